using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks.Tests;

/// <summary>A kernel as a process of its own: signals, shutdown, the death of its parent, many at once.</summary>
public sealed class KernelProcessTests : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly TemporaryFolder _folder = new();
    readonly List<Process> _started = [];

    public void Dispose()
    {
        foreach (var process in _started)
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        _folder.Dispose();
    }

    (Process Process, KernelClient Client) Start(params (string Name, string Value)[] environment)
    {
        // Port 0 is not for a client that has to know the port; these are free now, and a collision shows as a failure
        // to start.
        var connection = KernelFixture.Connection() with
        {
            ShellPort = FreePort(), IopubPort = FreePort(), StdinPort = FreePort(), ControlPort = FreePort(),
            HeartbeatPort = FreePort(),
        };
        var start = HostProcess.Start("kernel", _folder.Write($"{Guid.NewGuid()}.json", connection.ToJson()));
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        _started.Add(process);
        for (var clock = Stopwatch.StartNew(); ;)
        {
            try
            {
                return (process, new KernelClient(connection));
            }
            catch (Exception error)
                when (error is System.Net.Sockets.SocketException or IOException
                    && clock.Elapsed < Patience
                    && !process.HasExited)
            {
                Thread.Sleep(20);
            }
        }
    }

    static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        socket.Start();
        return ((System.Net.IPEndPoint)socket.LocalEndpoint).Port;
    }

    [Theory]
    [InlineData(true, "control")]
    [InlineData(false, "control")]
    [InlineData(false, "shell")]
    public void Shutdown_echoes_restart_and_ends_the_process(bool restart, string channel)
    {
        var (process, client) = Start();
        using (client)
        {
            var reply = client.Reply(
                client.Send(channel, "shutdown_request", new JsonObject { ["restart"] = restart }), channel);
            Assert.Equal(("shutdown_reply", restart), (reply.Type, (bool)reply.Content["restart"]!));
            Assert.True(process.WaitForExit(Patience));
            Assert.Equal(0, process.ExitCode);
            Assert.Equal("", process.StandardOutput.ReadToEnd());
        }
    }

    [Fact]
    public void Shutdown_does_not_wait_for_a_running_cell()
    {
        var (process, client) = Start();
        using (client)
        {
            client.SendCell("Console.Write(\"begun\"); while (true) { }");
            while (JupyterMessage.Text(client.Next("iopub").Content, "text") != "begun")
            {
            }

            client.Send("control", "shutdown_request", new JsonObject { ["restart"] = false });
            Assert.True(process.WaitForExit(Patience));
        }
    }

    [Fact]
    public void Interrupt_signal_stops_the_cell_and_not_the_kernel()
    {
        var (process, client) = Start();
        using (client)
        {
            for (var i = 0; i < 3; i++)
            {
                var id = client.SendCell($"Console.Write(\"begun {i}\"); while (true) {{ }}");
                while (JupyterMessage.Text(client.Next("iopub").Content, "text") != $"begun {i}")
                {
                }

                using var kill = Process.Start("kill", ["-INT", FormattableString.Invariant($"{process.Id}")]);
                Assert.Equal("OperationCanceledException", JupyterMessage.Text(client.Reply(id).Content, "ename"));
            }

            Assert.Equal("ok", JupyterMessage.Text(client.Execute("1").Reply.Content, "status"));
        }
    }

    [Fact]
    public void Kernel_ends_when_its_parent_has_gone()
    {
        using var parent = Process.Start("sleep", "600");
        var (process, client) = Start(("JPY_PARENT_PID", FormattableString.Invariant($"{parent.Id}")));
        using (client)
        {
            Assert.False(process.HasExited);
            parent.Kill();
            parent.WaitForExit();
            Assert.True(process.WaitForExit(Patience));
        }
    }

    [Fact]
    public void Fifty_kernels_at_once_get_ports_of_their_own()
    {
        var kernels = new JupyterKernel[50];
        Parallel.For(
            0, kernels.Length, i => kernels[i] = JupyterKernel.Start(KernelFixture.Connection(), new KernelOptions()));
        try
        {
            var ports = kernels.SelectMany(kernel => (int[])
                [
                    kernel.Connection.ShellPort, kernel.Connection.IopubPort, kernel.Connection.StdinPort,
                    kernel.Connection.ControlPort, kernel.Connection.HeartbeatPort,
                ]).ToList();
            Assert.Equal(ports.Count, ports.Distinct().Count());
            foreach (var kernel in kernels)
            {
                using var client = new KernelClient(kernel.Connection);
                Assert.Equal("kernel_info_reply", client.Ask("kernel_info_request", []).Reply.Type);
            }
        }
        finally
        {
            foreach (var kernel in kernels)
                kernel.Dispose();
        }
    }

    [Fact]
    public void Port_that_is_taken_is_said_and_the_kernel_does_not_start()
    {
        using var first = JupyterKernel.Start(KernelFixture.Connection(), new KernelOptions());
        var error =
            Assert.Throws<KernelStartException>(() => JupyterKernel.Start(first.Connection, new KernelOptions()));
        Assert.Contains("taken", error.Message);
    }

    [Fact]
    public void Transport_ipc_is_Unix_sockets_at_the_paths_that_clients_expect()
    {
        var connection = KernelFixture.Connection() with
        {
            Transport = "ipc", Ip = _folder["k"], ShellPort = 1, IopubPort = 2, StdinPort = 3, ControlPort = 4,
            HeartbeatPort = 5,
        };
        using (var kernel = JupyterKernel.Start(connection, new KernelOptions()))
        {
            string[] files = [.. Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal)];
            Assert.Equal(
                Enumerable.Range(1, 5).Select(port => FormattableString.Invariant($"{_folder["k"]}-{port}")), files);
            using var client = new KernelClient(kernel.Connection);
            Assert.Equal("kernel_info_reply", client.Ask("kernel_info_request", []).Reply.Type);
        }

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }
}
