using FairLab.Experiments;
using FairLab.Figures;
using FairLab.Report.Site;
using FairLab.Report.Tables;

namespace FairLab.Report.Paper;

/// <summary>
/// A folder for a paper: a LaTeX document of all tables and figures of some studies, each as a file of its own, the
/// literature that they cite, and the document compiled where there is a TeX engine.
/// </summary>
public static class PaperBuilder
{
    static readonly string[] Formats = [".pdf", ".svg", ".png"];

    /// <summary>Writes the folder.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="options">What goes in.</param>
    /// <param name="cancel">Stops it; what was written stays.</param>
    /// <exception cref="ArgumentException">There is no such study; the message names the nearest.</exception>
    public static async Task<PaperResult> WriteAsync(string root, PaperOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folders = new SiteFolders(root);
        var all = SiteStudies.Load(folders, []);
        var studies = options.Studies.Count == 0 ? all
            : [.. options.Studies.Select(name => all.FirstOrDefault(s => s.Experiment.Study == name)
                ?? throw new ArgumentException(
                    NearestName.Message("study", name, [.. all.Select(s => s.Experiment.Study)]), nameof(options)))];
        var missing = new List<string>();
        int tables = Tables(options, studies);
        var figures = await FiguresAsync(options, studies, missing, cancel);
        ResultFile.Write(Path.Combine(options.Folder, "refs.bib"), References(folders, studies));
        string tex = Path.Combine(options.Folder, "paper.tex");
        ResultFile.Write(tex, new PaperDocument(options.Style).Write(studies, figures, Methods.Of(studies)));
        options.Progress?.Report("paper.pdf");
        string? pdf = await TexEngine.CompileAsync(tex, missing, cancel);
        return new PaperResult(tex, pdf, figures.Count, tables, missing);
    }

    static int Tables(PaperOptions options, IReadOnlyList<FinishedStudy> studies)
    {
        int count = 0;
        foreach (var study in studies.Where(s => s.Missing is null))
        {
            foreach (string name in study.Tables)
            {
                var table = StudyTable.Load(study, name);
                string file = Path.Combine(options.Folder, "tables", $"{study.Experiment.Study}-{name}");
                string caption = study.Experiment.Tables.GetValueOrDefault(name)?.Caption ?? name;
                ResultFile.Write(file + ".tex", LatexTable.Write(table));
                ResultFile.Write(file + ".html", HtmlTable.Write(table, caption));
                ResultFile.Write(file + ".md", MarkdownTable.Write(table));
                ResultFile.Write(file + ".csv", File.ReadAllText(Path.Combine(study.Folder, name + ".csv")));
                count++;
            }
        }
        return count;
    }

    static async Task<Dictionary<string, PaperFigure>> FiguresAsync(PaperOptions options,
        IReadOnlyList<FinishedStudy> studies, List<string> missing, CancellationToken cancel)
    {
        var drawn = new Dictionary<string, PaperFigure>();
        FigurePrinter printer;
        try
        {
            printer = await FigurePrinter.StartAsync();
        }
        catch (InvalidOperationException e)
        {
            missing.Add(e.Message);
            return drawn;
        }
        await using (printer)
        {
            foreach (var study in studies.Where(s => s.Missing is null))
            {
                foreach (string figure in study.Figures)
                {
                    cancel.ThrowIfCancellationRequested();
                    string name = $"{study.Experiment.Study}-{figure}";
                    options.Progress?.Report(name);
                    string json = File.ReadAllText(Path.Combine(study.Folder, figure + ".plotly.json"));
                    string folder = Directory.CreateDirectory(Path.Combine(options.Folder, "figures")).FullName;
                    foreach (string format in Formats)
                        File.WriteAllBytes(Path.Combine(folder, name + format),
                            await printer.DrawAsync(json, format, format == ".png" ? 2 : 1));
                    drawn[name] = new PaperFigure(name, FigureElement.Title(json), FigurePrinter.WidthOf(json));
                }
            }
        }
        return drawn;
    }

    static string References(SiteFolders folders, IReadOnlyList<FinishedStudy> studies) => string.Join("\n",
        studies.SelectMany(s => s.Experiment.Cites).Distinct().Order(StringComparer.Ordinal)
            .Select(folders.Bibliography.Source).OfType<string>());
}
