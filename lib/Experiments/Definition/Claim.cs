namespace FairLab.Experiments.Definition;

/// <summary>What a study asserts, as C# over its collected tables.</summary>
/// <param name="Id">A short name, unique in the study.</param>
/// <param name="Says">The claim in one sentence.</param>
/// <param name="Paper">What the paper reports, as it prints it; null when it reports nothing.</param>
/// <param name="Measure">
/// A C# expression for the quantity, usually a <see cref="FairLab.Metrics.RunMean"/>; null when <see cref="Check"/>
/// says all.
/// </param>
/// <param name="Check">
/// A C# expression, true when the claim holds; <c>measured</c> is the value of <see cref="Measure"/>.
/// </param>
/// <param name="Line">Where its check stands in the experiment file.</param>
public sealed record Claim(string Id, string Says, string? Paper, string? Measure, string Check, int Line)
{
    /// <summary>
    /// Whether the claim is a negative control: an effect that must be absent where nothing was planted.
    /// </summary>
    public bool Control { get; init; }

    /// <summary>Where its measure stands in the experiment file; 0 without one.</summary>
    public int MeasureLine { get; init; }

    /// <summary>The names of the lets that <see cref="Measure"/> and <see cref="Check"/> were written with.</summary>
    public IReadOnlyList<string> Lets { get; init; } = [];
}
