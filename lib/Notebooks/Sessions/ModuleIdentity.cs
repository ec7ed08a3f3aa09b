using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FairLab.Notebooks;

/// <summary>The module version id of an assembly file: deterministic builds make it a hash of the content.</summary>
internal static class ModuleIdentity
{
    static readonly ConcurrentDictionary<(string Path, long Size, long Written), Guid> Known = new();

    /// <summary>The module version id of the file at a path.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="BadImageFormatException">The file is not a .NET assembly.</exception>
    public static Guid Of(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new FileNotFoundException($"Assembly not found: {path}", path);
        return Known.GetOrAdd((file.FullName, file.Length, file.LastWriteTimeUtc.Ticks), static key => Read(key.Path));
    }

    static Guid Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        using var image = new PEReader(stream);
        if (!image.HasMetadata)
            throw new BadImageFormatException($"Not a .NET assembly: {path}", path);
        var metadata = image.GetMetadataReader();
        return metadata.GetGuid(metadata.GetModuleDefinition().Mvid);
    }
}
