using System.Collections.Concurrent;

namespace FairLab.Notebooks;

/// <summary>The five sockets of a kernel. What arrives is decoded and queued; what is not signed is dropped.</summary>
internal sealed class KernelSockets : IDisposable
{
    readonly MessageCodec _codec;
    readonly Action<string>? _log;
    readonly ZmtpListener _shell;
    readonly ZmtpListener _control;
    readonly ZmtpListener _stdin;
    readonly ZmtpListener _iopub;
    readonly ZmtpListener _heartbeat;
    long _arrived;

    /// <exception cref="KernelStartException">A port is taken.</exception>
    public KernelSockets(ConnectionFile connection, Action<string>? log)
    {
        _codec = new MessageCodec(connection.KeyBytes);
        _log = log;
        List<ZmtpListener> bound = [];
        try
        {
            _shell = Bind(ZmtpSocketType.Router, connection.ShellPort, (peer, frames) => Enqueue(Shell, peer, frames));
            _control =
                Bind(ZmtpSocketType.Router, connection.ControlPort, (peer, frames) => Enqueue(Control, peer, frames));
            _stdin = Bind(ZmtpSocketType.Router, connection.StdinPort, (peer, frames) => Enqueue(Stdin, peer, frames));
            _iopub = Bind(ZmtpSocketType.Pub, connection.IopubPort, (_, _) => { });
            _heartbeat = Bind(ZmtpSocketType.Rep, connection.HeartbeatPort, (peer, frames) => peer.Send(frames));
        }
        catch (System.Net.Sockets.SocketException error)
        {
            bound.ForEach(socket => socket.Dispose());
            throw new KernelStartException($"a port of the connection file is taken: {error.Message}", error);
        }

        Connection = connection.Transport == "ipc" ? connection : connection with
        {
            ShellPort = _shell.Port, ControlPort = _control.Port, StdinPort = _stdin.Port, IopubPort = _iopub.Port,
            HeartbeatPort = _heartbeat.Port,
        };

        ZmtpListener Bind(ZmtpSocketType type, int port, Action<ZmtpConnection, IReadOnlyList<byte[]>> received)
        {
            var socket = new ZmtpListener(type, connection.EndPoint(port), received);
            bound.Add(socket);
            return socket;
        }
    }

    /// <summary>The connection with the ports that were given, where 0 asked for any.</summary>
    public ConnectionFile Connection { get; }

    /// <summary>The place in the order of arrival of the last message that arrived.</summary>
    public long LastSequence => Interlocked.Read(ref _arrived);

    public BlockingCollection<JupyterMessage> Shell { get; } = [];

    public BlockingCollection<JupyterMessage> Control { get; } = [];

    public BlockingCollection<JupyterMessage> Stdin { get; } = [];

    /// <summary>Answers a request on the socket it came from.</summary>
    public void Reply(JupyterMessage reply, bool onControl) => Send(onControl ? _control : _shell, reply);

    /// <summary>Asks the front end a request came from.</summary>
    public void Ask(JupyterMessage question) => Send(_stdin, question);

    /// <summary>Bytes of what everybody is told that the slowest front end has not taken yet.</summary>
    public long Unread => _iopub.Waiting;

    /// <summary>Tells everybody.</summary>
    public void Publish(JupyterMessage message) => _iopub.Publish(_codec.Encode(message));

    public void Dispose()
    {
        foreach (var socket in (ReadOnlySpan<ZmtpListener>)[_control, _shell, _stdin, _iopub, _heartbeat])
            socket.Dispose();
    }

    void Send(ZmtpListener socket, JupyterMessage message)
    {
        var frames = _codec.Encode(message);
        socket.SendTo(frames[0], [.. frames.Skip(1)]);
    }

    void Enqueue(BlockingCollection<JupyterMessage> queue, ZmtpConnection peer, IReadOnlyList<byte[]> frames)
    {
        if (_codec.Decode(frames, out var problem) is { } message)
            queue.Add(message with
            {
                Identities = [peer.RoutingId, .. message.Identities], Sequence = Interlocked.Increment(ref _arrived),
            });
        else
            _log?.Invoke($"a message was refused: {problem}");
    }
}
