using System.Net;
using System.Net.Sockets;

namespace FairLab.Notebooks;

/// <summary>
/// A connecting ZeroMQ socket with one peer: sends, and hands on what arrives on a thread of its own.
/// </summary>
internal sealed class ZmtpClient : IDisposable
{
    static readonly TimeSpan HandshakeTime = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    readonly ZmtpConnection _connection;

    ZmtpClient(ZmtpConnection connection) => _connection = connection;

    /// <summary>Connects, again and again until the peer listens.</summary>
    /// <param name="type">The socket's type; a subscriber subscribes to everything.</param>
    /// <param name="endpoint">The peer.</param>
    /// <param name="received">Called with each message.</param>
    /// <param name="goesOn">Whether to go on trying.</param>
    /// <returns>The connection; null when trying was given up.</returns>
    /// <exception cref="ZmtpException">Who listens there does not speak the protocol.</exception>
    public static ZmtpClient? Connect(
        ZmtpSocketType type, EndPoint endpoint, Action<IReadOnlyList<byte[]>> received, Func<bool> goesOn)
    {
        while (goesOn())
        {
            var socket = new Socket(
                endpoint.AddressFamily,
                SocketType.Stream,
                endpoint is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
            try
            {
                socket.Connect(endpoint);
                if (endpoint is IPEndPoint)
                    socket.NoDelay = true;
                socket.ReceiveTimeout = (int)HandshakeTime.TotalMilliseconds;
                var connection = new ZmtpConnection(new NetworkStream(socket, ownsSocket: true));
                connection.Handshake(type);
                socket.ReceiveTimeout = 0;
                if (type == ZmtpSocketType.Sub)
                    connection.SubscribeToAll();
                new Thread(() => Read(connection, received), 1 << 18)
                {
                    IsBackground = true, Name = $"zmtp {type} client",
                }.Start();
                return new ZmtpClient(connection);
            }
            catch (Exception error) when (error is SocketException || (error is IOException and not ZmtpException))
            {
                // Nobody listens yet, or the peer is just being born.
                socket.Dispose();
                Thread.Sleep(Pause);
            }
        }

        return null;
    }

    /// <summary>Sends a message; returns at once.</summary>
    public void Send(IReadOnlyList<byte[]> frames) => _connection.Send(frames);

    public void Dispose() => _connection.Dispose();

    static void Read(ZmtpConnection connection, Action<IReadOnlyList<byte[]>> received)
    {
        try
        {
            while (true)
                received(connection.Receive());
        }
        catch (Exception error)
            when (error is IOException or ObjectDisposedException or OverflowException or InvalidOperationException)
        {
            // The peer has gone, or nobody wants its messages any more.
        }
    }
}
