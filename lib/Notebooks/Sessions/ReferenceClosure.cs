using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FairLab.Notebooks;

/// <summary>An assembly file together with the files beside it that it needs.</summary>
internal static class ReferenceClosure
{
    /// <summary>
    /// The assembly and, recursively, what it references, as far as it lies in the same folder and is not the
    /// framework's.
    /// </summary>
    public static IReadOnlyList<string> Of(string path)
    {
        List<string> found = [Path.GetFullPath(path)];
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var name in ReferencedNames(found[i]))
            {
                var candidate = Path.Combine(Path.GetDirectoryName(found[i])!, name + ".dll");
                if (PlatformAssemblies.FrameworkPathOf(name) is null
                    && File.Exists(candidate)
                    && !found.Contains(candidate))
                    found.Add(candidate);
            }
        }

        return found;
    }

    /// <summary>The file that a <c>#r</c> line names.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public static string Resolve(string reference, string? folder)
    {
        var path =
            Path.GetFullPath(reference, folder is null ? Environment.CurrentDirectory : Path.GetFullPath(folder));
        if (File.Exists(path))
            return path;
        // A name without a path means an assembly the process has.
        return PlatformAssemblies.PathOf(Path.GetFileNameWithoutExtension(reference))
            ?? throw new FileNotFoundException($"#r \"{reference}\": no such file ({path}).");
    }

    static List<string> ReferencedNames(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        using var image = new PEReader(stream);
        if (!image.HasMetadata)
            throw new BadImageFormatException($"Not a .NET assembly: {path}", path);
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(
            handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
