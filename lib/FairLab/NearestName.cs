using FairLab.Notebooks;

namespace FairLab;

/// <summary>
/// Suggestions for a misspelt name: every message about an unknown name ends with the nearest valid one.
/// </summary>
public static class NearestName
{
    /// <summary>
    /// The candidate with the smallest edit distance to <paramref name="name"/>, letter case ignored.
    /// </summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">The valid names.</param>
    /// <returns>The nearest candidate, the first in order on a tie; null when there are none.</returns>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        return candidates.MinBy(candidate => EditDistance.Between(name, candidate));
    }

    /// <summary>
    /// One line for an unknown name: what was found, the nearest valid name, and all valid names when they are few.
    /// </summary>
    /// <param name="kind">What the name stands for, such as "data set".</param>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">The valid names.</param>
    public static string Message(string kind, string name, IReadOnlyCollection<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var nearest = Of(name, candidates);
        var hint = nearest is null ? "there are none" : $"did you mean '{nearest}'?";
        var all = candidates.Count is > 1 and <= 40 ? $" Valid: {string.Join(", ", candidates)}." : "";
        return $"unknown {kind} '{name}': {hint}{all}";
    }

    /// <summary>
    /// What was expected instead of an unknown name, to follow "found ..., expected": one of the valid names, the
    /// nearest first.
    /// </summary>
    /// <param name="kind">What the name stands for, such as "column".</param>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">The valid names.</param>
    public static string Expected(string kind, string name, IReadOnlyCollection<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var nearest = Of(name, candidates);
        return nearest is null ? $"a {kind} of this name, but there are none"
            : candidates.Count is > 1 and <= 40 ? $"one of {string.Join(", ", candidates)}; did you mean '{nearest}'?"
            : $"one of its {candidates.Count} {kind}s; did you mean '{nearest}'?";
    }
}
