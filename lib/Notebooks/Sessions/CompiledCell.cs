using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>A compiled cell as the cache keeps it.</summary>
/// <param name="AssemblyName">Name of the assembly, unique in its chain; empty when the cell has no code (only usings
/// or comments).</param>
/// <param name="TypeName">Full name of the submission class.</param>
/// <param name="HasValue">Whether the cell ends in an expression.</param>
/// <param name="Declares">Whether later cells can see anything of it; one that declares nothing stays out of their
/// chain.</param>
/// <param name="Warnings">The compiler's warnings.</param>
/// <param name="Platform">Assemblies of the platform, beside the common ones, that this cell and those before it were
/// compiled against.</param>
/// <param name="Assembly">The assembly's bytes.</param>
/// <param name="Symbols">The portable PDB's bytes: they give the failing line.</param>
internal sealed record CompiledCell(
    string AssemblyName,
    string TypeName,
    bool HasValue,
    bool Declares,
    ImmutableArray<CellDiagnostic> Warnings,
    ImmutableArray<string> Platform,
    byte[] Assembly,
    byte[] Symbols)
{
    public bool HasCode => AssemblyName.Length > 0;
}
