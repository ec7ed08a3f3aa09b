using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Makes a notebook ready to run.</summary>
internal static class NotebookPreparation
{
    public static NotebookDocument Load(NotebookRunRequest request)
    {
        if (!File.Exists(request.InputPath))
            throw new FileNotFoundException($"{request.InputPath}: no such notebook", request.InputPath);
        if (request.OutputPath is { } output
            && Path.GetDirectoryName(Path.GetFullPath(output)) is { } folder
            && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{output}: the folder {folder} does not exist");
        return NotebookReader.Read(File.ReadAllBytes(request.InputPath), request.InputName ?? request.InputPath);
    }

    public static PreparedNotebook Prepare(NotebookRunRequest request, bool executing)
    {
        var notebook = Load(request);
        var name = request.InputName ?? request.InputPath;
        var kernel = KernelChoice.Of(notebook, request);
        if (executing || request.Parameters.Count > 0)
            kernel.Require(request, name);
        List<string> warnings = [];
        ParameterInjection? injection = null;
        JsonObject? parameters = null;
        if (request.Parameters.Count > 0)
        {
            parameters = [];
            if (kernel.Own == CellLanguage.CSharp && !request.PapermillCompatible)
                injection = InjectTyped(notebook, request, name, parameters, warnings);
            else
                InjectText(notebook, request, name, kernel, parameters, warnings);
        }

        ErrorMarkers.Remove(notebook);
        if (executing)
            notebook.ClearOutputs();
        RunMetadata.Prepare(notebook, request, parameters, executing);
        foreach (var warning in warnings)
            request.Messages?.Invoke(new RunMessage(RunMessageKind.Warning, warning));
        if (kernel.Own is { } language)
            return new PreparedNotebook(
                notebook, kernel.Name, false, _ => new SessionExecutor(request.Session, language, injection), warnings);
        if (!executing)
            return new PreparedNotebook(
                notebook, kernel.Name, true, _ => throw new InvalidOperationException("not to be executed"), warnings);
        var spec = KernelSpec.Get(kernel.Name, name);
        return new PreparedNotebook(
            notebook, kernel.Name, true, token => ForeignExecutor.Start(spec, request, token), warnings);
    }

    static ParameterInjection InjectTyped(
        NotebookDocument notebook,
        NotebookRunRequest request,
        string name,
        JsonObject parameters,
        List<string> warnings)
    {
        var declared = ParameterInspector.Inspect(notebook, request.Session, name);
        var injection = ParameterInjection.Bind(declared, request.Parameters, name);
        warnings.AddRange(declared.Warnings);
        Inject(notebook, injection.ShownSource, request, warnings);
        foreach (var (key, value) in injection.Values)
            parameters[key] = ParameterValue.ToJson(value);
        return injection;
    }

    static void InjectText(
        NotebookDocument notebook,
        NotebookRunRequest request,
        string name,
        KernelChoice kernel,
        JsonObject parameters,
        List<string> warnings)
    {
        var translator = ParameterTranslator.Find(kernel.Kernel, kernel.Language, request.PapermillCompatible)
            ?? throw new NotebookParameterException(
                name,
                $"No parameter translator functions specified for kernel '{kernel.Name}' "
                    + $"or language '{kernel.Language}'");
        var values = request.Parameters
            .Select(pair => KeyValuePair.Create(pair.Key, ParameterValue.Normalize(pair.Value) is ParameterText text
                ? ParameterBinding.Guess(text.Text)
                : ParameterValue.Normalize(pair.Value))).ToList();
        HashSet<string> known = [];
        if (notebook.FirstTagged(ParameterInspector.ParametersTag) is { } cell)
        {
            if (translator is PythonTranslator)
                known.UnionWith(PythonParameters.Inspect(cell.Source).Select(parameter => parameter.Name));
            else
                warnings.Add($"Translator for '{kernel.Language}' language does not support parameter introspection.");
        }

        warnings.AddRange(
            values.Where(pair => !known.Contains(pair.Key)).Select(pair => $"Passed unknown parameter: {pair.Key}"));
        try
        {
            Inject(notebook, translator.Source(values), request, warnings);
        }
        catch (NotSupportedException error)
        {
            throw new NotebookParameterException(name, error.Message);
        }

        foreach (var (key, value) in values)
            parameters[key] = request.PapermillCompatible
                ? ParameterValue.ToPythonJson(value)
                : ParameterValue.ToJson(value);
    }

    /// <summary>
    /// Replaces the injected cell of an earlier run in place; else inserts one below the parameters cell, else at the
    /// top.
    /// </summary>
    static void Inject(NotebookDocument notebook, string source, NotebookRunRequest request, List<string> warnings)
    {
        var cell = NotebookCell.Create(CellKind.Code, source, ParameterInspector.InjectedTag);
        var index = 0;
        if (notebook.FirstTagged(ParameterInspector.InjectedTag) is { } earlier)
        {
            index = notebook.IndexOf(earlier);
            notebook.RemoveAt(index);
        }
        else if (notebook.FirstTagged(ParameterInspector.ParametersTag) is { } declaring)
        {
            index = notebook.IndexOf(declaring) + 1;
        }
        else
        {
            warnings.Add("Input notebook does not contain a cell with tag 'parameters'");
        }

        notebook.Insert(index, cell);
        if (request.ReportMode)
            cell.Metadata["jupyter"] = new JsonObject { ["source_hidden"] = true };
    }
}
