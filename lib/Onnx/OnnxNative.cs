using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.ML.OnnxRuntime;

namespace FairLab.Onnx;

/// <summary>
/// Finds the native library of ONNX Runtime where NuGet has put it, for whoever asked for its package in a cell.
/// </summary>
static class OnnxNative
{
    const string Package = "microsoft.ml.onnxruntime";

    static int _isWatching;

    static string Version => typeof(InferenceSession).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>What to do where it is not there.</summary>
    public static string Advice => "found no native library of ONNX Runtime, expected it once its package (160 MB for "
        + $"all platforms) is fetched: in a cell #r \"nuget: Microsoft.ML.OnnxRuntime, {Version}\", in a project "
        + "dotnet add package Microsoft.ML.OnnxRuntime";

    /// <summary>Looks there from now on when the usual places have none.</summary>
    public static void Find()
    {
        if (Interlocked.Exchange(ref _isWatching, 1) == 0)
            AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
                name.Contains("onnxruntime", StringComparison.Ordinal) ? Load() : 0;
    }

    static nint Load()
    {
        var own = RuntimeInformation.RuntimeIdentifier;
        var folder = Path.Combine(NuGetFolder.Path, Package, Version, "runtimes", own, "native");
        if (!Directory.Exists(folder))
            return 0;
        return Directory.EnumerateFiles(folder, "*onnxruntime.*").Order(StringComparer.Ordinal)
            .Select(file => NativeLibrary.TryLoad(file, out var library) ? library : 0)
            .FirstOrDefault(library => library != 0);
    }
}
