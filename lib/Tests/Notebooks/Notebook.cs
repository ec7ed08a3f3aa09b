namespace FairLab.Notebooks.Tests;

/// <summary>Small notebooks for tests.</summary>
internal static class Notebook
{
    /// <summary>A notebook of code cells; a source that begins with "[tag]" gives the cell that tag.</summary>
    public static NotebookDocument Of(params string[] sources)
    {
        var notebook = NotebookDocument.Create();
        foreach (var source in sources)
        {
            var tag = source.StartsWith('[') ? source[1..source.IndexOf(']')] : null;
            var text = tag is null ? source : source[(tag.Length + 2)..];
            notebook.Insert(notebook.Cells.Count, tag == "markdown"
                ? NotebookCell.Create(CellKind.Markdown, text)
                : NotebookCell.Create(CellKind.Code, text, tag is null ? [] : [tag]));
        }

        return notebook;
    }

    public static string Saved(TemporaryFolder folder, params string[] sources)
    {
        var path = folder["in.ipynb"];
        Of(sources).Save(path);
        return path;
    }
}
