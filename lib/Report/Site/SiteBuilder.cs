using FairLab.Experiments;
using FairLab.Experiments.Engine;
using FairLab.Figures;
using FairLab.Notebooks;

namespace FairLab.Report.Site;

/// <summary>
/// The report: a static site below <c>results/report/</c> that needs no network and no server. What a run made now is
/// shown as it is, other studies as their committed results have them.
/// </summary>
public static class SiteBuilder
{
    static readonly string[] Assets = ["report.css", "report.js", "temml.min.js", "temml.LICENSE.txt"];

    /// <summary>Writes the report.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="results">The studies of this run.</param>
    /// <returns>The path of its entrance.</returns>
    public static string Write(string root, IReadOnlyList<StudyResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var folders = new SiteFolders(root);
        string plotly = Path.GetFileName(Plotly(folders));
        var files = new SiteFiles(folders.Report);
        foreach (string asset in Assets)
            files.Add("assets/" + asset, Asset(asset));
        files.Add("assets/house.js", $"window.house = {HouseStyle.Template};\n");
        var studies = SiteStudies.Load(folders, results);
        var index = new SearchIndex();
        foreach (var study in studies)
            Write(files, folders, study, index, plotly);
        files.Add("assets/search.js", index.Script());
        string entrance = files.Add("index.html",
            PageShell.Page("FairLab report", EntrancePage.Body(studies), [], false, plotly));
        files.Write();
        return entrance;
    }

    static string Plotly(SiteFolders folders)
    {
        try
        {
            return PlotlyScript.Ensure(folders.Results);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"the report could not be written: {e.Message.TrimEnd('.')}. It needs 4 MB in "
                + $"{folders.Report} for the script that draws figures; all results are as they were. Next:  "
                + "fairlab report", e);
        }
    }

    static void Write(SiteFiles files, SiteFolders folders, FinishedStudy study, SearchIndex index, string plotly)
    {
        string name = study.Experiment.Study;
        var notebooks = new List<(string Page, string Name)>();
        foreach (var (file, about, kind) in Notebooks(study))
        {
            string page = $"{name}.{kind}.html";
            var headings = new List<string>();
            string of = $"Of the study <a href=\"{name}.html\">{Html.Encode(study.Experiment.Title)}</a>.";
            files.Add(page, Notebook(file) is var (notebook, fault) && notebook is not null
                ? NotebookPage.Write(notebook, $"{about} {of}", plotly, headings)
                : PageShell.Page("Notebook - FairLab", $"<p class=\"note\">It cannot be shown: "
                    + $"{Html.Encode(fault)} {of}</p>\n", [], false, plotly));
            notebooks.Add((page, kind == "report" ? "The notebook over all runs" : "The notebook of a run"));
            index.Add("notebook", page, study.Experiment.Title, string.Join(" · ", headings));
        }
        var written = new StudyPage(study, folders);
        files.Add(name + ".html", written.Write(notebooks, plotly));
        index.Add("study", name + ".html", study.Experiment.Title,
            $"{study.Experiment.Title} {study.Experiment.Question}");
        foreach (var (kind, anchor, text) in written.Found)
            index.Add(kind, $"{name}.html#{anchor}", study.Experiment.Title, text);
    }

    // As they were executed; as they are written where nothing was run.
    static IEnumerable<(string File, string About, string Kind)> Notebooks(FinishedStudy study)
    {
        (string?, string)[] sources = [(study.Experiment.Notebook, "notebook"), (study.Experiment.Report, "report")];
        foreach (var (source, kind) in sources)
        {
            if (source is null)
                continue;
            var (record, folder) = study.Runs.FirstOrDefault(r =>
                r.Record.Label == "report" == (kind == "report") && File.Exists(Executed(r.Folder, source)));
            yield return record is null
                ? (source, "The notebook as it is written; nothing was run on this machine.", kind)
                : (Executed(folder, source), $"Executed as run <b>{Html.Encode(record.Label)}</b>.", kind);
        }

        static string Executed(string folder, string source) => Path.Combine(folder, Path.GetFileName(source));
    }

    // A damaged one is no reason for the others not to be shown.
    static (NotebookDocument? Notebook, string? Fault) Notebook(string file)
    {
        try
        {
            return (NotebookDocument.Load(file), null);
        }
        catch (Exception e) when (e is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            return (null, e.Message);
        }
    }

    static string Asset(string name)
    {
        using var stream = typeof(SiteBuilder).Assembly.GetManifestResourceStream("FairLab.Report.Assets." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
