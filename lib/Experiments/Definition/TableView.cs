namespace FairLab.Experiments.Definition;

/// <summary>How a report shows one of its tables.</summary>
/// <param name="Caption">What it shows; null: its name.</param>
/// <param name="Best">Columns with a best value: <c>highest</c>, <c>lowest</c>, or a number to be nearest to.</param>
/// <param name="Within">The columns within whose every combination there is a best value.</param>
public sealed record TableView(
    string? Caption, IReadOnlyDictionary<string, string> Best, IReadOnlyList<string> Within)
{
    /// <summary>Reads the section <c>tables</c>.</summary>
    internal static IReadOnlyDictionary<string, TableView> Read(YamlMap map)
    {
        if (!map.Has("tables"))
            return new Dictionary<string, TableView>();
        var section = map.Map("tables", "'tables'", []);
        return section.Names.ToDictionary(name => name, name =>
        {
            var view = section.Map(name, $"table '{name}'", "caption", "best", "within");
            var best = view.Has("best") ? view.Map("best", "'best'", []) : null;
            return new TableView(view.OptionalString("caption"),
                best?.Names.ToDictionary(column => column, best.String) ?? [],
                view.Strings("within"));
        });
    }
}
