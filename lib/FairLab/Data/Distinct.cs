namespace FairLab.Data;

/// <summary>Names that tell parts apart must differ: two levels of one name would be counted, or encoded, as one or as two by chance.</summary>
static class Distinct
{
    /// <summary>Refuses a name that occurs twice.</summary>
    /// <param name="kind">What the names are names of, such as "adult: feature".</param>
    /// <param name="names">The names.</param>
    /// <exception cref="ArgumentException">A name that occurs twice.</exception>
    public static void Check(string kind, IEnumerable<string> names)
    {
        // Counts are made by the thousand, most of them of two groups.
        if (names is IReadOnlyList<string> { Count: 2 } two && two[0] != two[1])
            return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
            if (!seen.Add(name))
                throw new ArgumentException($"{kind}: found the name '{name}' twice, expected every name once");
    }
}
