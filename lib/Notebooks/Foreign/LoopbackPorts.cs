using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace FairLab.Notebooks;

/// <summary>
/// Picks the addresses of a kernel that binds its ports itself. Between our picking a port and the kernel's binding it
/// anybody may take it; on Linux all of 127.0.0.0/8 is this machine, so each kernel gets an address of its own, where
/// nobody else looks for ports.
/// </summary>
internal static class LoopbackPorts
{
    /// <summary>A connection for a new kernel, with a key of its own.</summary>
    public static ConnectionFile Pick()
    {
        var address = IPAddress.Loopback;
        if (OperatingSystem.IsLinux())
            address = new IPAddress([
                127,
                (byte)RandomNumberGenerator.GetInt32(1, 255),
                (byte)RandomNumberGenerator.GetInt32(256),
                (byte)RandomNumberGenerator.GetInt32(1, 255),
            ]);
        try
        {
            return Pick(address);
        }
        catch (SocketException) when (!address.Equals(IPAddress.Loopback))
        {
            // A network without the whole range, such as that of some containers.
            return Pick(IPAddress.Loopback);
        }
    }

    static ConnectionFile Pick(IPAddress address)
    {
        var held = new Socket[5];
        try
        {
            for (var i = 0; i < held.Length; i++)
            {
                held[i] = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                held[i].Bind(new IPEndPoint(address, 0));
            }

            int[] ports = [.. held.Select(socket => ((IPEndPoint)socket.LocalEndPoint!).Port)];
            return new ConnectionFile
            {
                Transport = "tcp", Ip = address.ToString(),
                Key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
                ShellPort = ports[0], IopubPort = ports[1], StdinPort = ports[2], ControlPort = ports[3],
                HeartbeatPort = ports[4],
            };
        }
        finally
        {
            foreach (var socket in held)
                socket?.Dispose();
        }
    }
}
