using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Which kernel runs a notebook: the one asked for, else the one it names.</summary>
/// <param name="Kernel">The kernel's name, or null when none is known.</param>
/// <param name="Language">The language in which parameters are written, or null when none is known.</param>
/// <param name="Own">The language that FairLab runs itself, or null for another kernel and for none.</param>
internal sealed record KernelChoice(string? Kernel, string? Language, CellLanguage? Own)
{
    const string Polyglot = "polyglot-notebook";

    /// <summary>The name that logs give the kernel.</summary>
    public string Name => Kernel ?? (Own == CellLanguage.FSharp ? ".net-fsharp" : ".net-csharp");

    public static KernelChoice Of(NotebookDocument notebook, NotebookRunRequest request)
    {
        var asked = Given(request.Language);
        var kernel = Given(request.KernelName) ?? notebook.KernelName;
        // A kernel speaks its own language, whatever the notebook was written in; one that is not installed, that of
        // the notebook that names it.
        var spoken = kernel is null ? asked ?? Default(notebook) ?? notebook.Language
            : Code(kernel) is not null ? notebook.Language ?? kernel
            : Given(KernelSpec.Find(kernel)?.Language)
                ?? (kernel == notebook.KernelName ? notebook.KernelLanguage ?? notebook.Language : null);
        if (IsPolyglot(spoken))
            spoken = Default(notebook) ?? ".net-csharp";
        return new KernelChoice(kernel, asked ?? spoken, Code(kernel) ?? Code(spoken));
    }

    /// <summary>Refuses a notebook that nothing says how to run, in Papermill's words.</summary>
    /// <exception cref="NotebookFormatException">No kernel is known, or no language for its parameters.</exception>
    public void Require(NotebookRunRequest request, string name)
    {
        if (Kernel is null && (request.PapermillCompatible || Own is null))
            throw new NotebookFormatException(name, "No kernel name found in notebook and no override provided.");
        if (Language is null && Own is null && request.Parameters.Count > 0)
            throw new NotebookFormatException(name, "No language found in notebook and no override provided.");
    }

    /// <summary>The language of the cells that name none, as .NET Interactive's front ends record it; else the first
    /// that a cell names.</summary>
    static string? Default(NotebookDocument notebook)
    {
        foreach (var section in (ReadOnlySpan<string>)["polyglot_notebook", "dotnet_interactive"])
        {
            if (notebook.Metadata[section] is not JsonObject own)
                continue;
            var name = JupyterMessage.Text(own["kernelInfo"] as JsonObject ?? own, "defaultKernelName");
            if (Code(name) is not null)
                return name;
        }

        return notebook.Language is null || IsPolyglot(notebook.Language)
            ? notebook.Cells.Where(cell => cell.Kind == CellKind.Code).Select(CellLanguages.OfCell)
                .FirstOrDefault(name => Code(name) is not null)
            : null;
    }

    static CellLanguage? Code(string? name) =>
        name is not null && CellLanguages.Find(name) is CellLanguage.CSharp or CellLanguage.FSharp
            ? CellLanguages.Find(name)
            : null;

    static bool IsPolyglot(string? language) => Polyglot.Equals(language, StringComparison.OrdinalIgnoreCase);

    // An empty option counts as none, as in Python.
    static string? Given(string? option) => string.IsNullOrEmpty(option) ? null : option;
}
