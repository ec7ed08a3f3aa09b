namespace FairLab.Models;

/// <summary>The recipe of a <see cref="LanguageIdentifier"/>; nothing in it is random.</summary>
public sealed record LanguageIdentifierOptions
{
    /// <summary>The most characters that are looked at together.</summary>
    /// <value>3.</value>
    public int Length { get; init => field = Require.That(value, value is >= 1 and <= 8, "a number in [1, 8]"); } = 3;

    /// <summary>α: how often every n-gram counts as seen in every language beforehand.</summary>
    /// <value>1, Laplace's rule.</value>
    public double Smoothing { get; init => field = Require.Positive(value); } = 1;

    /// <summary>Fits a model; see <see cref="LanguageIdentifier.Train"/>.</summary>
    public LanguageIdentifier Train(IReadOnlyList<string> texts, IReadOnlyList<string> languages) =>
        LanguageIdentifier.Train(texts, languages, this);
}
