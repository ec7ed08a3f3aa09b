namespace FairLab.Notebooks.Tests;

/// <summary>A kernel in this process and a client of it.</summary>
public sealed class KernelFixture : IDisposable
{
    public KernelFixture()
    {
        Kernel = JupyterKernel.Start(Connection(), new KernelOptions { Log = line =>
        {
            lock (Log)
                Log.Add(line);
        } });
        Client = new KernelClient(Kernel.Connection);
    }

    internal JupyterKernel Kernel { get; }

    internal KernelClient Client { get; }

    internal List<string> Log { get; } = [];

    /// <summary>Free ports of this machine alone, and a key.</summary>
    internal static ConnectionFile Connection() => new()
    {
        Transport = "tcp", Ip = "127.0.0.1", ShellPort = 0, IopubPort = 0, StdinPort = 0, ControlPort = 0,
        HeartbeatPort = 0, Key = Guid.NewGuid().ToString(),
    };

    public void Dispose()
    {
        Client.Dispose();
        Kernel.Dispose();
    }
}
