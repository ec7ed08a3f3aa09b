using System.Collections.Frozen;

namespace FairLab.Notebooks;

/// <summary>
/// The platform's assemblies: what the process trusts to load, and the reference assemblies cells are compiled against.
/// </summary>
internal static class PlatformAssemblies
{
    static readonly Lazy<FrozenDictionary<string, string>> Trusted = new(() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .DistinctBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase));

    static readonly Lazy<string> RuntimeFolder = new(() => Path.GetDirectoryName(typeof(object).Assembly.Location)!);

    static readonly Lazy<IReadOnlyList<string>> Compiled = new(FindReferences);

    // What nearly every cell needs; a compilation's memory grows with the number of its references, so the others join
    // when a cell uses them.
    static readonly FrozenSet<string> Common = FrozenSet.Create(
        StringComparer.Ordinal, "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Console",
        "System.Linq", "System.Memory", "System.Threading");

    /// <summary>Whether an assembly is among those every compilation has.</summary>
    public static bool IsCommon(string path) => Common.Contains(Path.GetFileNameWithoutExtension(path));

    /// <summary>Whether an assembly belongs to the framework, so that every compilation can see it.</summary>
    public static bool IsFramework(System.Reflection.Assembly assembly) => IsFramework(assembly.Location);

    /// <summary>Whether a file is one of the framework's.</summary>
    public static bool IsFramework(string path) => Path.GetDirectoryName(path) == RuntimeFolder.Value;

    /// <summary>The path of an assembly the process can load by name, or null.</summary>
    public static string? PathOf(string simpleName) => Trusted.Value.GetValueOrDefault(simpleName);

    /// <summary>The path of the running framework's assembly of a name, or null.</summary>
    public static string? FrameworkPathOf(string simpleName) =>
        PathOf(simpleName) is { } path && Path.GetDirectoryName(path) == RuntimeFolder.Value ? path : null;

    /// <summary>
    /// The reference assemblies of the framework: the SDK's reference pack where it is installed (small, with XML
    /// docs), else the running framework itself.
    /// </summary>
    public static IReadOnlyList<string> References => Compiled.Value;

    /// <summary>
    /// What names the references of the framework: a reference pack never changes under one version, and the running
    /// framework is known by its core library.
    /// </summary>
    public static string ReferenceIdentity =>
        string.Concat(Familiar.Select(PathOf).OfType<string>().Select(path => ModuleIdentity.Of(path) + " "))
        + (Path.GetDirectoryName(References[0]) == RuntimeFolder.Value
            ? "runtime " + ModuleIdentity.Of(typeof(object).Assembly.Location)
            : "pack " + Path.GetFileName(Path.GetFullPath(Path.Combine(References[0], "..", "..", ".."))));

    static string[] FindReferences()
    {
        // .../shared/Microsoft.NETCore.App/10.0.1 -> .../packs/Microsoft.NETCore.App.Ref/10.0.*/ref/net10.0
        var root = Path.GetFullPath(Path.Combine(RuntimeFolder.Value, "..", "..", ".."));
        var packs = Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref");
        var framework = FormattableString.Invariant($"net{Environment.Version.Major}.{Environment.Version.Minor}");
        if (Directory.Exists(packs))
        {
            var newest = Directory.GetDirectories(packs)
                .Select(folder => (
                    folder, version: Version.TryParse(Path.GetFileName(folder), out var version) ? version : null))
                .Where(pack => pack.version is { } version
                    && version.Major == Environment.Version.Major
                    && version.Minor == Environment.Version.Minor)
                .OrderByDescending(pack => pack.version)
                .Select(pack => Path.Combine(pack.folder, "ref", framework))
                .FirstOrDefault(Directory.Exists);
            if (newest is not null)
                return Sorted(Directory.GetFiles(newest, "*.dll"));
        }

        return Sorted(Trusted.Value.Values.Where(path => Path.GetDirectoryName(path) == RuntimeFolder.Value
            && !Path.GetFileName(path).Contains("VisualBasic", StringComparison.Ordinal)));
    }

    // Not the framework's, but what .NET Interactive's notebooks find without asking.
    static readonly string[] Familiar = ["System.Reactive", "Newtonsoft.Json"];

    static string[] Sorted(IEnumerable<string> paths) =>
        [.. paths.Order(StringComparer.Ordinal), .. Familiar.Select(PathOf).OfType<string>()];
}
