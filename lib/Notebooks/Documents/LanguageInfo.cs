using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// A kernel's language as Jupyter's protocol and nbformat call it, language_info: what the kernel answers and what a
/// run writes into its notebook, so that front ends colour cells and name exported files alike.
/// </summary>
internal static class LanguageInfo
{
    /// <summary>The language of a kernel; every language but F# is run by the C# kernel.</summary>
    public static JsonObject Of(CellLanguage language) => language == CellLanguage.FSharp
        ? Of("F#", "10.0", "text/x-fsharp", ".fs", "fsharp")
        : Of("C#", "14.0", "text/x-csharp", ".cs", "csharp");

    static JsonObject Of(string name, string version, string mimeType, string extension, string lexer) => new()
    {
        ["name"] = name, ["version"] = version, ["mimetype"] = mimeType, ["file_extension"] = extension,
        ["pygments_lexer"] = lexer, ["codemirror_mode"] = mimeType,
    };
}
