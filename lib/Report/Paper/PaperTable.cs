using FairLab.Experiments.Definition;
using FairLab.Report.Site;
using FairLab.Report.Tables;

namespace FairLab.Report.Paper;

/// <summary>A table of a study, and where it stands on paper.</summary>
/// <param name="Study">The study.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Content">The table.</param>
/// <param name="Caption">What it shows, as LaTeX.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Forms">As what: one, or one for each page.</param>
sealed record PaperTable(FinishedStudy Study, string Name, ReportTable Content, string Caption, PaperPlace Place,
    IReadOnlyList<LatexForm> Forms)
{
    // Lines of 8 points that a page has room for beside a caption.
    const int MostLines = 54;

    /// <summary>Its file below tables/, without ending.</summary>
    public string File => $"{Study.Experiment.Study}-{Name}";

    /// <summary>The file of a page, below tables/, without ending.</summary>
    public string FileOf(int page) => Forms.Count == 1 ? File : FormattableString.Invariant($"{File}-part-{page + 1}");

    /// <summary>
    /// A table among the text where it fits on a page and is a main one: one that the experiment's file gives a
    /// caption, or any where it gives none. Others stand in the appendix and may run over pages.
    /// </summary>
    public static PaperTable Of(FinishedStudy study, string name, PaperStyle style)
    {
        var table = StudyTable.Load(study, name);
        string caption = PaperCaption.Of(study, name, table);
        var columns = new LatexColumns(table);
        double text = style.Text * 72.27, column = style.Column * 72.27;
        int[] lines = [.. columns.Parts(text).Select(p => 4 + columns.Lines(p) + table.Notes.Count)];
        var views = study.Experiment.Tables;
        if ((views.Count > 0 && !views.ContainsKey(name)) || lines.Max() > MostLines)
            return new(study, name, table, caption, PaperPlace.Appendix,
                [new LatexForm(text, caption, $"tab:{study.Experiment.Study}-{name}")]);
        if (lines.Sum() > MostLines)
            return new(study, name, table, caption, style.Columns == 2 ? PaperPlace.Page : PaperPlace.Column,
                [.. Enumerable.Range(0, lines.Length).Select(i => new LatexForm(text, Part: i))]);
        bool isWide = style.Columns == 2 && columns.Total > column;
        return new(study, name, table, caption, isWide ? PaperPlace.Page : PaperPlace.Column,
            [new LatexForm(isWide ? text : column)]);
    }
}
