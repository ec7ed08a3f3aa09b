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
        string plotly = Path.GetFileName(PlotlyScript.Ensure(folders.Results));
        foreach (string asset in Assets)
            Put(folders, "assets/" + asset, Asset(asset));
        Put(folders, "assets/house.js", $"window.house = {HouseStyle.Template};\n");
        var studies = SiteStudies.Load(folders, results);
        var index = new SearchIndex();
        foreach (var study in studies)
            Write(folders, study, index, plotly);
        Put(folders, "assets/search.js", index.Script());
        return Put(folders, "index.html",
            PageShell.Page("FairLab report", EntrancePage.Body(studies), [], false, plotly));
    }

    static void Write(SiteFolders folders, FinishedStudy study, SearchIndex index, string plotly)
    {
        string name = study.Experiment.Study;
        var notebooks = new List<(string Page, string Name)>();
        foreach (var (file, about, kind) in Notebooks(study))
        {
            string page = $"{name}.{kind}.html";
            var headings = new List<string>();
            Put(folders, page, NotebookPage.Write(NotebookDocument.Load(file),
                $"{about} Of the study <a href=\"{name}.html\">{Html.Encode(study.Experiment.Title)}</a>.", plotly,
                headings));
            notebooks.Add((page, kind == "report" ? "The notebook over all runs" : "The notebook of a run"));
            index.Add("notebook", page, study.Experiment.Title, string.Join(" · ", headings));
        }
        var written = new StudyPage(study, folders);
        Put(folders, name + ".html", written.Write(notebooks, plotly));
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

    static string Put(SiteFolders folders, string name, string text)
    {
        string path = Path.Combine(folders.Report, name);
        ResultFile.Write(path, text);
        return path;
    }

    static string Asset(string name)
    {
        using var stream = typeof(SiteBuilder).Assembly.GetManifestResourceStream("FairLab.Report.Assets." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
