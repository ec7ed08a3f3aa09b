using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>A running kernel of another language, spoken to over the Jupyter protocol.</summary>
internal sealed class KernelClient : IDisposable
{
    const int Attempts = 3;

    static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);
    static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(3);

    readonly KernelSpec _spec;
    readonly KernelProcess _process;
    readonly MessageCodec _codec;
    readonly string _session = Guid.NewGuid().ToString();
    readonly BlockingCollection<(bool Iopub, JupyterMessage Message)> _inbox = [];
    ZmtpClient? _shell;
    ZmtpClient? _control;
    ZmtpClient? _iopub;

    KernelClient(KernelSpec spec, ConnectionFile connection, string? folder)
    {
        _spec = spec;
        _codec = new MessageCodec(connection.KeyBytes);
        _process = new KernelProcess(spec, connection, folder);
    }

    /// <summary>What the kernel says of itself.</summary>
    public JsonObject Info { get; private set; } = [];

    /// <summary>Whether its process has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>How it ended, for people.</summary>
    public string Death => _process.Death;

    /// <summary>Starts a kernel and waits until it answers.</summary>
    /// <param name="spec">The kernel.</param>
    /// <param name="folder">Its working directory; null for that of this process.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="token">Gives up.</param>
    /// <exception cref="KernelStartException">It does not start.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static KernelClient Start(KernelSpec spec, string? folder, TimeSpan patience, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            var connection = LoopbackPorts.Pick();
            var client = new KernelClient(spec, connection, folder);
            try
            {
                client.Connect(connection, patience, token);
                return client;
            }
            catch (KernelStartException) when (attempt < Attempts && client.PortTaken)
            {
                client.Dispose();
            }
            catch
            {
                client.Dispose();
                throw;
            }
        }
    }

    /// <summary>Sends a request on the shell channel.</summary>
    /// <returns>Its message id.</returns>
    public string Request(string type, JsonObject content) => Send(_shell!, type, content);

    /// <summary>The next message; false when none came in time.</summary>
    public bool TryReceive(TimeSpan patience, out (bool Iopub, JupyterMessage Message) received) =>
        _inbox.TryTake(out received, patience);

    /// <summary>Interrupts what runs, as the kernel wants it.</summary>
    public void Interrupt()
    {
        if (_spec.InterruptsByMessage)
            Send(_control!, "interrupt_request", []);
        else
            _process.Interrupt();
    }

    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited && _control is not null)
        {
            Send(_control, "shutdown_request", new JsonObject { ["restart"] = false });
            _process.End(ShutdownTime);
        }

        _process.Dispose();
        _shell?.Dispose();
        _control?.Dispose();
        _iopub?.Dispose();
        _inbox.CompleteAdding();
    }

    bool PortTaken => _process.Said.Contains("Address already in use", StringComparison.OrdinalIgnoreCase);

    void Connect(ConnectionFile connection, TimeSpan patience, CancellationToken token)
    {
        var clock = Stopwatch.StartNew();
        bool GoesOn() => clock.Elapsed < patience && !_process.HasExited && !token.IsCancellationRequested;
        _iopub = ZmtpClient.Connect(
            ZmtpSocketType.Sub, connection.EndPoint(connection.IopubPort), frames => Receive(true, frames), GoesOn);
        _shell = ZmtpClient.Connect(
            ZmtpSocketType.Dealer, connection.EndPoint(connection.ShellPort), frames => Receive(false, frames), GoesOn);
        _control = ZmtpClient.Connect(
            ZmtpSocketType.Dealer,
            connection.EndPoint(connection.ControlPort),
            frames => Receive(false, frames),
            GoesOn);
        // Until something arrives on iopub, the kernel may not know yet that we listen.
        HashSet<string> asked = [];
        bool answered = false, heard = false;
        var next = TimeSpan.Zero;
        while (GoesOn() && _control is not null && !(answered && heard))
        {
            if (clock.Elapsed >= next)
            {
                asked.Add(Request("kernel_info_request", []));
                next = clock.Elapsed + (answered ? AskAgain / 10 : AskAgain);
            }

            if (!TryReceive(TimeSpan.FromMilliseconds(20), out var received)
                || !asked.Contains(ParentId(received.Message)))
                continue;
            heard |= received.Iopub;
            if (received.Message.Type != "kernel_info_reply")
                continue;
            answered = true;
            Info = received.Message.Content;
        }

        if (answered && heard)
            return;
        token.ThrowIfCancellationRequested();
        throw new KernelStartException($"kernel '{_spec.Name}' " + (_process.HasExited
            ? $"did not start: {_process.Death}"
            : FormattableString.Invariant($"did not answer within {patience.TotalSeconds} s (--start-timeout)")));
    }

    public static string ParentId(JupyterMessage message) => JupyterMessage.Text(message.Parent, "msg_id") ?? "";

    string Send(ZmtpClient channel, string type, JsonObject content)
    {
        var message = JupyterMessage.Create(type, content, _session);
        channel.Send(_codec.Encode(message));
        return message.Id;
    }

    void Receive(bool iopub, IReadOnlyList<byte[]> frames)
    {
        if (_codec.Decode(frames, out _) is { } message)
            _inbox.Add((iopub, message));
    }
}
