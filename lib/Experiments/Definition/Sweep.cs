namespace FairLab.Experiments.Definition;

/// <summary>
/// The points at which a notebook is run. A point is its values: 1 and 1.0 are the same, 1 and "1" are not.
/// </summary>
/// <param name="Grids">
/// One or more grids, each of parameter names with their values; the points of a grid are all combinations, the last
/// name varying fastest.
/// </param>
/// <param name="Include">
/// Further points, given whole; each may set parameters that the grid does not name, and <c>seeds</c> of its own.
/// </param>
/// <param name="Exclude">Points of the grids to leave out: those that agree with one of these mappings.</param>
/// <param name="Seeds">How many seeds every point is run with: 0, 1, ..., Seeds - 1.</param>
public sealed record Sweep(
    IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<object?>>> Grids,
    IReadOnlyList<IReadOnlyDictionary<string, object?>> Include,
    IReadOnlyList<IReadOnlyDictionary<string, object?>> Exclude,
    int Seeds)
{
    /// <summary>The points with their numbers of seeds, in a fixed order.</summary>
    public IEnumerable<(IReadOnlyDictionary<string, object?> Point, int Seeds)> Points()
    {
        return Combinations().Where(point => !Exclude.Any(rule => Matches(rule, point)))
            .Select(point => (point, Seeds))
            .Concat(Include.Select(point => (
                (IReadOnlyDictionary<string, object?>)Ordered(point.Where(p => p.Key != "seeds")), Own(point))));

        int Own(IReadOnlyDictionary<string, object?> point) =>
            point.TryGetValue("seeds", out var own) ? checked((int)(long)own!) : Seeds;
    }

    /// <summary>The points of the grids, those among them that are excluded.</summary>
    internal IEnumerable<IReadOnlyDictionary<string, object?>> Combinations() => Grids.SelectMany(Combinations);

    /// <summary>Whether a point agrees with a rule in all the values that the rule names.</summary>
    internal static bool Matches(
        IReadOnlyDictionary<string, object?> rule,
        IReadOnlyDictionary<string, object?> point) =>
        rule.All(r =>
            point.TryGetValue(r.Key, out var value) && ValueIdentity.Of(value) == ValueIdentity.Of(r.Value));

    static IEnumerable<IReadOnlyDictionary<string, object?>> Combinations(
        IReadOnlyDictionary<string, IReadOnlyList<object?>> grid)
    {
        IEnumerable<IReadOnlyDictionary<string, object?>> points = [Ordered([])];
        foreach (var (name, values) in grid)
        {
            points = points.SelectMany(point => values.Select(value =>
                (IReadOnlyDictionary<string, object?>)Ordered(point.Append(KeyValuePair.Create(name, value)))));
        }
        return points;
    }

    static OrderedDictionary<string, object?> Ordered(IEnumerable<KeyValuePair<string, object?>> values) =>
        new OrderedDictionary<string, object?>(values, StringComparer.Ordinal);
}
