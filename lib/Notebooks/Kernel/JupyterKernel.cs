using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>A Jupyter kernel for C# and F# cells, protocol 5.3 (jupyter-client, messaging in Jupyter).</summary>
public sealed class JupyterKernel : IDisposable
{
    readonly KernelSockets _sockets;
    readonly KernelChannels _channels;
    readonly CellExecutor _executor;
    readonly KernelAssistant _assistant;
    readonly NotebookSession _session;
    readonly KernelOptions _options;
    readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly CancellationTokenSource _stopping = new();

    JupyterKernel(ConnectionFile connection, KernelOptions options)
    {
        _options = options;
        _sockets = new KernelSockets(connection, options.Log);
        _channels = new KernelChannels(_sockets);
        _session = new NotebookSession(options.Session, options.Language);
        _executor =
            new CellExecutor(_session, _channels, options.StopPatience, () => _sockets.LastSequence, StartShell);
        _assistant = new KernelAssistant(_session, _executor.History, options);
    }

    /// <summary>The connection with the ports in use.</summary>
    public ConnectionFile Connection => _sockets.Connection;

    /// <summary>Ends when the kernel has been shut down.</summary>
    public Task Completion => _stopped.Task;

    /// <summary>Starts a kernel; it is ready when this returns.</summary>
    /// <param name="connection">Where to listen; port 0 takes any free one, so that no two kernels can collide.</param>
    /// <param name="options">What cells find.</param>
    /// <exception cref="KernelStartException">A port is taken.</exception>
    public static JupyterKernel Start(ConnectionFile connection, KernelOptions options)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(options);
        var kernel = new JupyterKernel(connection, options);
        kernel._channels.Status("starting", null);
        kernel.StartShell();
        new Thread(kernel.ControlLoop) { IsBackground = true, Name = "kernel control" }.Start();
        return kernel;
    }

    /// <summary>Stops the running cell, as the interrupt button does.</summary>
    public void Interrupt() => _executor.Interrupt();

    /// <summary>Shuts the kernel down.</summary>
    public void Stop()
    {
        if (_stopping.IsCancellationRequested)
            return;
        _stopping.Cancel();
        _executor.Interrupt();
        _channels.Dispose();
        _sockets.Dispose();
        _stopped.TrySetResult();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _session.Dispose();
        _stopping.Dispose();
    }

    /// <summary>
    /// Starts a thread that serves the shell channel: at the start, and when the one before is left behind in a cell.
    /// </summary>
    void StartShell() =>
        new Thread(ShellLoop, maxStackSize: 16 << 20) { IsBackground = true, Name = "kernel shell" }.Start();

    void ShellLoop()
    {
        while (Take(_sockets.Shell) is { } request)
        {
            if (!Serve(request, onControl: false))
                return;
        }
    }

    void ControlLoop()
    {
        while (Take(_sockets.Control) is { } request)
            Serve(request, onControl: true);
    }

    JupyterMessage? Take(System.Collections.Concurrent.BlockingCollection<JupyterMessage> queue)
    {
        try
        {
            return queue.Take(_stopping.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Answers a request between "busy" and "idle".</summary>
    /// <returns>Whether the thread goes on serving; one that was left behind does not, its request has been
    /// answered.</returns>
    bool Serve(JupyterMessage request, bool onControl)
    {
        _channels.Status("busy", request);
        var goesOn = true;
        try
        {
            goesOn = Answer(request, onControl);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A request that is wrong in an unforeseen way must not end the kernel.
            _options.Log?.Invoke($"{request.Type}: {error}");
            _channels.Reply(request, new JsonObject
            {
                ["status"] = "error", ["ename"] = error.GetType().Name, ["evalue"] = error.Message,
                ["traceback"] = new JsonArray(),
            }, onControl);
        }

        if (goesOn)
            _channels.Status("idle", request);
        return goesOn;
    }

    bool Answer(JupyterMessage request, bool onControl)
    {
        switch (request.Type)
        {
            case "execute_request" when !onControl:
                return _executor.Execute(request);
            case "interrupt_request":
                _executor.Interrupt();
                _channels.Reply(request, new JsonObject { ["status"] = "ok" }, onControl);
                return true;
            case "shutdown_request":
                _channels.Reply(
                    request,
                    new JsonObject
                    {
                        ["status"] = "ok", ["restart"] = JupyterMessage.Flag(request.Content, "restart", false),
                    },
                    onControl);
                _channels.Status("idle", request);
                // Not on this thread: stopping waits for the sockets, and so for this reply.
                new Thread(Stop) { Name = "kernel stop" }.Start();
                return true;
            case "comm_open":
                // No comm target is known; the other side has to be told, or it waits.
                _channels.Publish(
                    "comm_close",
                    new JsonObject
                    {
                        ["comm_id"] = JupyterMessage.Text(request.Content, "comm_id") ?? "",
                        ["data"] = new JsonObject(),
                    },
                    request);
                return true;
            case "comm_msg" or "comm_close":
                return true;
            case "connect_request":
                _channels.Reply(request, new JsonObject
                {
                    ["status"] = "ok", ["shell_port"] = Connection.ShellPort, ["iopub_port"] = Connection.IopubPort,
                    ["stdin_port"] = Connection.StdinPort,
                    ["control_port"] = Connection.ControlPort, ["hb_port"] = Connection.HeartbeatPort,
                }, onControl);
                return true;
        }

        // What looks at the session must not do so while a cell changes it: on the control channel only the harmless is
        // answered.
        var isHarmless = request.Type is "kernel_info_request" or "comm_info_request" or "history_request";
        if ((!onControl || isHarmless) && _assistant.Answer(request) is { } content)
            _channels.Reply(request, content, onControl);
        else
            Refuse(request, onControl);
        return true;
    }

    /// <summary>Answers what the kernel does not do, so that nobody waits for it.</summary>
    void Refuse(JupyterMessage request, bool onControl)
    {
        _options.Log?.Invoke($"unknown message type '{request.Type}'");
        if (request.Type == "debug_request")
        {
            // The form of a reply of the Debug Adapter Protocol.
            _channels.Reply(request, new JsonObject
            {
                ["type"] = "response", ["request_seq"] = JupyterMessage.Number(request.Content, "seq", 0),
                ["success"] = false,
                ["command"] = JupyterMessage.Text(request.Content, "command") ?? "",
                ["message"] = "This kernel has no debugger.",
            }, onControl);
        }
        else if (request.Type.EndsWith("_request", StringComparison.Ordinal))
        {
            _channels.Reply(request, new JsonObject
            {
                ["status"] = "error", ["ename"] = "NotSupported",
                ["evalue"] = $"this kernel does not answer {request.Type}", ["traceback"] = new JsonArray(),
            }, onControl);
        }
    }
}
