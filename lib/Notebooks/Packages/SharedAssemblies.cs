using System.Collections.Frozen;
using System.Diagnostics;
using System.Reflection;

namespace FairLab.Notebooks;

/// <summary>
/// The assemblies whose types a notebook and its host must have in common: those its cells are compiled against from
/// the start, and .NET Interactive's. Everything else a notebook asks for is its own, whatever version the host uses.
/// </summary>
internal sealed class SharedAssemblies
{
    static readonly string[] Contract =
    [
        "Microsoft.DotNet.Interactive",
        "Microsoft.DotNet.Interactive.Formatting",
        "Microsoft.DotNet.Interactive.Documents",
        "Microsoft.AspNetCore.Html.Abstractions",
    ];

    readonly FrozenDictionary<string, string> _paths;

    /// <param name="references">The assembly files that cells may use from the start.</param>
    public SharedAssemblies(IEnumerable<string> references)
    {
        var contract = Contract.Append("FSharp.Core").Select(PlatformAssemblies.PathOf).OfType<string>();
        _paths = references.Concat(contract).DistinctBy(Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(Name, path => path, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether the notebook uses the host's assembly of a name.</summary>
    public bool Has(string name) => _paths.ContainsKey(name);

    /// <summary>The assembly files of packages that the notebook loads itself.</summary>
    /// <param name="packages">Resolved packages.</param>
    /// <param name="loaded">The assembly of a name that the notebook has loaded already, or null.</param>
    /// <exception cref="DirectiveException">An assembly that is in use is wanted in another version.</exception>
    public IReadOnlyList<string> Choose(IEnumerable<InstalledPackage> packages, Func<string, Assembly?> loaded)
    {
        List<string> chosen = [];
        foreach (var package in packages)
        {
            foreach (var file in package.Assemblies)
            {
                if (IsWanted(package, file, loaded))
                    chosen.Add(file);
                else if (_paths.TryGetValue(Name(file), out var shared) && !Contract.Contains(Name(file)))
                    chosen.Add(shared);
            }
        }

        return chosen;
    }

    bool IsWanted(InstalledPackage package, string file, Func<string, Assembly?> loaded)
    {
        var name = Name(file);
        if (Contract.Contains(name, StringComparer.OrdinalIgnoreCase))
            return false;
        var wanted = AssemblyName.GetAssemblyName(file).Version!;
        if (_paths.TryGetValue(name, out var shared))
        {
            var own = AssemblyName.GetAssemblyName(shared).Version!;
            return wanted <= own ? false : throw new DirectiveException(
                $"{package} cannot be used here: FairLab's own functions use {name} {Described(shared, own)}. "
                + "Ask for that version or a lower one.");
        }

        // The framework's are newer than the packages that once carried them; a newer package wins.
        if (PlatformAssemblies.FrameworkPathOf(name) is { } framework
            && AssemblyName.GetAssemblyName(framework).Version! >= wanted)
            return false;
        if (loaded(name) is not { } present || present.Location == file || present.GetName().Version == wanted)
            return true;
        var used = Described(present.Location, present.GetName().Version!);
        throw new DirectiveException($"{package} cannot be added: this session already uses {name} {used}, "
            + $"and it brings {Described(file, wanted)}. Restart the session and ask for the version you want first.");
    }

    static string Described(string file, Version version)
    {
        // Packages of many versions keep one assembly version.
        var product = file.Length > 0 ? FileVersionInfo.GetVersionInfo(file).ProductVersion?.Split('+')[0] : null;
        return string.IsNullOrEmpty(product) ? version.ToString() : product;
    }

    static string Name(string path) => Path.GetFileNameWithoutExtension(path);
}
