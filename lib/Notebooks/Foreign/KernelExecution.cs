using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>One request to run a cell, and what the kernel has sent about it so far.</summary>
internal sealed class KernelExecution(NotebookOutputs.CellOutput output, WidgetStates widgets)
{
    readonly JsonObject _timing = [];
    JsonObject? _reply;
    CellError? _error;
    bool _idle;
    int? _count;

    /// <summary>Whether reply and last output are in.</summary>
    public bool IsComplete => _idle && _reply is not null;

    public bool Replied => _reply is not null;

    public void Take(JupyterMessage message)
    {
        var content = message.Content;
        if (content["execution_count"] is JsonValue value && value.TryGetValue<int>(out var count))
            _count = count;
        var displayId = content["transient"] is JsonObject transient
            ? JupyterMessage.Text(transient, "display_id")
            : null;
        switch (message.Type)
        {
            case "execute_reply":
                _reply = content;
                Stamp("shell.execute_reply", message);
                break;
            case "status":
                var state = JupyterMessage.Text(content, "execution_state");
                _idle |= state == "idle";
                if (state is "idle" or "busy")
                    Stamp("iopub.status." + state, message);
                break;
            case "execute_input":
                Stamp("iopub.execute_input", message);
                break;
            case "stream":
                output.Stream(
                    JupyterMessage.Text(content, "name") == "stderr" ? StreamName.Stderr : StreamName.Stdout,
                    MultilineText.Read(content["text"]) ?? "");
                break;
            case "display_data":
                output.Show(Bundle("display_data", content), displayId);
                break;
            case "execute_result":
                var result = Bundle("execute_result", content);
                result["execution_count"] = _count;
                output.Show(result, displayId);
                break;
            case "update_display_data" when displayId is not null:
                output.Update(Object(content["data"]), Object(content["metadata"]), displayId);
                break;
            case "clear_output":
                output.Clear(JupyterMessage.Flag(content, "wait", false));
                break;
            case "error":
                _error = Error(content);
                output.Error(_error);
                break;
            case "comm_open" or "comm_msg" or "comm_close":
                widgets.Take(message.Type, content);
                break;
        }
    }

    public CellOutcome Outcome(bool interrupted)
    {
        var failed = _reply is not null && JupyterMessage.Text(_reply, "status") != "ok";
        var error = failed ? _error ?? Error(_reply!) : null;
        return new CellOutcome(new CellResult
        {
            Status = interrupted ? CellStatus.Interrupted : failed ? CellStatus.Failed : CellStatus.Completed,
            Error = error,
        })
        {
            Count = _count, Timing = _timing, ErrorShown = _error is not null && !interrupted,
            Exited = !interrupted && error is { Name: "SystemExit", Message: "" or "0" },
        };
    }

    /// <summary>The outcome when the kernel has replied, but never said that all output was sent.</summary>
    public CellOutcome Lost()
    {
        const string Message = "the kernel did not report the end of its output; some of it may be missing";
        return Outcome(interrupted: false) with
        {
            ErrorShown = false,
            Result = new CellResult
            {
                Status = CellStatus.Failed, Error = new CellError("TimeoutException", Message, null, null, [Message]),
            },
        };
    }

    void Stamp(string key, JupyterMessage message)
    {
        if (JupyterMessage.Text(message.Header, "date") is { } date)
            _timing[key] = date.Replace("+00:00", "Z", StringComparison.Ordinal);
    }

    static JsonObject Bundle(string type, JsonObject content) => new()
    {
        ["data"] = Object(content["data"]), ["metadata"] = Object(content["metadata"]), ["output_type"] = type,
    };

    static JsonObject Object(JsonNode? node) => node as JsonObject is { } json ? (JsonObject)json.DeepClone() : [];

    static CellError Error(JsonObject content) => new(
        JupyterMessage.Text(content, "ename") ?? "Error", JupyterMessage.Text(content, "evalue") ?? "", null, null,
        [.. content["traceback"] is JsonArray lines
            ? lines.Select(line => line is JsonValue value && value.TryGetValue<string>(out var text) ? text : "")
            : []]);
}
