using System.Diagnostics;
using System.Reflection;
using TorchSharp;

namespace FairLab.TorchGuards;

/// <summary>Which TorchSharp and libtorch this is, and how fast it multiplies here.</summary>
/// <param name="TorchSharp">TorchSharp's version.</param>
/// <param name="Libtorch">libtorch's version, as TorchSharp asks for it.</param>
/// <param name="Threads">Threads that one operator may use.</param>
/// <param name="Settings">What is set for the sake of repeatable bytes, as NAME=VALUE.</param>
/// <param name="CudaDevices">CUDA devices that libtorch can use.</param>
/// <param name="Libraries">The native libraries: path and, for a link, what it leads to.</param>
public sealed record TorchInfo(
    string TorchSharp,
    string Libtorch,
    int Threads,
    IReadOnlyList<string> Settings,
    int CudaDevices,
    IReadOnlyList<string> Libraries)
{
    /// <summary>The packages that the build took, each as NAME VERSION; known without loading libtorch.</summary>
    public static IReadOnlyList<string> Packages { get; } = [.. typeof(TorchInfo).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Where(a => a.Key == "Package").Select(a => a.Value!)];

    /// <summary>Loads libtorch and reads the facts.</summary>
    /// <exception cref="DllNotFoundException">A native library is missing.</exception>
    /// <exception cref="NotSupportedException">
    /// TorchSharp could not load libtorch; the message has its trace.
    /// </exception>
    public static TorchInfo Read()
    {
        using (torch.zeros(1))
        {
            return new TorchInfo(
                typeof(torch)
                    .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                    .InformationalVersion.Split('+')[0],
                torch.__version__,
                torch.get_num_threads(),
                [.. LibtorchSettings.InUse.Select(s => $"{s.Key}={s.Value}")],
                torch.cuda.is_available() ? torch.cuda.device_count() : 0,
                [.. LibtorchFiles.All.Select(f => f.Path == f.Target ? f.Path : $"{f.Path} -> {f.Target}")]);
        }
    }

    /// <summary>
    /// Billions of floating point operations a second of a float32 matrix product of size n x n, best of several.
    /// </summary>
    /// <param name="size">Rows and columns of the matrices.</param>
    /// <param name="repeats">Products that are timed.</param>
    public static double MeasureGflops(int size = 1024, int repeats = 5)
    {
        using var scope = torch.NewDisposeScope();
        var matrix = torch.full(size, size, 0.5f);
        double best = double.MaxValue;
        for (int i = 0; i <= repeats; i++)
        {
            long start = Stopwatch.GetTimestamp();
            using var product = matrix.mm(matrix);
            // The first also loads what products need.
            if (i > 0)
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return 2.0 * size * size * size / best / 1e9;
    }
}
