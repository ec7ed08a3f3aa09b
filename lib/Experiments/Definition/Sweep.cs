namespace FairLab.Experiments.Definition;

/// <summary>The points at which a notebook is run.</summary>
/// <param name="Grids">One or more grids, each of parameter names with their values; the points of a grid are all combinations, the last name varying fastest.</param>
/// <param name="Include">Further points, given whole; each may set parameters that the grid does not name, and <c>seeds</c> of its own.</param>
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
        return Grids.SelectMany(Combinations).Where(point => !Exclude.Any(rule => rule.All(r => point.TryGetValue(r.Key, out var v) && Equals(v, r.Value))))
            .Select(point => ((IReadOnlyDictionary<string, object?>)point, Seeds))
            .Concat(Include.Select(point => (
                (IReadOnlyDictionary<string, object?>)point.Where(p => p.Key != "seeds").ToDictionary(StringComparer.Ordinal),
                point.TryGetValue("seeds", out var own) ? (int)(long)own! : Seeds)));
    }

    static IEnumerable<Dictionary<string, object?>> Combinations(IReadOnlyDictionary<string, IReadOnlyList<object?>> grid)
    {
        IEnumerable<Dictionary<string, object?>> points = [[]];
        foreach (var (name, values) in grid)
            points = points.SelectMany(point => values.Select(value => new Dictionary<string, object?>(point, StringComparer.Ordinal) { [name] = value }));
        return points;
    }
}
