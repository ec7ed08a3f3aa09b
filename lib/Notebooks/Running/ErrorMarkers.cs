using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>
/// The two cells by which Papermill marks where a run stopped: one above the failing cell, one at the top that links to
/// it.
/// </summary>
internal static class ErrorMarkers
{
    public const string Tag = "papermill-error-cell-tag";

    const string Style =
        "style=\"color:red; font-family:Helvetica Neue, Helvetica, Arial, sans-serif; font-size:2em;\"";

    public static void Insert(NotebookDocument notebook, int failing, int? count)
    {
        notebook.Insert(failing, NotebookCell.Create(CellKind.Markdown,
            $"<span id=\"papermill-error-cell\" {Style}>"
                + "Execution using papermill encountered an exception here and stopped:</span>",
            Tag));
        var place = count is { } number ? FormattableString.Invariant($"In [{number}]") : "In []";
        notebook.Insert(0, NotebookCell.Create(CellKind.Markdown,
            $"<span {Style}>An Exception was encountered at '<a href=\"#papermill-error-cell\">{place}</a>'.</span>",
            Tag));
    }

    /// <summary>Removes the markers of an earlier run.</summary>
    public static void Remove(NotebookDocument notebook)
    {
        for (var i = notebook.Cells.Count - 1; i >= 0; i--)
        {
            if (notebook.Cells[i].HasTag(Tag))
                notebook.RemoveAt(i);
        }
    }
}
