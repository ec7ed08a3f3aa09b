using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace FairLab.Notebooks;

/// <summary>Runs a kernel as a process that a Jupyter client has started.</summary>
public static class KernelHost
{
    static readonly TimeSpan ParentInterval = TimeSpan.FromSeconds(1);

    /// <summary>Runs a kernel until it is shut down, its parent has gone, or the token says so.</summary>
    /// <param name="connectionFile">The file the client has written.</param>
    /// <param name="options">What cells find.</param>
    /// <param name="token">Ends the kernel.</param>
    /// <exception cref="KernelStartException">The connection file cannot be used, or a port is taken.</exception>
    public static async Task RunAsync(string connectionFile, KernelOptions options, CancellationToken token = default)
    {
        using var kernel = JupyterKernel.Start(ConnectionFile.Load(connectionFile), options);
        // Interrupts come as messages; from a client that sends the signal instead, it means the same, and never the
        // end.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            kernel.Interrupt();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            kernel.Stop();
        });
        using var cancelled = token.Register(kernel.Stop);
        using var ended = new CancellationTokenSource();
        var warm = new Thread(() => WarmUp(options))
        {
            IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "kernel warm-up",
        };
        warm.Start();
        _ = WatchParentAsync(kernel, ended.Token);
        await kernel.Completion.ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
    }

    /// <summary>Loads the compiler while nobody waits for it, so that the first cell does not.</summary>
    static void WarmUp(KernelOptions options)
    {
        try
        {
            using var session = new CSharpSession(options.Session with { CacheDirectory = null });
            // The least first: a first cell that comes meanwhile needs that much, and finds it done.
            session.Run("1");
            session.Run("var list = new List<int> { 1 }; string.Join(\", \", list.Select(x => x + 1.5))");
            session.Complete("list.", 5);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The first cell will show what is wrong.
            options.Log?.Invoke($"warm-up: {error.Message}");
        }
    }

    /// <summary>Ends the kernel when the client that started it has died without saying goodbye.</summary>
    static async Task WatchParentAsync(JupyterKernel kernel, CancellationToken token)
    {
        var given = Environment.GetEnvironmentVariable("JPY_PARENT_PID");
        if (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var parent) || parent <= 1)
            return;
        using var timer = new PeriodicTimer(ParentInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(token).ConfigureAwait(false))
            {
                if (!IsAlive(parent))
                {
                    kernel.Stop();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
