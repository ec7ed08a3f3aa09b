namespace FairLab.Notebooks;

/// <summary>The code in a file named by <c>#!import</c> or <c>#load</c>.</summary>
internal static class ImportedFile
{
    /// <summary>Its cells: source, language, and the name error messages use.</summary>
    /// <exception cref="DirectiveException">The file's kind is not known.</exception>
    public static IEnumerable<(string Source, CellLanguage? Language, string Name)> Cells(string path, CellLanguage language)
    {
        var name = Path.GetFileName(path);
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".CS" or ".CSX":
                return [(Text(path), CellLanguage.CSharp, name)];
            case ".FS" or ".FSX":
                return [(Text(path), CellLanguage.FSharp, name)];
            case ".IPYNB":
                return [.. NotebookCells(path)];
            case ".DIB":
                // Its separators are language directives, which the splitter knows.
                return [(Text(path), language, name)];
            case var extension:
                throw new DirectiveException($"{path}: expected a .cs, .csx, .fs, .fsx, .ipynb or .dib file, found '{extension}'");
        }
    }

    static IEnumerable<(string, CellLanguage?, string)> NotebookCells(string path)
    {
        var notebook = NotebookDocument.Load(path);
        var own = CellLanguages.Find(notebook.KernelName ?? "") ?? CellLanguage.CSharp;
        var number = 0;
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            number++;
            yield return (cell.Source, CellLanguages.Find(CellLanguages.OfCell(cell) ?? "") ?? own,
                FormattableString.Invariant($"{Path.GetFileName(path)}, cell {number}"));
        }
    }

    static string Text(string path) => File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal);
}
