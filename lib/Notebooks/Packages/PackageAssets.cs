using System.Collections.Immutable;
using System.Text.Json;

namespace FairLab.Notebooks;

/// <summary>Reads the outcome of a restore, <c>project.assets.json</c>.</summary>
internal static class PackageAssets
{
    public static PackageSet Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        var libraries = root.GetProperty("libraries");
        // The target with a runtime identifier names the assets of this machine.
        var target = root.GetProperty("targets").EnumerateObject().OrderByDescending(entry => entry.Name.Contains('/', StringComparison.Ordinal)).First().Value;
        List<string> packages = [], assemblies = [], natives = [];
        foreach (var library in target.EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() != "package")
                continue;
            packages.Add(library.Name.Replace('/', ' '));
            var path = libraries.GetProperty(library.Name).GetProperty("path").GetString()!;
            var home = folders.Select(folder => Path.Combine(folder, path)).FirstOrDefault(Directory.Exists);
            if (home is null)
                continue;
            assemblies.AddRange(Files(library.Value, "runtime", home).Where(file => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)));
            natives.AddRange(Files(library.Value, "native", home));
        }

        // What the process has already stays as it is: two copies of a type are two types. Cells see the framework without asking.
        var seen = assemblies.Select(file => PlatformAssemblies.PathOf(Path.GetFileNameWithoutExtension(file)) ?? file).Where(file => !PlatformAssemblies.IsFramework(file));
        return new PackageSet([.. packages.Order(StringComparer.Ordinal)], [.. seen], [.. natives]);
    }

    static IEnumerable<string> Files(JsonElement library, string kind, string home) =>
        library.TryGetProperty(kind, out var assets)
            ? assets.EnumerateObject().Select(asset => asset.Name).Where(name => !name.EndsWith("_._", StringComparison.Ordinal))
                .Select(name => Path.GetFullPath(Path.Combine(home, name)))
            : [];
}
