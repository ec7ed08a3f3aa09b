namespace FairLab.Notebooks;

/// <summary>How far apart two words are: what suggestions for a misspelt name go by.</summary>
internal static class EditDistance
{
    /// <summary>
    /// The Levenshtein distance: the fewest insertions, deletions and substitutions from one word to the other, letter
    /// case ignored.
    /// </summary>
    public static int Between(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var isSame = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                var substitute = diagonal + (isSame ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
