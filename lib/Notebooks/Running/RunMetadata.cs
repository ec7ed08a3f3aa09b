using System.Globalization;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// Papermill's metadata, rewritten for each run: <c>metadata.papermill</c> of the notebook and of every cell.
/// </summary>
internal static class RunMetadata
{
    const string Key = "papermill";

    /// <summary>The version of Papermill whose contract the metadata keep.</summary>
    public const string PapermillVersion = "2.6.0";

    /// <summary>The notebook's own entry. Papermill keeps that of an earlier run; ours is always new.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="request">The run.</param>
    /// <param name="parameters">The injected parameters; null when none are given.</param>
    /// <param name="executing">Whether the notebook is to be executed, or prepared alone.</param>
    public static void Prepare(
        NotebookDocument notebook, NotebookRunRequest request, JsonObject? parameters, bool executing)
    {
        var entry = request.PapermillCompatible && notebook.Metadata[Key] is JsonObject earlier
            ? earlier
            : new JsonObject
            {
                ["default_parameters"] = new JsonObject(), ["environment_variables"] = new JsonObject(),
                ["parameters"] = new JsonObject(), ["version"] = PapermillVersion,
            };
        if (parameters is not null)
            entry["parameters"] = parameters;
        entry["input_path"] = request.InputName ?? request.InputPath;
        entry["output_path"] = request.OutputName ?? request.OutputPath;
        if (executing)
        {
            foreach (var name in (ReadOnlySpan<string>)["duration", "end_time", "exception", "start_time"])
                entry[name] = null;
        }

        notebook.Metadata[Key] = entry;
        notebook.Metadata.Remove("fairlab");
        foreach (var cell in notebook.Cells)
        {
            if (cell.Metadata["tags"] is not JsonArray)
                cell.Metadata["tags"] = new JsonArray();
            if (request.ReportMode && cell.Kind == CellKind.Code)
                Hide(cell, request.PapermillCompatible);
            if (executing)
            {
                cell.Metadata[Key] = new JsonObject
                {
                    ["duration"] = null, ["end_time"] = null, ["exception"] = null, ["start_time"] = null,
                    ["status"] = "pending",
                };
                if (cell.Kind == CellKind.Code)
                    cell.Metadata.Remove("execution");
            }
            else if (!request.PapermillCompatible
                || (cell.Metadata[Key] is not JsonObject && !cell.HasTag(ParameterInspector.InjectedTag)))
            {
                cell.Metadata[Key] = new JsonObject();
            }
        }
    }

    /// <summary>When a cell began and ended, under the keys of nbclient.</summary>
    public static JsonObject Timing(DateTimeOffset begun, DateTimeOffset ended) => new()
    {
        ["iopub.execute_input"] = Zulu(begun), ["iopub.status.busy"] = Zulu(begun), ["iopub.status.idle"] = Zulu(ended),
        ["shell.execute_reply"] = Zulu(ended),
    };

    /// <summary>
    /// Makes a cell that was stopped, or never ran, say completed: what Papermill writes when its kernel dies or a cell
    /// takes too long.
    /// </summary>
    public static void Forget(JsonObject metadata)
    {
        var entry = Entry(metadata);
        if ((string?)entry["status"] == "failed")
            entry["exception"] = false;
        entry["status"] = "completed";
    }

    static void Hide(NotebookCell cell, bool alone)
    {
        if (alone || cell.Metadata["jupyter"] is not JsonObject)
            cell.Metadata["jupyter"] = new JsonObject();
        cell.Metadata["jupyter"]!["source_hidden"] = true;
    }

    static string Zulu(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static void Start(JsonObject metadata, DateTimeOffset now)
    {
        var entry = Entry(metadata);
        entry["start_time"] = Text(now);
        if (entry.ContainsKey("status"))
            (entry["status"], entry["exception"]) = ("running", false);
    }

    public static void End(JsonObject metadata, DateTimeOffset now, TimeSpan duration, bool failed)
    {
        var entry = Entry(metadata);
        entry["end_time"] = Text(now);
        entry["duration"] = Math.Round(duration.TotalSeconds, 6);
        if (entry.ContainsKey("status"))
            (entry["status"], entry["exception"]) = (failed ? "failed" : "completed", failed);
        else
            entry["exception"] = failed ? true : null;
    }

    /// <summary>What happened, in words Papermill's fields have none for.</summary>
    public static void Outcome(NotebookDocument notebook, string status, string? summary)
    {
        var outcome = new JsonObject
        {
            ["status"] = status, ["version"] = typeof(RunMetadata).Assembly.GetName().Version!.ToString(3),
        };
        if (summary is not null)
            outcome["error"] = summary;
        notebook.Metadata["fairlab"] = outcome;
    }

    public static string Name(RunStatus status) => status switch
    {
        RunStatus.Completed => "completed",
        RunStatus.Failed => "failed",
        RunStatus.TimedOut => "timeout",
        RunStatus.Killed => "killed",
        RunStatus.Died => "died",
        _ => "interrupted",
    };

    static JsonObject Entry(JsonObject metadata) => (JsonObject)metadata[Key]!;

    static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);
}
