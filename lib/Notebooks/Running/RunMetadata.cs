using System.Globalization;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Papermill's metadata, rewritten for each run: <c>metadata.papermill</c> of the notebook and of every cell.</summary>
internal static class RunMetadata
{
    const string Key = "papermill";

    public static void Prepare(NotebookDocument notebook, NotebookRunRequest request, JsonObject parameters)
    {
        notebook.Metadata[Key] = new JsonObject
        {
            ["default_parameters"] = new JsonObject(),
            ["duration"] = null,
            ["end_time"] = null,
            ["environment_variables"] = new JsonObject(),
            ["exception"] = null,
            ["input_path"] = request.InputPath,
            ["output_path"] = request.OutputPath,
            ["parameters"] = parameters,
            ["start_time"] = null,
            ["version"] = typeof(RunMetadata).Assembly.GetName().Version!.ToString(3),
        };
        foreach (var cell in notebook.Cells)
        {
            if (cell.Metadata["tags"] is not JsonArray)
                cell.Metadata["tags"] = new JsonArray();
            cell.Metadata[Key] = new JsonObject
            {
                ["duration"] = null, ["end_time"] = null, ["exception"] = null, ["start_time"] = null, ["status"] = "pending",
            };
        }
    }

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
    public static void Outcome(NotebookDocument notebook, RunStatus status, string? summary)
    {
        var outcome = new JsonObject { ["status"] = Name(status) };
        if (summary is not null)
            outcome["error"] = summary;
        notebook.Metadata["fairlab"] = outcome;
    }

    public static string Name(RunStatus status) => status switch
    {
        RunStatus.Completed => "completed",
        RunStatus.Failed => "failed",
        RunStatus.TimedOut => "timeout",
        _ => "interrupted",
    };

    static JsonObject Entry(JsonObject metadata) => (JsonObject)metadata[Key]!;

    static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);
}
