using FairLab.Data;

namespace FairLab.Mitigators;

/// <summary>
/// Swap augmentation of rated texts (Zhao et al. 2018, section 3 [zhao2018], for gender): every text also with the
/// names of the one list for those of the other, with gendered words for their counterparts, and with both, all with
/// the same rating. Whom a text is about then says nothing of its rating.
/// </summary>
/// <param name="names">
/// Names and what takes their place, in both directions, such as <see cref="Person.RaceSwap"/>.
/// </param>
public sealed class SwapAugmentation(IEnumerable<KeyValuePair<string, string>> names)
{
    readonly TermReplacement _names = new(names);

    /// <summary>Names swapped by race, and gendered words.</summary>
    public static SwapAugmentation RaceAndGender => new(Person.RaceSwap);

    /// <summary>The texts with their swaps, each version of a text once, the text itself first.</summary>
    /// <param name="texts">The texts.</param>
    public IReadOnlyList<RatedText> Apply(IEnumerable<RatedText> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. texts.SelectMany(t =>
        {
            var renamed = _names.Apply(t.Text);
            return new[] { t.Text, renamed, GenderSwap.Apply(t.Text), GenderSwap.Apply(renamed) }
                .Distinct(StringComparer.Ordinal).Select(text => t with { Text = text });
        })];
    }
}
