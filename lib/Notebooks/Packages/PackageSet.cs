using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>Resolved packages.</summary>
/// <param name="Packages">What was installed, dependencies included.</param>
/// <param name="Natives">Native library files for this machine.</param>
/// <param name="Warnings">What the restore warned of: another version than the one asked for, versions that do not
/// fit.</param>
internal sealed record PackageSet(
    ImmutableArray<InstalledPackage> Packages, ImmutableArray<string> Natives, ImmutableArray<string> Warnings)
{
    public bool Exists => Packages.All(package => package.Assemblies.All(File.Exists)) && Natives.All(File.Exists);
}
