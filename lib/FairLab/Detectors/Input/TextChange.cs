using FairLab.Mitigators;

namespace FairLab.Detectors;

/// <summary>A change of texts: what would the model say if this word were another?</summary>
/// <param name="Name">What is changed, for tables.</param>
/// <param name="Apply">The text with the change made; a text that it does not concern comes back as it is.</param>
public sealed record TextChange(string Name, Func<string, string> Apply)
{
    /// <summary>Gendered words, pronouns among them, become their counterparts; see <see cref="GenderSwap"/>.</summary>
    public static TextChange Gender { get; } = new("gender swapped", GenderSwap.Apply);

    /// <summary>Words become others, such as the names of one list those of another.</summary>
    /// <param name="name">What is changed, for tables.</param>
    /// <param name="terms">Words and what takes their place.</param>
    public static TextChange Replace(string name, IEnumerable<KeyValuePair<string, string>> terms) =>
        new(name, new TermReplacement(terms).Apply);

    /// <summary>Words become one token that says nothing of whom they stand for.</summary>
    /// <param name="terms">The words.</param>
    public static TextChange Mask(IEnumerable<string> terms) =>
        new($"replaced by {TermReplacement.Identity}", TermReplacement.Names(terms).Apply);
}
