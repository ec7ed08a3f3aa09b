namespace FairLab.Notebooks;

/// <summary>Finds what somebody who mistyped a name most likely meant.</summary>
public static class NearestName
{
    /// <summary>
    /// The candidate with the smallest edit distance, when it is close enough to be meant; else null.
    /// </summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var limit = Math.Max(2, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = EditDistance.Between(name, candidate);
            if (distance < limit && distance < Math.Max(name.Length, candidate.Length))
                (best, limit) = (candidate, distance);
        }

        return best;
    }

    /// <summary>A hint to append to a message: "; did you mean 'x'?", or nothing.</summary>
    public static string Hint(string name, IEnumerable<string> candidates) =>
        Of(name, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : "";
}
