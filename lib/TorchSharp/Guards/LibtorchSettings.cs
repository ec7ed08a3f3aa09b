using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace FairLab.TorchGuards;

/// <summary>
/// What must be in the process's environment before libtorch is loaded: one thread, and instruction sets for which the
/// same program gives the same bytes again. A value the user has set is left alone.
/// </summary>
public static partial class LibtorchSettings
{
    /// <summary>
    /// The variable that asks, with the value 1, for bytes that do not depend on the processor's maker.
    /// </summary>
    public const string ExactVariable = "FAIRLAB_EXACT";

    static int _prepared;

    /// <summary>
    /// Whether the bytes are to be the same on every x86-64 processor with AVX2; matrix products are slower.
    /// </summary>
    public static bool IsExact => Environment.GetEnvironmentVariable(ExactVariable) == "1";

    /// <summary>The variables and their values on this processor.</summary>
    /// <param name="exact">As <see cref="IsExact"/>.</param>
    public static IReadOnlyDictionary<string, string> For(bool exact)
    {
        // TorchSharp would take all cores; one thread a run and several runs at once is faster, and repeatable.
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OMP_NUM_THREADS"] = "1",
            ["MKL_NUM_THREADS"] = "1",
        };
        if (Avx2.IsSupported && Fma.IsSupported)
        {
            // Without the first, products depend on how memory happens to be aligned.
            values["MKL_CBWR"] = exact ? "COMPATIBLE" : "AVX2";
            values["ATEN_CPU_CAPABILITY"] = "avx2";
            values["ONEDNN_MAX_CPU_ISA"] = "AVX2";
        }
        return values;
    }

    /// <summary>The variables as libtorch finds them: a value the user has set, or else ours.</summary>
    public static IReadOnlyDictionary<string, string> InUse =>
        For(IsExact).ToDictionary(
            s => s.Key,
            s => Environment.GetEnvironmentVariable(s.Key) is { Length: > 0 } own ? own : s.Value,
            StringComparer.Ordinal);

    [Hook("Before", "TorchSharp.torch::LoadNativeBackend")]
    internal static void Prepare()
    {
        if (Interlocked.Exchange(ref _prepared, 1) != 0)
            return;
        // Also what was set in this process: .NET's own call does not reach native code.
        foreach (var (name, value) in InUse)
            Set(name, value);
        LibtorchFiles.Check();
    }

    static void Set(string name, string value)
    {
        if (OperatingSystem.IsWindows())
            _ = _putenv_s(name, value);
        else
            _ = setenv(name, value, 1);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);

    [LibraryImport("ucrtbase", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int _putenv_s(string name, string value);
}
