namespace FairLab.Notebooks;

/// <summary>Which kernel runs a notebook: the one asked for, else the one it names.</summary>
/// <param name="Kernel">The kernel's name, or null when none is known.</param>
/// <param name="Language">The language's name, or null when none is known.</param>
internal sealed record KernelChoice(string? Kernel, string? Language)
{
    /// <summary>The language that FairLab runs itself, or null for another kernel.</summary>
    public CellLanguage? Own { get; } = Kernel switch
    {
        ".net-csharp" => CellLanguage.CSharp,
        ".net-fsharp" => CellLanguage.FSharp,
        _ => Language?.ToUpperInvariant() switch
        {
            "C#" or "CSHARP" or ".NET-CSHARP" => CellLanguage.CSharp,
            "F#" or "FSHARP" or ".NET-FSHARP" => CellLanguage.FSharp,
            "POLYGLOT-NOTEBOOK" => CellLanguage.CSharp,
            null when Kernel is null => CellLanguage.CSharp,
            _ => null,
        },
    };

    /// <summary>The name that logs give the kernel.</summary>
    public string Name => Kernel ?? (Own == CellLanguage.FSharp ? ".net-fsharp" : ".net-csharp");

    public static KernelChoice Of(NotebookDocument notebook, NotebookRunRequest request)
    {
        // A kernel given by name speaks its own language, whatever the notebook was written in.
        var language = request.Language ?? (request.KernelName is { } named && named != notebook.KernelName ? KernelSpec.Find(named)?.Language ?? notebook.Language : notebook.Language);
        return new KernelChoice(request.KernelName ?? notebook.KernelName, language);
    }
}
