using System.Text;

namespace FairLab.Data;

/// <summary>
/// Names that tell parts apart must differ: two levels of one name would be counted, or encoded, as one or as two by
/// chance.
/// </summary>
static class Distinct
{
    /// <summary>Refuses a name that occurs twice.</summary>
    /// <param name="kind">What the names are names of, such as "adult: feature".</param>
    /// <param name="names">The names.</param>
    /// <exception cref="ArgumentException">A name that occurs twice.</exception>
    public static void Check(string kind, IEnumerable<string> names)
    {
        // Counts are made by the thousand, most of them of two groups.
        if (names is IReadOnlyList<string> { Count: 2 } two && two[0] != two[1] && Ascii.IsValid(two[0])
            && Ascii.IsValid(two[1]))
            return;
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
            if (!seen.TryAdd(Written(name), name))
                throw new ArgumentException(seen[Written(name)] == name
                    ? $"{kind}: found the name '{name}' twice, expected every name once"
                    : $"{kind}: found the name '{name}' twice, in two Unicode forms (é as one sign, and as "
                        + "e with an accent), expected every name once: bring the file to one form (NFC)");
    }

    /// <summary>What a reader sees: é is one letter, whether it is one sign or two; a text that is no Unicode stays
    /// itself.</summary>
    static string Written(string name)
    {
        try
        {
            return Ascii.IsValid(name) ? name : name.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return name;
        }
    }
}
