using FairLab.Experiments.Definition;
using FairLab.Experiments.Runs;

namespace FairLab.Experiments.Report;

/// <summary>
/// A study's provenance beside its results: which notebook made these tables, from which inputs, with which parameters,
/// when and on what. <c>fairlab crate</c> packs the notebooks too.
/// </summary>
static class RunCrate
{
    /// <summary>Writes <c>ro-crate-metadata.json</c> beside the results.</summary>
    /// <param name="folder">The study's results.</param>
    /// <param name="experiment">The study.</param>
    /// <param name="records">Its finished runs.</param>
    /// <param name="root">The repository's root.</param>
    public static void Write(string folder, Experiment experiment, IReadOnlyList<RunRecord> records, string root)
    {
        string[] files =
        [
            .. Directory
                .EnumerateFiles(folder)
                .Select(f => Path.GetFileName(f))
                .Where(f => f != CrateGraph.FileName)
                .Order(StringComparer.Ordinal),
        ];
        string notebook = "#" + Path.GetRelativePath(root, experiment.Notebook).Replace('\\', '/');
        var graph = new CrateGraph((string?)records[0].Provenance?["fairlab"],
            ("name", experiment.Title),
            ("description", $"Results of FairLab's study '{experiment.Study}'."),
            ("datePublished", records.Max(r => r.Ended)?.ToString("O")),
            ("license", "https://opensource.org/license/mit"),
            ("hasPart", CrateGraph.Ids(files.Select(CrateGraph.IdOf))),
            ("mentions", CrateGraph.Ids(records.Select(CrateGraph.IdOf))));
        graph.Add(notebook, "SoftwareSourceCode",
            ("name", Path.GetFileName(experiment.Notebook)),
            ("programmingLanguage", CrateGraph.Id(CrateGraph.Language)),
            ("isPartOf", CrateGraph.Id(CrateGraph.Software)));
        foreach (string file in files)
            graph.AddFile(folder, file);
        foreach (var record in records)
            graph.AddRun(record, notebook, record.Outputs!.Keys.Where(files.Contains).Select(CrateGraph.IdOf));
        graph.Write(folder);
    }
}
