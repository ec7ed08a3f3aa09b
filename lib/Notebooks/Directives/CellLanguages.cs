using System.Collections.Frozen;

namespace FairLab.Notebooks;

/// <summary>The names notebooks use for languages: after <c>#!</c>, in cell metadata and in kernelspecs.</summary>
internal static class CellLanguages
{
    static readonly FrozenDictionary<string, CellLanguage> Names =
        new Dictionary<string, CellLanguage>(StringComparer.OrdinalIgnoreCase)
        {
            ["csharp"] = CellLanguage.CSharp, ["c#"] = CellLanguage.CSharp,
            [".net-csharp"] = CellLanguage.CSharp, ["dotnet-interactive.csharp"] = CellLanguage.CSharp,
            ["fsharp"] = CellLanguage.FSharp, ["f#"] = CellLanguage.FSharp,
            [".net-fsharp"] = CellLanguage.FSharp, ["dotnet-interactive.fsharp"] = CellLanguage.FSharp,
            ["markdown"] = CellLanguage.Markdown, ["md"] = CellLanguage.Markdown, ["html"] = CellLanguage.Html,
            ["javascript"] = CellLanguage.JavaScript, ["js"] = CellLanguage.JavaScript,
            ["mermaid"] = CellLanguage.Mermaid, ["value"] = CellLanguage.Value,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static CellLanguage? Find(string name) => Names.TryGetValue(name, out var language) ? language : null;

    /// <summary>The name of the kernel that runs a language.</summary>
    public static string KernelName(CellLanguage language) => language switch
    {
        CellLanguage.FSharp => "fsharp", CellLanguage.Markdown => "markdown", CellLanguage.Html => "html",
        CellLanguage.JavaScript => "javascript", CellLanguage.Mermaid => "mermaid", CellLanguage.Value => "value",
        _ => "csharp",
    };

    /// <summary>
    /// The language a notebook's cell says it is in, by the keys of the present and the former front ends; null when it
    /// says nothing.
    /// </summary>
    public static string? OfCell(NotebookCell cell)
    {
        ReadOnlySpan<(string, string)> keys = [("polyglot_notebook", "kernelName"), ("dotnet_interactive", "language")];
        foreach (var (section, key) in keys)
        {
            if (cell.Metadata[section] is System.Text.Json.Nodes.JsonObject data
                && data[key] is System.Text.Json.Nodes.JsonValue value
                && value.TryGetValue<string>(out var name))
                return name;
        }

        return null;
    }
}
