using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Interop;

/// <summary>
/// What must be in the environment before the BLAS library is loaded. OpenBLAS 0.3.21 does not know newer Intel
/// processors and silently falls back to its kernel of 2004; and one thread per run is fastest for small models.
/// A value the user has set is left alone.
/// </summary>
internal static partial class BlasSettings
{
    static readonly string[] s_threadVariables = ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"];

    /// <summary>The kernel to ask OpenBLAS for on this processor, or null to leave the choice to it.</summary>
    internal static string? CoreType =>
        !X86Base.IsSupported ? null
        : Avx512F.IsSupported && Avx512DQ.IsSupported && Avx512BW.IsSupported ? "SkylakeX"
        : Avx2.IsSupported && Fma.IsSupported ? "Haswell"
        : null;

    /// <summary>Sets the variables with the C library's setenv: .NET's own call does not reach native code.</summary>
    internal static void Apply()
    {
        if (OperatingSystem.IsWindows()) return;
        if (CoreType is { } core) Set("OPENBLAS_CORETYPE", core);
        foreach (var variable in s_threadVariables) Set(variable, "1");
    }

    static void Set(string name, string value)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))) _ = setenv(name, value, 1);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
