using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;

namespace FairLab.Notebooks;

/// <summary>
/// One ZMTP 3.0 connection (rfc.zeromq.org/spec/23) with NULL security over a stream: greeting, handshake, frames.
/// Messages are sent by a thread of their own, so a peer that does not read never holds up the sender.
/// </summary>
internal sealed class ZmtpConnection : IDisposable
{
    const byte More = 1, Long = 2, Command = 4;

    // Far above any notebook's output; a length beyond it is garbage or an attack.
    const long MaxFrame = 1L << 30;
    const int MaxFrames = 4096;
    const int GreetingSize = 64;

    readonly Stream _stream;
    readonly BlockingCollection<(IReadOnlyList<byte[]> Frames, byte Flags)> _outgoing = [];
    Thread? _sender;
    long _waiting;

    public ZmtpConnection(Stream stream) => _stream = stream;

    /// <summary>What a router addresses the peer by: the identity it gave itself, else one made up.</summary>
    public byte[] RoutingId { get; private set; } = [];

    /// <summary>Bytes that the peer has not taken yet.</summary>
    public long Waiting => Interlocked.Read(ref _waiting);

    /// <summary>Called with each subscription of a subscriber: the topic, and whether it begins.</summary>
    public Action<byte[], bool>? Subscription { get; set; }

    /// <summary>Greets the peer and agrees on the socket types.</summary>
    /// <param name="own">The type of this end.</param>
    /// <param name="identity">The identity this end gives itself, for a router to address it.</param>
    /// <exception cref="ZmtpException">The peer does not speak ZMTP 3 with NULL security, or has another kind of
    /// socket.</exception>
    public void Handshake(ZmtpSocketType own, byte[]? identity = null)
    {
        var greeting = new byte[GreetingSize];
        (greeting[0], greeting[9], greeting[10]) = (0xFF, 0x7F, 3);
        "NULL"u8.CopyTo(greeting.AsSpan(12));
        _stream.Write(greeting);
        var peer = ReadExactly(GreetingSize);
        if (peer[0] != 0xFF || (peer[9] & 1) == 0 || peer[10] < 3)
            throw new ZmtpException("the peer does not speak ZMTP 3");
        if (!peer.AsSpan(12, 20).SequenceEqual(greeting.AsSpan(12, 20)))
            throw new ZmtpException("the peer wants a security mechanism other than NULL");
        WriteFrame(Command, Ready(own, identity));
        var (flags, body) = ReadFrame();
        if ((flags & Command) == 0 || !body.AsSpan().StartsWith("\u0005READY"u8))
            throw new ZmtpException("expected the peer's READY command");
        var properties = Properties(body.AsSpan(6));
        var type = Encoding.ASCII.GetString(properties.GetValueOrDefault("SOCKET-TYPE") ?? []);
        if (!Partners(own).Contains(type))
            throw new ZmtpException($"a {own} socket cannot talk to the peer's {type} socket");
        // A made-up identity begins with a zero, which no peer's own may.
        RoutingId = properties.GetValueOrDefault("IDENTITY") is { Length: > 0 } named
            ? named
            : [0, .. Guid.NewGuid().ToByteArray()];
        _sender = new Thread(SendQueued, maxStackSize: 1 << 18) { IsBackground = true, Name = $"zmtp {own} send" };
        _sender.Start();
    }

    /// <summary>Reads the next message; commands and subscriptions on the way are handled.</summary>
    /// <exception cref="EndOfStreamException">The peer has gone.</exception>
    public IReadOnlyList<byte[]> Receive()
    {
        List<byte[]> frames = [];
        while (true)
        {
            var (flags, body) = ReadFrame();
            if ((flags & Command) != 0)
            {
                Handle(body);
                continue;
            }

            if (Subscription is not null && body.Length > 0 && body[0] <= 1 && frames.Count == 0 && (flags & More) == 0)
            {
                Subscription(body[1..], body[0] == 1);
                continue;
            }

            frames.Add(body);
            if (frames.Count > MaxFrames)
                throw new ZmtpException("a message has too many frames");
            if ((flags & More) == 0)
                return frames;
        }
    }

    /// <summary>Sends a message; returns at once.</summary>
    public void Send(IReadOnlyList<byte[]> frames) => Send(frames, flags: 0);

    /// <summary>Subscribes to all topics.</summary>
    public void SubscribeToAll() => Send([[1]]);

    /// <summary>Waits until what was sent has been handed to the system.</summary>
    public void Drain(TimeSpan patience)
    {
        _outgoing.CompleteAdding();
        _sender?.Join(patience);
    }

    public void Dispose()
    {
        _outgoing.CompleteAdding();
        _stream.Dispose();
    }

    void Send(IReadOnlyList<byte[]> frames, byte flags)
    {
        var size = Size(frames);
        Interlocked.Add(ref _waiting, size);
        try
        {
            _outgoing.Add((frames, flags));
        }
        catch (InvalidOperationException)
        {
            Interlocked.Add(ref _waiting, -size);
            // The connection has been closed; ZeroMQ drops messages to a peer that has gone.
        }
    }

