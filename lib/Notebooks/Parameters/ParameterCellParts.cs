using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Documents;

namespace FairLab.Notebooks;

/// <summary>Takes cells apart as a session does that runs them: C# alone is kept, and packages and files that it
/// names are found.</summary>
internal sealed partial class ParameterCellParts(SessionOptions options)
{
    const int DeepestFile = 32;

    readonly PackageResolver _packages = new(options.CacheDirectory, options.WorkingDirectory);
    readonly List<PackageRequest> _requested = [];
    readonly List<string> _sources = [];

    /// <summary>Whether a file was named whose content may change.</summary>
    public bool NamedFiles { get; private set; }

    /// <summary>The C# of a cell.</summary>
    /// <exception cref="DirectiveException">A package is not to be had, or a file cannot be loaded.</exception>
    /// <exception cref="FileNotFoundException">A file is not there.</exception>
    public IEnumerable<ParameterCellPart> Of(NotebookCell cell) =>
        Of(cell.Source, CellLanguages.Find(CellLanguages.OfCell(cell) ?? "") ?? CellLanguage.CSharp, 0);

    IEnumerable<ParameterCellPart> Of(string source, CellLanguage language, int depth)
    {
        if (depth > DeepestFile)
            throw new DirectiveException($"files import each other more than {DeepestFile} deep");
        var code = CellMask.Keep(source, language, CellLanguage.CSharp, 0, out _);
        foreach (var imported in Import()
            .Matches(source)
            .SelectMany(line => OfFile(line.Groups[1].Value.Trim().Trim('"'), depth)))
            yield return imported;
        var lines = ReferenceLines.Parse(code);
        foreach (var imported in lines.Loads.SelectMany(file => OfFile(file, depth)))
            yield return imported;
        var directives = CellDirectives.Parse(lines.Code);
        NamedFiles |= directives.References.Count > 0;
        yield return new ParameterCellPart(directives.Code,
            [.. Packages(lines), .. directives.References.SelectMany(reference => Files(reference.Name))],
            depth == 0);
    }

    IReadOnlyList<string> Files(string reference) =>
        ReferenceClosure.Of(ReferenceClosure.Resolve(reference, options.WorkingDirectory));

    IEnumerable<ParameterCellPart> OfFile(string name, int depth)
    {
        NamedFiles = true;
        var file = Path.GetFullPath(name, Path.GetFullPath(options.WorkingDirectory ?? Environment.CurrentDirectory));
        if (!File.Exists(file))
            throw new DirectiveException($"no such file: {file}");
        var document = InteractiveDocument.LoadAsync(new FileInfo(file), new KernelInfoCollection
        {
            new KernelInfo("csharp", "C#", ["c#", "C#"]), new KernelInfo("fsharp", "F#", ["f#", "F#"]),
            new KernelInfo("markdown", "Markdown"),
        }).GetAwaiter().GetResult();
        return document.Elements.Where(element => element.KernelName is null or "csharp")
            .SelectMany(element => Of(
                element.Contents.Replace("\r\n", "\n", StringComparison.Ordinal), CellLanguage.CSharp, depth + 1));
    }

    ImmutableArray<string> Packages(ReferenceLines lines)
    {
        _sources.AddRange(lines.Sources);
        PackageRequest[] wanted = [.. lines.Packages
            .Where(package => !package.IsProvided && !_requested.Contains(package))];
        if (wanted.Length == 0)
            return [];
        _requested.AddRange(wanted);
        var set = _packages.Resolve(_requested, _sources, CancellationToken.None);
        return [.. new SharedAssemblies(CellEnvironment.Of(options).References).Choose(set.Packages, _ => null)];
    }

    [GeneratedRegex(@"^#!import\s+(.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Import();
}
