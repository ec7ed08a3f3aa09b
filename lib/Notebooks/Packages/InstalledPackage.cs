using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>A package on this machine.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Root">Its folder.</param>
/// <param name="Assemblies">Its managed assembly files for this framework and machine.</param>
internal sealed record InstalledPackage(string Name, string Version, string Root, ImmutableArray<string> Assemblies)
{
    /// <summary>Its id and version.</summary>
    public override string ToString() => $"{Name} {Version}";
}
