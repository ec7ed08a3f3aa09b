using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>What a session gives to the cells it runs. Two sessions with equal options share compiled cells.</summary>
public sealed record SessionOptions
{
    /// <summary>Assemblies cells may use beside the platform's own: paths of DLL files. Default: none.</summary>
    public ImmutableArray<string> References { get; init; } = [];

    /// <summary>
    /// Names of assemblies of the host's whose types appear in what <see cref="References"/> offer: packages use them
    /// too. Default: none.
    /// </summary>
    public ImmutableArray<string> SharedAssemblies { get; init; } = [];

    /// <summary>
    /// Namespaces and static classes in scope from the first cell, in addition to <see cref="DefaultImports"/>.
    /// Default: none.
    /// </summary>
    public ImmutableArray<string> Imports { get; init; } = [];

    /// <summary>
    /// How values of other libraries are shown: the full name of a type or interface (generic ones end in <c>`1</c> and
    /// the like) and the class whose <c>CreateTypeFormatters()</c> gives its formatters; in force for the whole
    /// process. Default: none.
    /// </summary>
    public ImmutableArray<(string TypeName, Type Source)> Formatters { get; init; } = [];

    /// <summary>Where compiled cells are kept; null keeps none. Default: null.</summary>
    public string? CacheDirectory { get; init; }

    /// <summary>
    /// The folder that relative paths in <c>#r</c> and <c>#load</c> start from. Default: the process's working
    /// directory.
    /// </summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Whether cells get checkpoints; without, what they cost can be measured. Default: true.</summary>
    internal bool HasCheckpoints { get; init; } = true;

    /// <summary>
    /// The namespaces every C# notebook expects, the functions of <see cref="Microsoft.DotNet.Interactive.Kernel"/>,
    /// and ours.
    /// </summary>
    public static ImmutableArray<string> DefaultImports { get; } =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.IO", "System.Linq",
        "System.Threading.Tasks", "Microsoft.DotNet.Interactive.Kernel", "FairLab.Notebooks.CellFunctions",
    ];
}
