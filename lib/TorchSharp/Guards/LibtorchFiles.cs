using System.Runtime.InteropServices;

namespace FairLab.TorchGuards;

/// <summary>The native libraries beside the program: links to NuGet's folder, which may have been cleared
/// since.</summary>
public static class LibtorchFiles
{
    /// <summary>The native libraries and what each link leads to, as they are now.</summary>
    public static IReadOnlyList<(string Path, string Target, bool Exists)> All => [.. Directory
        .EnumerateFiles(Folder)
        .Where(p => Path.GetFileName(p) is var n && Names.Any(name => n.StartsWith(name, StringComparison.Ordinal)))
        .Select(p => (p, new FileInfo(p).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? p))
        .Select(p => (p.p, p.Item2, File.Exists(p.Item2)))];

    // A program with a folder of its own, such as another notebook kernel, finds this assembly where it was built.
    static string Folder { get; } =
        Path.GetDirectoryName(typeof(LibtorchFiles).Assembly.Location) is { Length: > 0 } own
        && File.Exists(Path.Combine(own, Needed[0]))
            ? own + Path.DirectorySeparatorChar
            : AppContext.BaseDirectory;

    static readonly string[] Names =
        ["libtorch", "libLibTorchSharp", "libc10", "libgomp", "LibTorchSharp", "torch", "c10"];

    /// <summary>
    /// Says what to do when a library is missing, leads nowhere, is another version's or does not load. TorchSharp
    /// itself would look for another libtorch on the machine and, if there is none, copy half a gigabyte.
    /// </summary>
    /// <exception cref="DllNotFoundException">The libraries are not those that FairLab was built with.</exception>
    internal static void Check()
    {
        if (All.FirstOrDefault(f => !f.Exists) is { Path: { } path, Target: var target })
            throw Error(
                $"found no {target}, which {Path.GetFileName(path)} is a link to; NuGet's folder was cleared or moved");
        string[] package = TorchInfo.Packages[^1].Split(' ');
        // The package with CUDA has a folder of its own.
        if (!package[0].StartsWith("libtorch-cpu", StringComparison.Ordinal))
            return;
        foreach (string name in Needed)
        {
            string file = Path.Combine(Folder, name);
            if (!File.Exists(file))
                throw Error($"found no {name} in {Folder}");
            string real = new FileInfo(file).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file;
            if (Version(real, package[0]) is { } version && version != package[1])
                throw Error($"found {name} of version {version} at {real}");
            if (!OperatingSystem.IsWindows())
                Load(name, real);
        }
    }

    /// <summary>In the order in which they need each other; their real names depend on the system.</summary>
    static string[] Needed =>
        OperatingSystem.IsWindows() ? ["torch_cpu.dll", "LibTorchSharp.dll"]
        : OperatingSystem.IsMacOS() ? ["libtorch_cpu.dylib", "libLibTorchSharp.dylib"]
        : ["libtorch_cpu.so", "libLibTorchSharp.so"];

    /// <summary>The version that NuGet's folder of a package names; null for a file elsewhere.</summary>
    internal static string? Version(string file, string package)
    {
        string[] parts = file.Split('/', '\\');
        int at = Array.IndexOf(parts, package);
        return at < 0 ? null : parts[at + 1];
    }

    static void Load(string name, string file)
    {
        try
        {
            NativeLibrary.Load(Path.Combine(Folder, name));
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw Error($"found {name} at {file}, which does not load: {e.Message.Split('\n')[0].Trim()}");
        }
    }

    static DllNotFoundException Error(string found) => new(
        $"{found}, expected {string.Join(" and ", TorchInfo.Packages)}: ./fairlab fetches them again (or: dotnet build "
            + "lib/Cli -c Release)");
}
