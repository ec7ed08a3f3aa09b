using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>How a kernel is made known to Jupyter.</summary>
public sealed record KernelSpecRequest
{
    /// <summary>The command that starts the kernel, without the connection file.</summary>
    public required ImmutableArray<string> Command { get; init; }

    /// <summary>The language of the kernel. Default: C#.</summary>
    public CellLanguage Language { get; init; } = CellLanguage.CSharp;

    /// <summary>
    /// The name under which notebooks ask for it. Default: <c>.net-csharp</c> or <c>.net-fsharp</c>, which existing
    /// notebooks carry.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>The name people see. Default: <c>.NET (C#)</c> or <c>.NET (F#)</c>.</summary>
    public string? DisplayName { get; init; }

    /// <summary>
    /// A folder whose share/jupyter takes it, such as a Python environment; null installs for the user. Default: null.
    /// </summary>
    public string? Prefix { get; init; }

    /// <summary>
    /// Files copied beside the kernelspec, by the name they get there: a Jupyter server hands them out below
    /// <c>kernelspecs/NAME/</c>. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Resources { get; init; } = ImmutableDictionary<string, string>.Empty;
}
