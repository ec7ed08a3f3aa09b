using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// What is written into a notebook when its run has ended: states, marker cells, and what happened in words.
/// </summary>
internal static class RunEnding
{
    public static NotebookResult Apply(NotebookRunRequest request, NotebookResult result, bool left, DateTimeOffset now)
    {
        if (request.PapermillCompatible)
            return AsPapermill(result, now);
        var notebook = result.Notebook;
        if (left)
            new NotebookOutputs().For(notebook.Cells[result.FailingCell!.Value]).Error(result.Error!);
        if (result.Status != RunStatus.Completed && !result.ExitedCleanly && result.FailingCell is { } failing)
            ErrorMarkers.Insert(notebook, failing, result.FailingCount);
        RunMetadata.End(notebook.Metadata, now, result.Duration, result.Status != RunStatus.Completed);
        RunMetadata.Outcome(
            notebook, result.ExitedCleanly ? "exited" : RunMetadata.Name(result.Status), result.Summary);
        return result;
    }

    /// <summary>
    /// Papermill records an error of a cell alone: all that stops a run otherwise leaves every cell completed. And an
    /// expected exception fails the run in the end.
    /// </summary>
    static NotebookResult AsPapermill(NotebookResult result, DateTimeOffset now)
    {
        var notebook = result.Notebook;
        var failed = result.Status == RunStatus.Failed;
        RunMetadata.End(notebook.Metadata, now, result.Duration, failed);
        if (result.Status is not (RunStatus.Completed or RunStatus.Failed))
        {
            foreach (var cell in notebook.Cells)
                RunMetadata.Forget(cell.Metadata);
            return result;
        }

        if (Shown(notebook) is { } error)
        {
            var cell = notebook.Cells[error.Cell];
            ErrorMarkers.Insert(notebook, error.Cell, cell.ExecutionCount);
            return result with
            {
                Status = RunStatus.Failed, FailingCell = error.Cell, FailingCount = cell.ExecutionCount,
                ExitedCleanly = false,
                Error = result.Error
                    ?? new CellError(Text(error.Output["ename"]), Text(error.Output["evalue"]), null, null,
                        [.. error.Output["traceback"] is JsonArray lines ? lines.Select(Text) : []]),
            };
        }

        return result;
    }

    /// <summary>The last cell with an error among its outputs, a clean exit not counted.</summary>
    static (int Cell, JsonObject Output)? Shown(NotebookDocument notebook)
    {
        for (var i = notebook.Cells.Count - 1; i >= 0; i--)
        {
            if (notebook.Cells[i].Kind != CellKind.Code)
                continue;
            foreach (var output in notebook.Cells[i].Outputs.OfType<JsonObject>())
            {
                if (Text(output["output_type"]) == "error"
                    && !(Text(output["ename"]) == "SystemExit" && Text(output["evalue"]) is "" or "0"))
                    return (i, output);
            }
        }

        return null;
    }

    static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
