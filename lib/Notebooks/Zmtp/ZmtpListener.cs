using System.Net;
using System.Net.Sockets;

namespace FairLab.Notebooks;

/// <summary>
/// A bound ZeroMQ socket: accepts peers and hands on their messages, each peer on a thread of its own, so that no other
/// work of the process can hold it up.
/// </summary>
internal sealed class ZmtpListener : IDisposable
{
    const int SmallStack = 1 << 18;

    static readonly TimeSpan HandshakeTime = TimeSpan.FromSeconds(10);

    readonly ZmtpSocketType _type;
    readonly Action<ZmtpConnection, IReadOnlyList<byte[]>> _received;
    readonly Socket _socket;
    readonly Lock _gate = new();
    readonly Dictionary<ZmtpConnection, List<byte[]>> _peers = [];
    volatile bool _closed;

    /// <param name="type">The socket's type.</param>
    /// <param name="endpoint">Where to listen.</param>
    /// <param name="received">Called with each message, on the peer's thread; for a publisher never.</param>
    /// <exception cref="SocketException">The endpoint is taken.</exception>
    public ZmtpListener(ZmtpSocketType type, EndPoint endpoint, Action<ZmtpConnection, IReadOnlyList<byte[]>> received)
    {
        _type = type;
        _received = received;
        _socket = new Socket(
            endpoint.AddressFamily,
            SocketType.Stream,
            endpoint is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
        try
        {
            _socket.Bind(endpoint);
            _socket.Listen(64);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        Start(Accept, "accept");
    }

    /// <summary>The port, for a TCP socket.</summary>
    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Bytes that the slowest peer has not taken yet.</summary>
    public long Waiting
    {
        get
        {
            lock (_gate)
                return _peers.Keys.Select(peer => peer.Waiting).DefaultIfEmpty().Max();
        }
    }

    /// <summary>Sends a message to every peer whose subscription its first frame matches.</summary>
    public void Publish(IReadOnlyList<byte[]> frames)
    {
        lock (_gate)
        {
            foreach (var (peer, topics) in _peers)
            {
                if (topics.Exists(topic => frames[0].AsSpan().StartsWith(topic)))
                    peer.Send(frames);
            }
        }
    }

    /// <summary>
    /// Sends a message to the peer with an identity; without such a peer it is dropped, as ZeroMQ does.
    /// </summary>
    public void SendTo(ReadOnlySpan<byte> identity, IReadOnlyList<byte[]> frames)
    {
        lock (_gate)
        {
            foreach (var peer in _peers.Keys)
            {
                if (identity.SequenceEqual(peer.RoutingId))
                    peer.Send(frames);
            }
        }
    }

    /// <summary>Stops listening and closes every connection once what was sent is on its way.</summary>
    public void Dispose()
    {
        _closed = true;
        _socket.Dispose();
        ZmtpConnection[] peers;
        lock (_gate)
            peers = [.. _peers.Keys];
        foreach (var peer in peers)
        {
            peer.Drain(TimeSpan.FromSeconds(1));
            peer.Dispose();
        }
    }

    void Accept()
    {
        while (!_closed)
        {
            try
            {
                var peer = _socket.Accept();
                Start(() => Serve(peer), "peer");
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                if (_closed || error is ObjectDisposedException)
                    return;
            }
        }
    }

    void Serve(Socket socket)
    {
        if (socket.ProtocolType == ProtocolType.Tcp)
            socket.NoDelay = true;
        // Who connects and says nothing must not hold a thread for ever.
        socket.ReceiveTimeout = (int)HandshakeTime.TotalMilliseconds;
        using var connection = new ZmtpConnection(new NetworkStream(socket, ownsSocket: true));
        try
        {
            List<byte[]> topics = [];
            if (_type == ZmtpSocketType.Pub)
                connection.Subscription = (topic, begins) => Subscribe(topics, topic, begins);
            connection.Handshake(_type);
            socket.ReceiveTimeout = 0;
            lock (_gate)
                _peers.Add(connection, topics);
            while (true)
            {
                var frames = connection.Receive();
                if (_type != ZmtpSocketType.Pub)
                    _received(connection, frames);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OverflowException)
        {
            // The peer has gone or does not speak the protocol; the others are not concerned.
        }
        finally
        {
            lock (_gate)
                _peers.Remove(connection);
        }
    }

    void Subscribe(List<byte[]> topics, byte[] topic, bool begins)
    {
        lock (_gate)
        {
            if (begins)
                topics.Add(topic);
            else if (topics.FindIndex(known => known.AsSpan().SequenceEqual(topic)) is >= 0 and var index)
                topics.RemoveAt(index);
        }
    }

    void Start(ThreadStart work, string name) =>
        new Thread(work, SmallStack) { IsBackground = true, Name = $"zmtp {_type} {name}" }.Start();
}
