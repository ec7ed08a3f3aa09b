using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks.Tests;

/// <summary>A Jupyter client for tests: sends requests, and collects what comes back on every channel.</summary>
internal sealed class KernelClient : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly string _session = Guid.NewGuid().ToString();
    readonly ConcurrentDictionary<string, Channel> _channels = new();
    readonly ConnectionFile _connection;
    readonly MessageCodec _codec;

    public KernelClient(ConnectionFile connection)
    {
        _connection = connection;
        _codec = new MessageCodec(connection.KeyBytes);
        var identity = Guid.NewGuid().ToByteArray();
        // A front end uses one identity for all its channels; questions find it by that.
        identity[0] = 1;
        _channels["shell"] = Open(ZmtpSocketType.Dealer, connection.ShellPort, identity);
        _channels["control"] = Open(ZmtpSocketType.Dealer, connection.ControlPort, identity);
        _channels["stdin"] = Open(ZmtpSocketType.Dealer, connection.StdinPort, identity);
        _channels["iopub"] = Open(ZmtpSocketType.Sub, connection.IopubPort, null);
        _channels["iopub"].Connection.SubscribeToAll();
        _channels["heartbeat"] = Open(ZmtpSocketType.Req, connection.HeartbeatPort, null);
        // Subscribing takes a moment: what is published before is lost, so ask until it is heard.
        for (var end = DateTime.UtcNow + Patience; ;)
        {
            var id = Send("control", "kernel_info_request", []);
            Reply(id, "control");
            if (_channels["iopub"].Take(TimeSpan.FromMilliseconds(200)) is not null)
                break;
            Assert.True(DateTime.UtcNow < end, "the kernel does not publish");
        }

        Drain();
    }

    /// <summary>Sends a request.</summary>
    /// <returns>Its id.</returns>
    public string Send(string channel, string type, JsonObject content, JupyterMessage? parent = null)
    {
        var message = JupyterMessage.Create(type, content, _session, parent);
        SendFrames(channel, _codec.Encode(message));
        return message.Id;
    }

    public void SendFrames(string channel, IReadOnlyList<byte[]> frames) => _channels[channel].Connection.Send(frames);

    /// <summary>The frames of a request, signed.</summary>
    public IReadOnlyList<byte[]> Encode(string type, JsonObject content) =>
        _codec.Encode(JupyterMessage.Create(type, content, _session));

    /// <summary>The signature frame of a message's four parts.</summary>
    public byte[] Sign(ReadOnlySpan<byte[]> parts) => System.Text.Encoding.ASCII.GetBytes(_codec.Sign(parts));

    /// <summary>The reply to a request; replies to others are passed over.</summary>
    public JupyterMessage Reply(string id, string channel = "shell")
    {
        while (true)
        {
            var message = Next(channel);
            if (JupyterMessage.Text(message.Parent, "msg_id") == id)
                return message;
        }
    }

    /// <summary>The next message of a channel.</summary>
    public JupyterMessage Next(string channel)
    {
        var frames = _channels[channel].Take(Patience) ?? throw new TimeoutException($"nothing came on {channel}");
        return _codec.Decode(frames, out var problem) ?? throw new InvalidOperationException(problem);
    }

    /// <summary>What comes on a channel within a time, raw; null when nothing does.</summary>
    public IReadOnlyList<byte[]>? TakeRaw(string channel, TimeSpan patience) => _channels[channel].Take(patience);

    /// <summary>What is published for a request, up to and including the status idle.</summary>
    public List<JupyterMessage> Published(string id)
    {
        List<JupyterMessage> messages = [];
        while (true)
        {
            var message = Next("iopub");
            if (JupyterMessage.Text(message.Parent, "msg_id") != id)
                continue;
            messages.Add(message);
            if (message.Type == "status" && JupyterMessage.Text(message.Content, "execution_state") == "idle")
                return messages;
        }
    }

    /// <summary>Sends a request and waits for its reply and all that is published for it.</summary>
    public (JupyterMessage Reply, List<JupyterMessage> Published) Ask(
        string type, JsonObject content, string channel = "shell")
    {
        var id = Send(channel, type, content);
        return (Reply(id, channel), Published(id));
    }

    public string SendCell(string code, bool allowInput = false) =>
        Send("shell", "execute_request", Cell(code, allowInput));

    /// <summary>Runs a cell.</summary>
    public (JupyterMessage Reply, List<JupyterMessage> Published) Execute(string code, bool allowInput = false) =>
        Ask("execute_request", Cell(code, allowInput));

    public static JsonObject Cell(string code, bool allowInput = false) => new()
    {
        ["code"] = code, ["silent"] = false, ["store_history"] = true, ["user_expressions"] = new JsonObject(),
        ["allow_stdin"] = allowInput, ["stop_on_error"] = true,
    };

    public void Drain()
    {
        foreach (var channel in _channels.Values)
        {
            while (channel.Take(TimeSpan.FromMilliseconds(20)) is not null)
            {
            }
        }
    }

    public void Dispose()
    {
        foreach (var channel in _channels.Values)
            channel.Connection.Dispose();
    }

    Channel Open(ZmtpSocketType type, int port, byte[]? identity)
    {
        var end = _connection.EndPoint(port);
        var socket = new Socket(
            end.AddressFamily, SocketType.Stream, end is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
        socket.Connect(end);
        if (end is IPEndPoint)
            socket.NoDelay = true;
        var connection = new ZmtpConnection(new NetworkStream(socket, ownsSocket: true));
        connection.Handshake(type, identity);
        var received = new BlockingCollection<IReadOnlyList<byte[]>>();
        new Thread(() => Read(connection, received)) { IsBackground = true }.Start();
        return new Channel(connection, received);
    }

    static void Read(ZmtpConnection connection, BlockingCollection<IReadOnlyList<byte[]>> received)
    {
        try
        {
            while (true)
                received.Add(connection.Receive());
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            received.CompleteAdding();
        }
    }

    sealed record Channel(ZmtpConnection Connection, BlockingCollection<IReadOnlyList<byte[]>> Received)
    {
        public IReadOnlyList<byte[]>? Take(TimeSpan patience) =>
            Received.TryTake(out var frames, patience) ? frames : null;
    }
}
