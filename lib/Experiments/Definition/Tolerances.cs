namespace FairLab.Experiments.Definition;

/// <summary>
/// How exactly a study's tables are computed again, <c>verify: { relative: 1e-6, columns: { accuracy: { absolute: 0.005
/// } } }</c>.
/// </summary>
/// <param name="Study">For every column that has none of its own.</param>
/// <param name="Columns">By the column's name, or by <c>table.column</c>, which goes before it.</param>
public sealed record Tolerances(Tolerance Study, IReadOnlyDictionary<string, Tolerance> Columns)
{
    /// <summary>The same bytes.</summary>
    public static Tolerances Exact { get; } = new(default, new Dictionary<string, Tolerance>());

    /// <summary>The tolerance of a column.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    public Tolerance Of(string table, string column) =>
        Columns.TryGetValue($"{table}.{column}", out var own) || Columns.TryGetValue(column, out own) ? own : Study;

    internal static Tolerances Read(YamlMap map)
    {
        if (!map.Has("verify"))
            return Exact;
        var verify = map.Map("verify", "'verify'", "relative", "absolute", "columns");
        var columns = new Dictionary<string, Tolerance>(StringComparer.Ordinal);
        if (verify.Has("columns"))
        {
            var section = verify.Map("columns", "'columns'");
            foreach (string name in section.Names)
                columns.Add(name, One(section.Map(name, $"the tolerance of '{name}'", "relative", "absolute")));
        }
        return new Tolerances(One(verify), columns);
    }

    static Tolerance One(YamlMap map) => new(map.Bound("relative"), map.Bound("absolute"));
}
