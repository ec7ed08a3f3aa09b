using FairLab.Figures;
using FairLab.Report.Site;
using FairLab.Report.Tables;

namespace FairLab.Report.Paper;

/// <summary>
/// A folder for a paper: a LaTeX document of all tables and figures of some studies, each as a file of its own, the
/// literature that they cite, and the document compiled where there is a TeX engine. The same results give the same
/// bytes.
/// </summary>
public static class PaperBuilder
{
    static readonly string[] Formats = [".pdf", ".svg", ".png"];

    /// <summary>Writes the folder; until all is written it stays as it was.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="options">What goes in.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ArgumentException">There is no such study, table or column; the message names the
    /// nearest.</exception>
    /// <exception cref="IOException">It could not be written, for example onto a full disk.</exception>
    public static async Task<PaperResult> WriteAsync(string root, PaperOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folders = new SiteFolders(root);
        var studies = Chosen(SiteStudies.Load(folders, []), options);
        var missing = new List<string>();
        missing.AddRange(studies.Where(s => s.Missing is not null).Select(s =>
            $"no results of {s.Experiment.Study}: {s.Missing} Run it first: ./fairlab run {s.Experiment.Study}"));
        var finished = studies.Where(s => s.Missing is null).ToList();
        var tables = finished.SelectMany(s => s.Tables.Select(t => PaperTable.Of(s, t, options.Style)))
            .ToDictionary(t => t.File);
        var figures = finished.SelectMany(s => s.Figures.Select(f => PaperFigure.Of(s, f, options.Style)))
            .ToDictionary(f => f.File);

        using var folder = new PaperFolder(options.Folder);
        foreach (var table in tables.Values)
            Table(folder, table);
        int drawn = await DrawAsync(folder, options, [.. figures.Values], missing, cancel);
        var cited = References(folder, folders, studies, missing);
        string text = new PaperDocument(options.Style, figures, tables).Write(
            [.. studies.Select(s => (s, StudyStory.Of(s, root)))], Methods.Of(studies), cited);
        folder.Write("paper.tex", text);
        options.Progress?.Report("paper.pdf");
        bool isCompiled = await TexEngine.CompileAsync(Path.Combine(folder.New, "paper.tex"), missing, cancel);
        folder.Publish();
        string tex = Path.Combine(options.Folder, "paper.tex");
        return new PaperResult(tex, isCompiled ? Path.ChangeExtension(tex, ".pdf") : null, drawn, tables.Count,
            missing);
    }

    static IReadOnlyList<FinishedStudy> Chosen(IReadOnlyList<FinishedStudy> all, PaperOptions options)
    {
        var chosen = options.Studies.Count == 0 ? all
            : [.. options.Studies.Distinct().Select(name => all.FirstOrDefault(s => s.Experiment.Study == name)
                ?? throw new ArgumentException(
                    NearestName.Message("study", name, [.. all.Select(s => s.Experiment.Study)]), nameof(options)))];
        return chosen.Select(StudyTable.Problem).OfType<string>().FirstOrDefault() is { } problem
            ? throw new ArgumentException(problem, nameof(options)) : chosen;
    }

    static void Table(PaperFolder folder, PaperTable table)
    {
        string caption = table.Study.Experiment.Tables.GetValueOrDefault(table.Name)?.Caption
            ?? table.Name.Replace('-', ' ');
        for (int page = 0; page < table.Forms.Count; page++)
            folder.Write($"tables/{table.FileOf(page)}.tex", LatexTable.Write(table.Content, table.Forms[page]));
        folder.Write($"tables/{table.File}.html", HtmlTable.Write(table.Content, caption));
        folder.Write($"tables/{table.File}.md", $"{caption}\n\n{MarkdownTable.Write(table.Content)}");
        folder.Write($"tables/{table.File}.csv",
            File.ReadAllBytes(Path.Combine(table.Study.Folder, table.Name + ".csv")));
    }

    static async Task<int> DrawAsync(PaperFolder folder, PaperOptions options, IReadOnlyList<PaperFigure> figures,
        List<string> missing, CancellationToken cancel)
    {
        // The data of the figures too: what was not drawn can be, elsewhere.
        foreach (var figure in figures)
            folder.Write($"figures/{figure.File}.plotly.json", figure.Json);
        if (figures.Count == 0)
            return 0;
        FigurePrinter printer;
        try
        {
            printer = await FigurePrinter.StartAsync();
        }
        catch (InvalidOperationException e)
        {
            missing.Add(e.Message);
            return 0;
        }
        await using (printer)
        {
            foreach (var figure in figures)
            {
                cancel.ThrowIfCancellationRequested();
                options.Progress?.Report(figure.File);
                foreach (string format in Formats)
                    folder.Write($"figures/{figure.File}{format}",
                        await printer.DrawAsync(figure.Json, format, format == ".png" ? 3 : 1));
            }
        }
        return figures.Count;
    }

    /// <summary>The entries that are cited, and no others.</summary>
    static HashSet<string> References(PaperFolder folder, SiteFolders folders, IReadOnlyList<FinishedStudy> studies,
        List<string> missing)
    {
        var cited = new SortedSet<string>(studies.Where(s => s.Missing is null).SelectMany(s => s.Experiment.Cites),
            StringComparer.Ordinal);
        foreach (string key in cited.Where(k => folders.Bibliography.Source(k) is null).ToArray())
        {
            missing.Add($"docs/refs.bib has no entry '{key}', which a study cites: add it there");
            cited.Remove(key);
        }
        folder.Write("refs.bib", string.Join("\n", cited.Select(folders.Bibliography.Source)));
        return [.. cited];
    }
}
