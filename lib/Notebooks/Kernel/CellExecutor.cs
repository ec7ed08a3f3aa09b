using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Runs the cells that front ends send, one after another.</summary>
/// <param name="session">Where they run.</param>
/// <param name="channels">Where outputs and replies go.</param>
/// <param name="patience">How long an interrupted cell may take to stop before its thread is left behind.</param>
/// <param name="lastArrived">The place in the order of arrival of the last request that has arrived.</param>
/// <param name="replaceThread">Starts another thread in place of one that is left behind.</param>
internal sealed class CellExecutor(
    NotebookSession session, KernelChannels channels, TimeSpan patience, Func<long> lastArrived, Action replaceThread)
{
    readonly Lock _gate = new();
    (RunningCell Cell, JupyterMessage Request, KernelOutput Output)? _running;
    int _count;
    long _abortThrough;

    public KernelHistory History { get; } = new();

    /// <summary>
    /// Stops the running cell, and leaves its thread behind the second time; without one it does nothing.
    /// </summary>
    public void Interrupt()
    {
        lock (_gate)
        {
            if (_running is { } running)
                running.Cell.Stop(patience, () => LeaveBehind(running.Cell, running.Request, running.Output));
        }
    }

    /// <summary>Runs the cell of an execute_request on the calling thread and answers it.</summary>
    /// <returns>Whether the thread goes on; one that was left behind ends.</returns>
    public bool Execute(JupyterMessage request)
    {
        if (request.Sequence <= _abortThrough)
        {
            channels.Reply(
                request, new JsonObject { ["status"] = "aborted", ["execution_count"] = _count }, onControl: false);
            return true;
        }

        var code = JupyterMessage.Text(request.Content, "code") ?? "";
        var silent = JupyterMessage.Flag(request.Content, "silent", false);
        var keep = !silent && JupyterMessage.Flag(request.Content, "store_history", true);
        if (keep)
            _count++;
        if (!silent)
            channels.Publish(
                "execute_input", new JsonObject { ["code"] = code, ["execution_count"] = _count }, request);
        var output = new KernelOutput(channels, request, JupyterMessage.Flag(request.Content, "allow_stdin", true));
        if (Run(code, request, output) is not { } result)
            return false;
        var shown = result.Shown;
        if (keep)
            History.Add(_count, code, shown?["text/plain"]);
        if (shown is not null && !silent)
            output.Result(shown, _count);
        Reply(request, output, result.Error);
        return true;
    }

    void Reply(JupyterMessage request, KernelOutput output, CellError? error)
    {
        if (error is not null)
            output.Error(error);
        var reply = error is null ? new JsonObject() : KernelOutput.Describe(error);
        reply["status"] = error is null ? "ok" : "error";
        reply["execution_count"] = _count;
        reply["payload"] = new JsonArray();
        reply["user_expressions"] = error is null
            ? Expressions(request.Content["user_expressions"] as JsonObject)
            : new JsonObject();
        output.Flush();
        if (error is not null && JupyterMessage.Flag(request.Content, "stop_on_error", true))
            _abortThrough = lastArrived();
        channels.Reply(request, reply, onControl: false);
    }

    /// <summary>Runs a cell.</summary>
    /// <returns>Null when its thread was left behind, and the request answered.</returns>
    CellResult? Run(string code, JupyterMessage request, KernelOutput output)
    {
        using var running = new RunningCell();
        lock (_gate)
            _running = (running, request, output);
        try
        {
            var result = session.Run(code, output, FormattableString.Invariant($"In [{_count}]"), null, running.Token);
            return running.Claim() ? result : null;
        }
        finally
        {
            lock (_gate)
            {
                if (_running?.Cell == running)
                    _running = null;
            }
        }
    }

    void LeaveBehind(RunningCell cell, JupyterMessage request, KernelOutput output)
    {
        if (!cell.Claim())
            return;
        lock (_gate)
            _running = null;
        var message = "The cell was interrupted. " + CellErrors.LeftBehind;
        Reply(request, output, new CellError("OperationCanceledException", message, null, null, [message]));
        channels.Status("idle", request);
        replaceThread();
    }

    JsonObject Expressions(JsonObject? wanted)
    {
        var values = new JsonObject();
        foreach (var (name, node) in wanted ?? [])
        {
            var expression = node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
            var result = session.Run(expression, null, name);
            var shown = result.Shown ?? ValueFormatter.Format(result.Value);
            var entry = result.Error is { } error
                ? KernelOutput.Describe(error)
                : new JsonObject { ["data"] = shown.ToJson(), ["metadata"] = new JsonObject() };
            entry["status"] = result.Error is null ? "ok" : "error";
            values[name] = entry;
        }

        return values;
    }
}
