using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks.Tests;

/// <summary>What a kernel makes of messages that are wrong, unsigned or no messages at all.</summary>
public sealed class KernelBadMessageTests : IDisposable
{
    readonly KernelFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    KernelClient Client => _fixture.Client;

    void AssertLives()
    {
        Client.Drain();
        var (reply, published) = Client.Execute("\"alive\"");
        // A cell that failed while this one was on its way takes it along; the next one runs.
        if (JupyterMessage.Text(reply.Content, "status") == "aborted")
            (reply, published) = Client.Execute("\"alive\"");
        Assert.Equal("ok", JupyterMessage.Text(reply.Content, "status"));
        Assert.Contains(published, message => message.Type == "execute_result");
    }

    [Fact]
    public void Message_with_a_wrong_signature_is_dropped()
    {
        var forged = new MessageCodec(Encoding.UTF8.GetBytes("another key"));
        foreach (var codec in (MessageCodec[])[forged, new MessageCodec([])])
            Client.SendFrames(
                "shell",
                codec.Encode(
                    JupyterMessage.Create(
                        "execute_request",
                        KernelClient.Cell("System.Environment.SetEnvironmentVariable(\"FORGED\", \"1\");"),
                        "s")));
        Client.SendFrames(
            "control",
            forged.Encode(JupyterMessage.Create("shutdown_request", new JsonObject { ["restart"] = false }, "s")));
        AssertLives();
        Assert.Null(Environment.GetEnvironmentVariable("FORGED"));
        Assert.False(_fixture.Kernel.Completion.IsCompleted);
        Assert.Equal(3, _fixture.Log.Count(line => line.Contains("the signature is wrong", StringComparison.Ordinal)));
    }

    [Fact]
    public void Kernel_listens_on_loopback_only()
    {
        var ports = new[]
        {
            _fixture.Kernel.Connection.ShellPort, _fixture.Kernel.Connection.IopubPort,
            _fixture.Kernel.Connection.StdinPort, _fixture.Kernel.Connection.ControlPort,
            _fixture.Kernel.Connection.HeartbeatPort,
        };
        var listeners = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties()
            .GetActiveTcpListeners()
            .Where(end => ports.Contains(end.Port))
            .ToList();
        Assert.Equal(ports.Length, listeners.Select(end => end.Port).Distinct().Count());
        Assert.All(listeners, end => Assert.True(System.Net.IPAddress.IsLoopback(end.Address), end.ToString()));
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.168.0.7")]
    [InlineData("example.org")]
    public void Connection_file_with_another_address_is_refused(string address)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("c.json", (KernelFixture.Connection() with { Ip = address }).ToJson());
        Assert.Contains("loopback", Assert.Throws<KernelStartException>(() => ConnectionFile.Load(path)).Message);
    }

    // Fixed seeds: a failure can be repeated. 10,000 messages in all.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Mutated_messages_leave_the_kernel_alive(int seed)
    {
        var random = new Random(seed);
        Client.SendCell("1");
        for (var i = 0; i < 2_500; i++)
        {
            var channel = random.Next(4) switch { 0 => "control", 1 => "stdin", _ => "shell" };
            Client.SendFrames(channel, MessageMutation.Next(random, Client));
        }

        AssertLives();
        Assert.False(_fixture.Kernel.Completion.IsCompleted);
        // What is wrong in a way nobody foresaw is logged with its stack.
        Assert.DoesNotContain(_fixture.Log, line => line.Contains("\n   at ", StringComparison.Ordinal));
    }

    [Fact]
    public void Bytes_that_are_no_protocol_leave_the_kernel_alive()
    {
        var random = new Random(5);
        var connection = _fixture.Kernel.Connection;
        int[] ports =
        [
            connection.ShellPort, connection.IopubPort, connection.StdinPort, connection.ControlPort,
            connection.HeartbeatPort,
        ];
        for (var i = 0; i < 100; i++)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(connection.Ip, ports[i % ports.Length]);
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            if (i % 2 == 0 && bytes.Length >= 64)
                (bytes[0], bytes[9], bytes[10]) = (0xFF, 0x7F, 3);
            socket.Send(i % 10 == 1 ? "GET / HTTP/1.1\r\n\r\n"u8 : bytes);
        }

        AssertLives();
        // Without an answer here a front end takes the kernel for dead.
        Client.SendFrames("heartbeat", [[], [7]]);
        Assert.Equal([7], Client.TakeRaw("heartbeat", TimeSpan.FromSeconds(30))![^1]);
    }

    // A length is a claim that anybody can make, before any signature: taken at its word, a few bytes would cost a
    // gigabyte each.
    [Fact]
    public void Claimed_lengths_cost_no_memory()
    {
        const int Claims = 8;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        List<ZmtpConnection> peers = [];
        for (var i = 0; i < Claims; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(_fixture.Kernel.Connection.Ip, _fixture.Kernel.Connection.ShellPort);
            var peer = new ZmtpConnection(new NetworkStream(socket, ownsSocket: true));
            peer.Handshake(ZmtpSocketType.Dealer);
            peers.Add(peer);
            // A frame of 1 GiB less one byte, of which three bytes come.
            socket.Send([2, 0, 0, 0, 0, 0x3F, 0xFF, 0xFF, 0xFF, 1, 2, 3]);
        }

        AssertLives();
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 1L << 30);
        peers.ForEach(peer => peer.Dispose());
    }
}
