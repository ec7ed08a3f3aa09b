namespace FairLab.Experiments.Definition;

/// <summary>The points at which a notebook is run.</summary>
/// <param name="Grid">Parameter names with their values; the points are all combinations, the last name varying fastest.</param>
/// <param name="Include">Further points, given whole; each may set parameters that the grid does not name, and <c>seeds</c> of its own.</param>
/// <param name="Exclude">Points of the grid to leave out: those that agree with one of these mappings.</param>
/// <param name="Seeds">How many seeds every point is run with: 0, 1, ..., Seeds - 1.</param>
public sealed record Sweep(
    IReadOnlyDictionary<string, IReadOnlyList<object?>> Grid,
    IReadOnlyList<IReadOnlyDictionary<string, object?>> Include,
    IReadOnlyList<IReadOnlyDictionary<string, object?>> Exclude,
    int Seeds)
{
    /// <summary>The points with their numbers of seeds, in a fixed order.</summary>
    public IEnumerable<(IReadOnlyDictionary<string, object?> Point, int Seeds)> Points()
    {
        IEnumerable<Dictionary<string, object?>> points = [[]];
        foreach (var (name, values) in Grid)
            points = points.SelectMany(point => values.Select(value => new Dictionary<string, object?>(point, StringComparer.Ordinal) { [name] = value }));
        return points.Where(point => !Exclude.Any(rule => rule.All(r => point.TryGetValue(r.Key, out var v) && Equals(v, r.Value))))
            .Select(point => ((IReadOnlyDictionary<string, object?>)point, Seeds))
            .Concat(Include.Select(point => (
                (IReadOnlyDictionary<string, object?>)point.Where(p => p.Key != "seeds").ToDictionary(StringComparer.Ordinal),
                point.TryGetValue("seeds", out var own) ? (int)(long)own! : Seeds)));
    }
}
