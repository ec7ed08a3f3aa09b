namespace FairLab.Notebooks;

/// <summary>A package named by <c>#r "nuget: Name, Version"</c>.</summary>
/// <param name="Name">The package's id.</param>
/// <param name="Version">The version or version range as written; null takes the newest.</param>
internal sealed record PackageRequest(string Name, string? Version)
{
    /// <summary>
    /// Whether it is one of .NET Interactive's own: those are here, in the one version that kernel and notebook have in
    /// common.
    /// </summary>
    public bool IsProvided => Name.ToUpperInvariant() is
        "MICROSOFT.DOTNET.INTERACTIVE" or "MICROSOFT.DOTNET.INTERACTIVE.FORMATTING"
            or "MICROSOFT.DOTNET.INTERACTIVE.DOCUMENTS";

    /// <summary>Whether the same request gives the same package tomorrow.</summary>
    public bool IsExact => Version is not null && !Version.Contains('*', StringComparison.Ordinal);

    /// <summary>Reads what follows <c>nuget:</c>.</summary>
    /// <exception cref="DirectiveException">There is no name.</exception>
    public static PackageRequest Parse(string text)
    {
        var words = text.Split(',', 2, StringSplitOptions.TrimEntries);
        if (words[0].Length == 0 || words[0].Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')))
            throw new DirectiveException(
                $"#r \"nuget:{text}\": expected \"nuget: Name, Version\", found no package name");
        return new PackageRequest(words[0], words.Length > 1 && words[1].Length > 0 ? words[1] : null);
    }
}
