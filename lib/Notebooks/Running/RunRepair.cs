using System.Globalization;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Ends a run from outside, on the notebook that its process saved last.</summary>
internal static class RunRepair
{
    public static NotebookResult Apply(
        NotebookDocument notebook, RunStatus status, string cause, bool papermillCompatible, DateTimeOffset now)
    {
        int? running = null;
        var completed = 0;
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            var state = notebook.Cells[i].Metadata["papermill"] is JsonObject entry
                && entry["status"] is JsonValue value
                && value.TryGetValue<string>(out var text)
                ? text
                : null;
            if (state == "running")
                running = i;
            if (state == "completed" && notebook.Cells[i].ExecutionCount is not null)
                completed++;
        }

        var count = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).Max(cell => cell.ExecutionCount) ?? 0;
        if (running is { } at)
        {
            var cell = notebook.Cells[at];
            RunMetadata.End(cell.Metadata, now, Since(cell.Metadata, now), failed: true);
            if (cell.Kind == CellKind.Code)
                cell.ExecutionCount = ++count;
        }

        cause = StackOverflowCause.Of(cause, notebook, running) ?? cause;
        var name = status == RunStatus.Died ? "DeadKernelError" : "OperationCanceledException";
        var error = new CellError(name, cause, null, null, [$"{name}: {cause}"]);
        if (running is { } dead && notebook.Cells[dead].Kind == CellKind.Code && !papermillCompatible)
            new NotebookOutputs().For(notebook.Cells[dead]).Error(error);

        var duration = notebook.Metadata["papermill"] is JsonObject ? Since(notebook.Metadata, now) : TimeSpan.Zero;
        return RunEnding.Apply(
            new NotebookRunRequest { InputPath = "", PapermillCompatible = papermillCompatible },
            new NotebookResult
            {
                Status = status, Error = error, FailingCell = running, FailingCount = running is null ? null : count,
                Duration = duration, CellsCompleted = completed, Notebook = notebook,
            },
            left: false,
            now);
    }

    static TimeSpan Since(JsonObject metadata, DateTimeOffset now) =>
        metadata["papermill"]?["start_time"] is JsonValue value && value.TryGetValue<string>(out var text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start)
        && start <= now
            ? now - start
            : TimeSpan.Zero;
}
