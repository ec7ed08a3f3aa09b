using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>Runs the cells that front ends send, one after another.</summary>
/// <param name="session">Where they run.</param>
/// <param name="channels">Where outputs and replies go.</param>
/// <param name="lastArrived">The place in the order of arrival of the last request that has arrived.</param>
internal sealed class CellExecutor(NotebookSession session, KernelChannels channels, Func<long> lastArrived)
{
    readonly Lock _gate = new();
    CancellationTokenSource? _running;
    int _count;
    long _abortThrough;

    public KernelHistory History { get; } = new();

    /// <summary>Stops the running cell, by force the second time; without one it does nothing.</summary>
    public void Interrupt()
    {
        lock (_gate)
        {
            if (_running is not { } running)
                return;
            if (running.IsCancellationRequested)
                session.Insist();
            else
                running.Cancel();
        }
    }

    /// <summary>Runs the cell of an execute_request on the calling thread and answers it.</summary>
    /// <returns>Whether the thread can run another cell; one on which a cell was aborted cannot.</returns>
    public bool Execute(JupyterMessage request)
    {
        if (request.Sequence <= _abortThrough)
        {
            channels.Reply(request, new JsonObject { ["status"] = "aborted", ["execution_count"] = _count }, onControl: false);
            return true;
        }

        var code = JupyterMessage.Text(request.Content, "code") ?? "";
        var silent = JupyterMessage.Flag(request.Content, "silent", false);
        var keep = !silent && JupyterMessage.Flag(request.Content, "store_history", true);
        if (keep)
            _count++;
        if (!silent)
            channels.Publish("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = _count }, request);
        var output = new KernelOutput(channels, request, JupyterMessage.Flag(request.Content, "allow_stdin", true));
        var result = Run(code, output);
        MimeBundle? shown = null;
        if (result is { Status: CellStatus.Completed, HasValue: true, Value: not null })
            result = Format(result, out shown);
        if (keep)
            History.Add(_count, code, shown?["text/plain"]);
        if (shown is not null && !silent)
            output.Result(shown, _count);
        if (result.Error is { } error)
            output.Error(error);
        var reply = result.Error is null ? new JsonObject() : KernelOutput.Describe(result.Error);
        reply["status"] = result.Error is null ? "ok" : "error";
        reply["execution_count"] = _count;
        reply["payload"] = new JsonArray();
        reply["user_expressions"] = result.Error is null ? Expressions(request.Content["user_expressions"] as JsonObject) : new JsonObject();
        output.Flush();
        if (result.Error is not null && JupyterMessage.Flag(request.Content, "stop_on_error", true))
            _abortThrough = lastArrived();
        channels.Reply(request, reply, onControl: false);
        return !result.WasAborted;
    }

    CellResult Run(string code, KernelOutput output)
    {
        using var stop = new CancellationTokenSource();
        lock (_gate)
            _running = stop;
        try
        {
            return session.Run(code, output, FormattableString.Invariant($"In [{_count}]"), null, stop.Token);
        }
        finally
        {
            lock (_gate)
                _running = null;
        }
    }

    JsonObject Expressions(JsonObject? wanted)
    {
        var values = new JsonObject();
        foreach (var (name, node) in wanted ?? [])
        {
            var expression = node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
            var result = session.Run(expression, null, name);
            MimeBundle? shown = null;
            if (result.Error is null)
                result = Format(result, out shown);
            var entry = result.Error is { } error ? KernelOutput.Describe(error) : new JsonObject { ["data"] = shown!.ToJson(), ["metadata"] = new JsonObject() };
            entry["status"] = result.Error is null ? "ok" : "error";
            values[name] = entry;
        }

        return values;
    }

    static CellResult Format(CellResult result, out MimeBundle? shown)
    {
        try
        {
            shown = ValueFormatter.Format(result.Value);
            return result;
        }
        catch (Exception error)
        {
            shown = null;
            return CellErrors.WhileShown(result, error);
        }
    }
}
