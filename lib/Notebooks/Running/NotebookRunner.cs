using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// Executes notebooks, C# and F# in this process and others in their kernel's, and saves them with their outputs.
/// </summary>
public static class NotebookRunner
{
    /// <summary>
    /// Runs a notebook on one dedicated thread; ambient values (<see cref="AsyncLocal{T}"/>) of the caller are seen by
    /// its cells. The output notebook is saved atomically after each cell, so it is valid and complete up to the last
    /// finished cell at all times.
    /// </summary>
    /// <param name="request">What to run.</param>
    /// <param name="progress">Told about the beginning and the end of each cell, on the notebook's thread.</param>
    /// <param name="token">Stops the running cell; the result is then <see cref="RunStatus.Interrupted"/>, no
    /// exception.</param>
    /// <exception cref="NotebookFormatException">The input is not a notebook that can be read.</exception>
    /// <exception cref="NotebookParameterException">The notebook cannot take the parameters; nothing has run and
    /// nothing is written.</exception>
    /// <exception cref="KernelStartException">The kernel is not installed, or does not start.</exception>
    /// <exception cref="FileNotFoundException">The notebook does not exist.</exception>
    /// <exception cref="IOException">The output could not be written.</exception>
    public static async Task<NotebookResult> RunAsync(
        NotebookRunRequest request, IProgress<CellProgress>? progress = null, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var run = new NotebookRun(request, NotebookPreparation.Prepare(request, executing: true), progress);
        return await run.ExecuteAsync(token).ConfigureAwait(false);
    }

    /// <summary>The notebook as it would be executed, with its parameters injected; nothing is run.</summary>
    /// <inheritdoc cref="RunAsync" path="/exception"/>
    public static NotebookDocument Prepare(NotebookRunRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return NotebookPreparation.Prepare(request, executing: false).Notebook;
    }

    /// <summary>
    /// Whether a notebook's cells run in the calling process, so that an end of it is an end of them.
    /// </summary>
    /// <inheritdoc cref="RunAsync" path="/exception"/>
    public static bool RunsInProcess(NotebookRunRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return KernelChoice.Of(NotebookPreparation.Load(request), request).Own is not null;
    }

    /// <summary>
    /// How many notebooks that have ended are still in this process's memory; it collects garbage to tell.
    /// </summary>
    public static int RetainedSessions() => CellLoadContext.Retained();

    /// <summary>Writes a notebook as Jupyter does.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="path">The file; an existing one is replaced at once.</param>
    /// <param name="papermillCompatible">Whether to end without a line end, as Papermill does.</param>
    public static void Save(NotebookDocument notebook, string path, bool papermillCompatible = false)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        JupyterWriter.Save(notebook, path, lineEndAtEnd: !papermillCompatible);
    }

    /// <summary>
    /// Mends a notebook whose process died while a cell ran: that cell has failed, shows what it had shown, and the
    /// notebook says why.
    /// </summary>
    /// <param name="path">The notebook as it was last saved.</param>
    /// <param name="status">How the run ended.</param>
    /// <param name="cause">What happened, for people.</param>
    /// <param name="papermillCompatible">Whether to leave it as Papermill does: every cell completed.</param>
    /// <param name="now">The time of the death.</param>
    /// <returns>How the run ended; null when there is no saved notebook.</returns>
    public static NotebookResult? MarkStopped(
        string path, RunStatus status, string cause, bool papermillCompatible, DateTimeOffset now)
    {
        NotebookDocument notebook;
        try
        {
            notebook = NotebookDocument.Load(path);
        }
        catch (Exception error) when (error is IOException or NotebookFormatException)
        {
            return null;
        }

        JournalReplay.Apply(
            path,
            notebook,
            OutputLimits.Of(new NotebookRunRequest { InputPath = path, PapermillCompatible = papermillCompatible }));
        var result = RunRepair.Apply(notebook, status, cause, papermillCompatible, now);
        Save(notebook, path, papermillCompatible);
        OutputJournal.Delete(path);
        return result;
    }
}
