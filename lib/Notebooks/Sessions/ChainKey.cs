using System.Security.Cryptography;
using System.Text;

namespace FairLab.Notebooks;

/// <summary>
/// The hash of everything a compiled cell depends on: the compiler, the references, the imports, and all cells before
/// it.
/// </summary>
internal static class ChainKey
{
    /// <summary>Raised when the generated code or the entry format changes.</summary>
    const int Version = 2;

    /// <summary>The key before the first cell, for references beside the platform's own.</summary>
    public static string Start(IEnumerable<string> references, IEnumerable<string> imports, string globals)
    {
        var text = new StringBuilder();
        text.Append("version ").Append(Version).Append('\n');
        text.Append("runtime ").Append(Environment.Version.Major).Append('\n');
        foreach (var compiler in (ReadOnlySpan<string>)["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"])
            text.Append("compiler ")
                .Append(PlatformAssemblies.PathOf(compiler) is { } path ? ModuleIdentity.Of(path).ToString() : "?")
                .Append('\n');
        text.Append("platform ").Append(PlatformAssemblies.ReferenceIdentity).Append('\n');
        foreach (var reference in references)
            text.Append("reference ").Append(Path.GetFileName(reference)).Append(' ')
                .Append(ModuleIdentity.Of(reference)).Append('\n');
        foreach (var import in imports)
            text.Append("import ").Append(import).Append('\n');
        text.Append("globals ").Append(globals).Append('\n');
        return Hash(text.ToString());
    }

    /// <summary>The key after a cell.</summary>
    public static string Next(string previous, string source, IEnumerable<string> addedReferences)
    {
        var text = new StringBuilder().Append(previous).Append('\n');
        foreach (var reference in addedReferences)
            text.Append("reference ").Append(Path.GetFileName(reference)).Append(' ')
                .Append(ModuleIdentity.Of(reference)).Append('\n');
        return Hash(text.Append('\n').Append(source).ToString());
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