    void SendQueued()
    {
        try
        {
            foreach (var (frames, flags) in _outgoing.GetConsumingEnumerable())
            {
                for (var i = 0; i < frames.Count; i++)
                    WriteFrame((byte)(flags | (i + 1 < frames.Count ? More : 0)), frames[i]);
                Interlocked.Add(ref _waiting, -Size(frames));
                if (_outgoing.Count == 0)
                    _stream.Flush();
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The reading side notices the same and closes the connection.
            _outgoing.CompleteAdding();
        }
    }

    static long Size(IReadOnlyList<byte[]> frames) => frames.Sum(frame => (long)frame.Length);

    void Handle(byte[] body)
    {
        if (body.AsSpan().StartsWith("\u0004PING"u8) && body.Length >= 7)
            Send([[.. "\u0004PONG"u8, .. body.AsSpan(7)]], Command);
        else if (body.AsSpan().StartsWith("\u0009SUBSCRIBE"u8))
            Subscription?.Invoke(body[10..], true);
        else if (body.AsSpan().StartsWith("\u0006CANCEL"u8))
            Subscription?.Invoke(body[7..], false);
    }

    void WriteFrame(byte flags, byte[] body)
    {
        Span<byte> head = stackalloc byte[9];
        if (body.Length > 255)
        {
            head[0] = (byte)(flags | Long);
            BinaryPrimitives.WriteInt64BigEndian(head[1..], body.Length);
        }
        else
        {
            (head[0], head[1]) = (flags, (byte)body.Length);
            head = head[..2];
        }

        _stream.Write(head);
        _stream.Write(body);
    }

    (byte Flags, byte[] Body) ReadFrame()
    {
        var flags = ReadExactly(1)[0];
        if ((flags & ~(More | Long | Command)) != 0)
            throw new ZmtpException("reserved bits are set in a frame");
        var length = (flags & Long) == 0 ? ReadExactly(1)[0] : BinaryPrimitives.ReadInt64BigEndian(ReadExactly(8));
        if (length is < 0 or > MaxFrame)
            throw new ZmtpException(FormattableString.Invariant($"a frame of {length} bytes is too long"));
        return (flags, ReadExactly((int)length));
    }

    byte[] ReadExactly(int count)
    {
        // A length is a claim: memory is taken as the bytes arrive.
        const int Step = 1 << 20;
        var buffer = new byte[Math.Min(count, Step)];
        var read = 0;
        while (read < count)
        {
            if (read == buffer.Length)
                Array.Resize(ref buffer, Math.Min(count, buffer.Length * 2));
            var got = _stream.Read(buffer, read, buffer.Length - read);
            if (got == 0)
                throw new EndOfStreamException("the peer closed the connection");
            read += got;
        }

        return buffer;
    }

    static ReadOnlySpan<string> Partners(ZmtpSocketType own) => own switch
    {
        ZmtpSocketType.Router => (string[])["DEALER", "REQ", "ROUTER"],
        ZmtpSocketType.Dealer => (string[])["ROUTER", "REP", "DEALER"],
        ZmtpSocketType.Pub => (string[])["SUB", "XSUB"],
        ZmtpSocketType.Sub => (string[])["PUB", "XPUB"],
        ZmtpSocketType.Rep => (string[])["REQ", "DEALER"],
        _ => (string[])["REP", "ROUTER"],
    };

    static byte[] Ready(ZmtpSocketType type, byte[]? identity)
    {
        var body = new List<byte>();
        body.AddRange("\u0005READY"u8);
        Add("Socket-Type", Encoding.ASCII.GetBytes(type.ToString().ToUpperInvariant()));
        if (identity is not null)
            Add("Identity", identity);
        return [.. body];

        void Add(string name, byte[] value)
        {
            body.Add((byte)name.Length);
            body.AddRange(Encoding.ASCII.GetBytes(name));
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
            body.AddRange(length);
            body.AddRange(value);
        }
    }

    static Dictionary<string, byte[]> Properties(ReadOnlySpan<byte> body)
    {
        Dictionary<string, byte[]> properties = new(StringComparer.OrdinalIgnoreCase);
        while (!body.IsEmpty)
        {
            var nameLength = body[0];
            if (body.Length < 1 + nameLength + 4)
                throw new ZmtpException("the READY command is malformed");
            var name = Encoding.ASCII.GetString(body.Slice(1, nameLength));
            var valueLength = BinaryPrimitives.ReadInt32BigEndian(body[(1 + nameLength)..]);
            body = body[(5 + nameLength)..];
            if (valueLength < 0 || valueLength > body.Length)
                throw new ZmtpException("the READY command is malformed");
            properties[name.ToUpperInvariant()] = body[..valueLength].ToArray();
            body = body[valueLength..];
        }

        return properties;
    }
}
