using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Executes notebooks in this process and saves them with their outputs.</summary>
public static class NotebookRunner
{
    /// <summary>
    /// Runs a notebook on one dedicated thread; ambient values (<see cref="AsyncLocal{T}"/>) of the caller are seen by its cells.
    /// The output notebook is saved atomically after each cell, so it is valid and complete up to the last finished cell at all times.
    /// </summary>
    /// <param name="request">What to run.</param>
    /// <param name="progress">Told about the beginning and the end of each cell, on the notebook's thread.</param>
    /// <param name="token">Stops the running cell; the result is then <see cref="RunStatus.Interrupted"/>, no exception.</param>
    /// <exception cref="NotebookFormatException">The input is not a notebook that can be read.</exception>
    /// <exception cref="NotebookParameterException">The notebook cannot take the parameters; nothing has run and nothing is written.</exception>
    /// <exception cref="FileNotFoundException">The notebook does not exist.</exception>
    /// <exception cref="IOException">The output could not be written.</exception>
    public static async Task<NotebookResult> RunAsync(
        NotebookRunRequest request, IProgress<CellProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var run = new NotebookRun(request, Prepare(request, out var injection, out var warnings), injection, warnings, progress);
        return await run.ExecuteAsync(token).ConfigureAwait(false);
    }

    /// <summary>The notebook as it would be executed, with its parameters injected; nothing is run.</summary>
    /// <inheritdoc cref="RunAsync" path="/exception"/>
    public static NotebookDocument Prepare(NotebookRunRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Prepare(request, out _, out _);
    }

    static NotebookDocument Prepare(NotebookRunRequest request, out ParameterInjection? injection, out IReadOnlyList<string> warnings)
    {
        if (!File.Exists(request.InputPath))
            throw new FileNotFoundException($"{request.InputPath}: no such notebook", request.InputPath);
        if (request.OutputPath is { } output && Path.GetDirectoryName(Path.GetFullPath(output)) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{output}: the folder {folder} does not exist");
        var notebook = NotebookDocument.Load(request.InputPath);
        RequireCSharp(notebook, request.InputPath);
        ErrorMarkers.Remove(notebook);
        injection = null;
        warnings = [];
        var parameters = new JsonObject();
        if (request.Parameters.Count > 0)
        {
            var declared = ParameterInspector.Inspect(notebook, request.Session, request.InputPath);
            injection = ParameterInjection.Bind(declared, request.Parameters, request.InputPath);
            warnings = declared.Warnings;
            Inject(notebook, injection.ShownSource);
            foreach (var (name, value) in injection.Values)
                parameters[name] = ParameterValue.ToJson(value);
        }

        notebook.ClearOutputs();
        RunMetadata.Prepare(notebook, request, parameters);
        return notebook;
    }

    static void RequireCSharp(NotebookDocument notebook, string file)
    {
        var kernel = notebook.KernelName;
        if (kernel is not null && kernel != ".net-csharp" && notebook.Language is { } language
            && !language.Equals("C#", StringComparison.OrdinalIgnoreCase) && !language.Equals("csharp", StringComparison.OrdinalIgnoreCase))
            throw new NotebookFormatException(file, $"expected a C# notebook, found kernel '{kernel}' (language {language})");
    }

    /// <summary>Replaces the injected cell of an earlier run in place; else inserts one below the parameters cell.</summary>
    static void Inject(NotebookDocument notebook, string source)
    {
        var cell = NotebookCell.Create(CellKind.Code, source, ParameterInspector.InjectedTag);
        if (notebook.FirstTagged(ParameterInspector.InjectedTag) is { } earlier)
        {
            var index = notebook.IndexOf(earlier);
            notebook.RemoveAt(index);
            notebook.Insert(index, cell);
        }
        else
        {
            notebook.Insert(notebook.IndexOf(notebook.FirstTagged(ParameterInspector.ParametersTag)!) + 1, cell);
        }
    }
}
