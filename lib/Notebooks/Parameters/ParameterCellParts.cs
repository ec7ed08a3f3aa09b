using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>Takes cells apart as a session does that runs them: C# alone is kept, and packages and files that it
/// names are found.</summary>
internal sealed class ParameterCellParts(SessionOptions options)
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
        foreach (var part in CellSplitter.Split(source, language))
        {
            if (part.Directive == "import")
            {
                foreach (var imported in OfFile(part.Text["#!import".Length..].Trim().Trim('"'), depth))
                    yield return imported;
            }

            if (part.Directive is not null || part.Language != CellLanguage.CSharp)
                continue;
            var lines = ReferenceLines.Parse(part.Text);
            foreach (var imported in lines.Loads.SelectMany(file => OfFile(file, depth)))
                yield return imported;
            var directives = CellDirectives.Parse(lines.Code);
            NamedFiles |= directives.References.Count > 0;
            yield return new ParameterCellPart(directives.Code,
                [.. Packages(lines), .. directives.References.SelectMany(reference => Files(reference.Name))],
                depth == 0);
        }
    }

    IReadOnlyList<string> Files(string reference) =>
        ReferenceClosure.Of(ReferenceClosure.Resolve(reference, options.WorkingDirectory));

    IEnumerable<ParameterCellPart> OfFile(string name, int depth)
    {
        NamedFiles = true;
        var file = Path.GetFullPath(name, Path.GetFullPath(options.WorkingDirectory ?? Environment.CurrentDirectory));
        if (!File.Exists(file))
            throw new DirectiveException($"no such file: {file}");
        return ImportedFile.Cells(file, CellLanguage.CSharp)
            .SelectMany(cell => Of(cell.Source, cell.Language ?? CellLanguage.CSharp, depth + 1));
    }

    ImmutableArray<string> Packages(ReferenceLines lines)
    {
        _sources.AddRange(lines.Sources);
        PackageRequest[] wanted = [.. lines.Packages
            .Where(package => !NotebookSession.IsProvided(options, package.Name) && !_requested.Contains(package))];
        if (wanted.Length == 0)
            return [];
        _requested.AddRange(wanted);
        return _packages.Resolve(_requested, _sources, CancellationToken.None).Assemblies;
    }
}
