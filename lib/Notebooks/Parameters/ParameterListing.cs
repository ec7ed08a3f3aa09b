namespace FairLab.Notebooks;

/// <summary>
/// Lists the parameters of a notebook in any language, as far as they can be known without running it.
/// </summary>
public static class ParameterListing
{
    /// <summary>
    /// Name, type, default and documentation of each parameter; a type or default that is not known is <c>None</c>.
    /// Null when no cell is tagged <c>parameters</c>.
    /// </summary>
    /// <param name="request">The notebook, and the session it would run in.</param>
    /// <exception cref="NotebookFormatException">The notebook cannot be read.</exception>
    /// <exception cref="NotebookParameterException">The parameters cell does not compile.</exception>
    public static IReadOnlyList<(string Name, string Type, string Default, string Help)>? Of(NotebookRunRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var notebook = NotebookPreparation.Load(request with { OutputPath = null });
        if (notebook.FirstTagged(ParameterInspector.ParametersTag) is not { } cell)
            return null;
        var kernel = KernelChoice.Of(notebook, request);
        kernel.Require(request, request.InputName ?? request.InputPath);
        if (kernel.Own == CellLanguage.CSharp && !request.PapermillCompatible)
        {
            var set = ParameterInspector.Inspect(notebook, request.Session, request.InputName ?? request.InputPath);
            return [.. set.Parameters.Select(parameter => (
                parameter.Name, parameter.Type.Name, parameter.Default ?? "None", parameter.Documentation ?? ""))];
        }

        return ParameterTranslator.Find(kernel.Kernel, kernel.Language, request.PapermillCompatible) is PythonTranslator
            ? PythonParameters.Inspect(cell.Source)
            : [];
    }
}
