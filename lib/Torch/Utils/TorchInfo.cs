using System.Diagnostics;
using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp.Utils;

/// <summary>What libtorch is in the process and how fast it multiplies: the facts that <c>doctor</c> prints.</summary>
/// <param name="Version">libtorch's version at run time.</param>
/// <param name="BuiltFor">The version the binding was built for.</param>
/// <param name="BlasKernel">OpenBLAS's kernel in use, or the name of another BLAS.</param>
/// <param name="Threads">Threads that one operator may use.</param>
/// <param name="CudaDevices">CUDA devices that libtorch can use; 0 when it has none.</param>
/// <param name="Libraries">Paths of the loaded libraries: the binding, libtorch and the BLAS.</param>
/// <param name="Configuration">libtorch's own description of its build.</param>
public sealed record TorchInfo(
    string Version, string BuiltFor, string BlasKernel, int Threads, int CudaDevices, IReadOnlyList<string> Libraries, string Configuration)
{
    /// <summary>Loads libtorch and reads the facts; throws <see cref="TorchLoadException"/> when it cannot be loaded.</summary>
    public static unsafe TorchInfo Read()
    {
        byte* text;
        NativeErrors.Check(NativeMethods.ft_config(&text), "show_config");
        var configuration = TorchLibrary.TakeText(text);
        var libraries = LoadedLibraries();
        return new TorchInfo(
            TorchLibrary.RuntimeVersion(configuration) ?? "unknown",
            TorchLibrary.Recorded(NativeLibrary.Load(TorchLibrary.LoadedFrom!)),
            Kernel(libraries, configuration), torch.get_num_threads(), torch.cuda.device_count(), libraries, configuration);
    }

    /// <summary>Billions of floating point operations a second of a float32 matrix product of size n x n, best of several.</summary>
    /// <param name="size">Rows and columns of the matrices.</param>
    /// <param name="repeats">Products that are timed.</param>
    public static double MeasureGflops(int size = 1024, int repeats = 5)
    {
        using var scope = torch.NewDisposeScope();
        var matrix = torch.full(size, size, 0.5);
        var best = double.MaxValue;
        for (var i = 0; i <= repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var product = matrix.mm(matrix);
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (i > 0) best = Math.Min(best, seconds);
        }
        return 2.0 * size * size * size / best / 1e9;
    }

    static string[] LoadedLibraries() =>
        !File.Exists("/proc/self/maps") ? [] : [.. File.ReadLines("/proc/self/maps")
            .Select(line => line.IndexOf('/', StringComparison.Ordinal) is var start and >= 0 ? line[start..] : "")
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("libfairtorch", StringComparison.Ordinal)
                || name.StartsWith("libtorch", StringComparison.Ordinal) || name.StartsWith("libc10", StringComparison.Ordinal)
                || name.Contains("blas", StringComparison.Ordinal) || name.StartsWith("libmkl", StringComparison.Ordinal)))
            .Distinct().Order(StringComparer.Ordinal)];

    static unsafe string Kernel(IEnumerable<string> libraries, string configuration)
    {
        foreach (var path in libraries.Where(path => Path.GetFileName(path).Contains("blas", StringComparison.Ordinal)))
        {
            if (!NativeLibrary.TryLoad(path, out var handle)) continue;
            if (NativeLibrary.TryGetExport(handle, "openblas_get_corename", out var name))
                return "OpenBLAS " + Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)name)());
        }
        return configuration.Contains("BLAS_INFO=mkl", StringComparison.Ordinal) ? "MKL"
            : libraries.FirstOrDefault(path => Path.GetFileName(path).Contains("blas", StringComparison.Ordinal)) is { } other
                ? $"not OpenBLAS: {other} (slow; apt-get install libopenblas0-pthread)" : "unknown";
    }
}
