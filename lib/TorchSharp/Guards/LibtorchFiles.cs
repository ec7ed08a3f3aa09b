namespace FairLab.TorchGuards;

/// <summary>The native libraries beside the program: links to NuGet's folder, which may have been cleared since.</summary>
public static class LibtorchFiles
{
    /// <summary>The native libraries and what each link leads to, as they are now.</summary>
    public static IReadOnlyList<(string Path, string Target, bool Exists)> All => [.. Directory
        .EnumerateFileSystemEntries(AppContext.BaseDirectory)
        .Where(p => Path.GetFileName(p) is var n && Names.Any(name => n.StartsWith(name, StringComparison.Ordinal)))
        .Select(p => (p, new FileInfo(p).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? p))
        .Select(p => (p.p, p.Item2, File.Exists(p.Item2)))];

    static readonly string[] Names = ["libtorch", "libLibTorchSharp", "libc10", "libgomp", "LibTorchSharp", "torch", "c10"];

    /// <summary>Says what to do when a link leads nowhere.</summary>
    /// <exception cref="DllNotFoundException">A library that was there when FairLab was built is gone.</exception>
    internal static void Check()
    {
        if (All.FirstOrDefault(f => !f.Exists) is { Path: { } path, Target: var target })
            throw new DllNotFoundException($"found no {target}, which {Path.GetFileName(path)} is a link to; NuGet's folder was cleared or moved: ./fairlab fetches it again (or: dotnet build lib/Cli -c Release)");
    }
}
