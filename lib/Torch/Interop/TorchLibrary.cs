using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace TorchSharp.Interop;

/// <summary>Loads libfairtorch, and libtorch through it, when the first native call is made; checks that the two match.</summary>
internal static unsafe class TorchLibrary
{
    internal const string FileName = "libfairtorch.so";
    const string Marker = "fairtorch-built-for:";

    static readonly Lock s_lock = new();
    static nint s_handle;

    /// <summary>Folders searched for the shim; a test points it elsewhere.</summary>
    internal static Func<IReadOnlyList<string>> Folders { get; set; } = () =>
        [.. new[] { Path.GetDirectoryName(typeof(TorchLibrary).Assembly.Location), AppContext.BaseDirectory }
            .Where(folder => !string.IsNullOrEmpty(folder)).Select(folder => Path.TrimEndingDirectorySeparator(folder!)).Distinct()];

    /// <summary>The libtorch version the shim says it was built for; a test overrides it.</summary>
    internal static string? RecordedVersionOverride { get; set; }

    /// <summary>True once libtorch is in the process.</summary>
    internal static bool IsLoaded => s_handle != 0;

    /// <summary>Path of the shim that was loaded, or null.</summary>
    internal static string? LoadedFrom { get; private set; }

    internal static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != NativeMethods.Library) return 0;
        lock (s_lock)
        {
            return s_handle != 0 ? s_handle : s_handle = Load();
        }
    }

    /// <summary>Finds and loads the shim and checks the versions; throws <see cref="TorchLoadException"/> with the remedy.</summary>
    internal static nint Load()
    {
        var folders = Folders();
        var path = folders.Select(folder => Path.Combine(folder, FileName)).FirstOrDefault(File.Exists) ?? throw new TorchLoadException(
            $"{FileName} was not found; looked in {string.Join(" and ", folders)}. It is built together with the C# code when cmake, " +
            $"a C++ compiler and libtorch are installed: {TorchLoadException.Remedy}");
        BlasSettings.Apply();
        nint handle;
        try
        {
            handle = NativeLibrary.Load(path);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            throw new TorchLoadException(
                $"{path} is there but cannot be loaded: {FirstLine(failure.Message)} It was built for libtorch {VersionIn(path) ?? "(unknown)"}; " +
                $"when that version is gone, install it or delete the file and build again. {TorchLoadException.Remedy}", failure);
        }
        CheckVersions(path, handle);
        ((delegate* unmanaged<NativeError*>)NativeLibrary.GetExport(handle, "ft_start"))();
        LoadedFrom = path;
        return handle;
    }

    /// <summary>Text the native side allocated, as a string; frees it.</summary>
    internal static string TakeText(byte* text)
    {
        var value = Marshal.PtrToStringUTF8((nint)text) ?? "";
        NativeMethods.ft_free(text);
        return value;
    }

    /// <summary>libtorch's version out of its own configuration text, or null when it does not tell.</summary>
    internal static string? RuntimeVersion(string configuration)
    {
        const string Key = "TORCH_VERSION=";
        var start = configuration.IndexOf(Key, StringComparison.Ordinal);
        if (start < 0) return null;
        var rest = configuration.AsSpan(start + Key.Length);
        var end = rest.IndexOfAny(',', ' ', '\n');
        return (end < 0 ? rest : rest[..end]).ToString();
    }

    /// <summary>Same major and minor version: patch releases of libtorch keep the binary interface.</summary>
    internal static bool Match(string builtFor, string running)
    {
        var (left, right) = (builtFor.Split('.'), running.Split('.', '+'));
        return left.Length >= 2 && right.Length >= 2 && left[0] == right[0] && left[1] == right[1];
    }

    internal static string Recorded(nint handle) =>
        RecordedVersionOverride ?? Parse(Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)NativeLibrary.GetExport(handle, "ft_version"))()));

    static void CheckVersions(string path, nint handle)
    {
        byte* text = null;
        ((delegate* unmanaged<byte**, NativeError*>)NativeLibrary.GetExport(handle, "ft_config"))(&text);
        var configuration = Marshal.PtrToStringUTF8((nint)text) ?? "";
        ((delegate* unmanaged<void*, void>)NativeLibrary.GetExport(handle, "ft_free"))(text);
        var (builtFor, running) = (Recorded(handle), RuntimeVersion(configuration));
        if (running is null || Match(builtFor, running)) return;
        throw new TorchLoadException(
            $"{path} was built for libtorch {builtFor}, but the libtorch that was loaded is {running}. Delete the file and build again " +
            $"against the installed version, or install libtorch {builtFor}. {TorchLoadException.Remedy}");
    }

    static string Parse(string? marker) =>
        marker is null || !marker.StartsWith(Marker, StringComparison.Ordinal) ? "" : marker[Marker.Length..].TrimEnd(';');

    static string? VersionIn(string path)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        var start = bytes.IndexOf(Encoding.ASCII.GetBytes(Marker));
        if (start < 0) return null;
        var rest = bytes[(start + Marker.Length)..];
        var end = rest.IndexOf((byte)';');
        return end is < 0 or > 20 ? null : Encoding.ASCII.GetString(rest[..end]);
    }

    static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();
}
