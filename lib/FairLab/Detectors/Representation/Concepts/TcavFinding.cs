using FairLab.Metrics;

namespace FairLab.Detectors;

/// <summary>What testing with concept vectors found for one concept at one layer.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Against">What it was told apart from.</param>
/// <param name="Layer">The layer, or several joined by " + ".</param>
/// <param name="Output">The class.</param>
/// <param name="Direction">Which way it was asked.</param>
/// <param name="Inputs">How many inputs of the class were looked at.</param>
/// <param name="Accuracy">How well held-out examples of the concept are told from the others, a mean over random
/// sets; 0.5 is chance.</param>
/// <param name="Score">The share of inputs whose logit rises along the concept, a mean over random sets, with Wilson's
/// interval for the inputs; undefined, and why, where the layer does not know the concept.</param>
/// <param name="Magnitude">The mean derivative, or the mean change of the logit by one step; undefined
/// likewise.</param>
/// <param name="RandomScores">Between what 95% of the scores of random concepts in its place lie.</param>
/// <param name="P">The p-value by the test that was asked for.</param>
/// <param name="PHolm">The same, adjusted by Holm's method over all concepts and layers.</param>
public sealed record TcavFinding(string Concept, string Against, string Layer, int Output, ConceptDirection Direction,
    int Inputs, Estimate Accuracy, Estimate Score, Measure Magnitude, Interval RandomScores, Measure P, double PHolm)
{
    /// <summary>The p-values of all tests.</summary>
    public required IReadOnlyDictionary<ConceptTest, Measure> Tests { get; init; }

    /// <summary>The vector: of a concept against random sets the mean over them.</summary>
    public required ConceptVector Vector { get; init; }

    /// <summary>What a reader should know, such as why the score is withheld; null when there is nothing to
    /// say.</summary>
    public string? Note { get; init; }
}
