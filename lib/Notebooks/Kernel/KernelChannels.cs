using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// What a kernel says: replies, published messages and questions, each with the request it belongs to.
/// </summary>
internal sealed class KernelChannels : IDisposable
{
    /// <summary>Front ends expect printed text within a tenth of a second.</summary>
    const int FlushMilliseconds = 30;

    /// <summary>What a front end may be behind with before a cell that prints has to wait for it.</summary>
    const long MostUnread = 32 << 20;

    /// <summary>How long a front end may take nothing at all.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly KernelSockets _sockets;

    /// <summary>What the sending threads need to hand the last messages to the system.</summary>
    const int LastMilliseconds = 50;

    readonly BlockingCollection<KernelOutput> _unflushed = [];
    volatile KernelOutput? _next;

    public KernelChannels(KernelSockets sockets)
    {
        _sockets = sockets;
        // A cell may end the process, or a thread of it by what nobody catches: what it printed before says why.
        AppDomain.CurrentDomain.ProcessExit += FlushAll;
        AppDomain.CurrentDomain.UnhandledException += FlushAll;
        new Thread(FlushLoop, maxStackSize: 1 << 18) { IsBackground = true, Name = "kernel flush" }.Start();
    }

    /// <summary>The id of this kernel's life, in every header.</summary>
    public string Session { get; } = Guid.NewGuid().ToString();

    public void Publish(string type, JsonObject content, JupyterMessage? parent) =>
        _sockets.Publish(
            JupyterMessage.Create(
                type, content, Session, parent, [Encoding.ASCII.GetBytes($"kernel.{Session}.{type}")]));

    public void Status(string state, JupyterMessage? parent) =>
        Publish("status", new JsonObject { ["execution_state"] = state }, parent);

    public void Reply(JupyterMessage request, JsonObject content, bool onControl)
    {
        var type = request.Type.EndsWith("_request", StringComparison.Ordinal)
            ? request.Type[..^"request".Length] + "reply"
            : request.Type;
        _sockets.Reply(JupyterMessage.Create(type, content, Session, request, request.Identities), onControl);
    }

    /// <summary>Asks the front end a request came from, and waits for the answer; an interrupt ends the wait.</summary>
    public string Ask(JupyterMessage request, string prompt, bool password)
    {
        // An answer to an earlier question that nobody waits for any more is not the answer to this one.
        while (_sockets.Stdin.TryTake(out _))
        {
        }

        _sockets.Ask(JupyterMessage.Create(
            "input_request",
            new JsonObject { ["prompt"] = prompt, ["password"] = password },
            Session,
            request,
            [request.Identities[0]]));
        while (true)
        {
            var answer = _sockets.Stdin.Take();
            if (answer.Type == "input_reply")
                return JupyterMessage.Text(answer.Content, "value") ?? "";
        }
    }

    /// <summary>
    /// Holds up who prints or shows faster than the front ends read; one that has stopped reading is not waited for.
    /// </summary>
    public void AwaitReaders()
    {
        var (least, since) = (long.MaxValue, Environment.TickCount64);
        while (_sockets.Unread is var unread and > MostUnread && !_unflushed.IsAddingCompleted)
        {
            if (unread < least)
                (least, since) = (unread, Environment.TickCount64);
            else if (Environment.TickCount64 - since > Patience.TotalMilliseconds)
                return;
            Thread.Sleep(2);
        }
    }

    public void FlushSoon(KernelOutput output)
    {
        try
        {
            _unflushed.Add(output);
        }
        catch (InvalidOperationException)
        {
            // The kernel is shutting down.
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= FlushAll;
        AppDomain.CurrentDomain.UnhandledException -= FlushAll;
        _unflushed.CompleteAdding();
    }

    void FlushAll(object? sender, EventArgs ending)
    {
        _next?.Flush();
        while (_unflushed.TryTake(out var output))
            output.Flush();
        Thread.Sleep(LastMilliseconds);
    }

    void FlushLoop()
    {
        foreach (var output in _unflushed.GetConsumingEnumerable())
        {
            _next = output;
            Thread.Sleep(FlushMilliseconds);
            output.Flush();
            _next = null;
        }
    }
}
