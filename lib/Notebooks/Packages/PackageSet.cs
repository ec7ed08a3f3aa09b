using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>Resolved packages.</summary>
/// <param name="Packages">What was installed: "Name Version", dependencies included.</param>
/// <param name="Assemblies">Managed assembly files for this framework and machine.</param>
/// <param name="Natives">Native library files for this machine.</param>
internal sealed record PackageSet(ImmutableArray<string> Packages, ImmutableArray<string> Assemblies, ImmutableArray<string> Natives)
{
    public bool Exists => Assemblies.All(File.Exists) && Natives.All(File.Exists);
}
