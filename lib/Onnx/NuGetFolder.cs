namespace FairLab.Onnx;

/// <summary>The folder that NuGet unpacks packages into.</summary>
static class NuGetFolder
{
    public static string Path => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget",
            "packages");

    /// <summary>A file of a package, of the newest version that is there.</summary>
    /// <param name="folder">The folder of packages.</param>
    /// <param name="package">The package's name.</param>
    /// <param name="file">The file's name, without its folder.</param>
    /// <exception cref="ArgumentException">No such package, or no such file in it.</exception>
    public static string FileOf(string folder, string package, string file)
    {
        var place = System.IO.Path.Combine(folder, package.ToLowerInvariant());
        if (!Directory.Exists(place) || Versions(place).Length == 0)
            throw new ArgumentException($"found no package '{package}', expected one that is fetched: in a cell "
                + $"#r \"nuget: {package}\", in a project dotnet add package {package}", nameof(package));
        var files = Directory.GetFiles(Versions(place)[^1], "*.onnx", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).ToArray();
        return files.FirstOrDefault(f => System.IO.Path.GetFileName(f) == file) ?? throw new ArgumentException(
            $"{package}: {NearestName.Message("file", file, [.. files.Select(System.IO.Path.GetFileName)!])}",
            nameof(file));
    }

    static string[] Versions(string place) =>
        [.. Directory.GetDirectories(place).OrderBy(d => Number(System.IO.Path.GetFileName(d)))];

    static Version Number(string version) =>
        System.Version.TryParse(version.Split('-')[0], out var number) ? number : new Version();
}
