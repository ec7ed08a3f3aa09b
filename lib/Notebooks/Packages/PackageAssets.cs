using System.Text.Json;

namespace FairLab.Notebooks;

/// <summary>Reads the outcome of a restore, <c>project.assets.json</c>.</summary>
internal static class PackageAssets
{
    public static PackageSet Read(ReadOnlyMemory<byte> json, IEnumerable<string> warnings)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        var libraries = root.GetProperty("libraries");
        // The target with a runtime identifier names the assets of this machine.
        var target = root.GetProperty("targets")
            .EnumerateObject()
            .OrderByDescending(entry => entry.Name.Contains('/', StringComparison.Ordinal))
            .First().Value;
        List<InstalledPackage> packages = [];
        List<string> natives = [];
        foreach (var library in target.EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() != "package")
                continue;
            var path = libraries.GetProperty(library.Name).GetProperty("path").GetString()!;
            var home = folders.Select(folder => Path.Combine(folder, path)).FirstOrDefault(Directory.Exists);
            if (home is null)
                continue;
            var assemblies = Files(library.Value, "runtime", home)
                .Where(file => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase));
            var name = library.Name.Split('/');
            packages.Add(new InstalledPackage(name[0], name[1], home, [.. assemblies]));
            natives.AddRange(Files(library.Value, "native", home));
        }

        return new PackageSet(
            [.. packages.OrderBy(package => package.Name, StringComparer.Ordinal)], [.. natives], [.. warnings]);
    }

    static IEnumerable<string> Files(JsonElement library, string kind, string home) =>
        library.TryGetProperty(kind, out var assets)
            ? assets.EnumerateObject()
                .Select(asset => asset.Name)
                .Where(name => !name.EndsWith("_._", StringComparison.Ordinal))
                .Select(name => Path.GetFullPath(Path.Combine(home, name)))
            : [];
}
