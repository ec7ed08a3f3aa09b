using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using FairLab.Data;
using FairLab.Experiments;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Engine;
using FairLab.Experiments.Report;
using FairLab.Experiments.Runs;
using FairLab.Notebooks;
using FairLab.Report.Site;

namespace FairLab.Report.Crate;

/// <summary>
/// A study as a folder for a reviewer, an RO-Crate: everything but the data. It is laid out as a repository, so that
/// <c>fairlab run</c> and <c>fairlab verify</c> take it as it is.
/// </summary>
public sealed partial class StudyCrate
{
    readonly string _root;
    readonly Experiment _experiment;
    readonly string _folder;
    readonly FinishedRuns _runs;
    readonly CatalogueEntry[] _data;
    readonly Bibliography _literature;
    readonly string[] _cites;
    readonly List<string> _notes = [];
    readonly Dictionary<string, string> _about = new(StringComparer.Ordinal);

    StudyCrate(string root, Experiment experiment, string folder, FinishedRuns runs)
    {
        (_root, _experiment, _folder, _runs) = (root, experiment, folder, runs);
        var catalogue = Catalogue.Load(Path.Combine(root, "data", "catalogue.yaml"));
        _data = [.. catalogue.Entries.Where(e => experiment.Needs.Contains(e.Id))];
        _literature = Bibliography.Load(Path.Combine(root, "docs", "refs.bib"));
        _cites = [.. experiment.Cites.Concat(_data.Select(d => d.Cite)).Distinct(StringComparer.Ordinal)
            .Where(c => _literature.Source(c) is not null)];
    }

    /// <summary>Packs a study.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="experiment">The study.</param>
    /// <param name="options">How.</param>
    /// <exception cref="UsageException">
    /// It has no finished results, or none of its executed notebooks is here, or the folder holds something else.
    /// </exception>
    public static CrateResult Write(string root, Experiment experiment, CrateOptions options)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(options);
        string results = Path.Combine(root, "results"), study = experiment.Study;
        if (FinishedStudy.Of(experiment, results).Missing is { } missing)
            throw new UsageException($"{study} has no results to pack: {missing} Next: fairlab run {study}");
        if (experiment.Claims.Count > 0 && !File.Exists(Path.Combine(results, study, "claims.json")))
            throw new UsageException($"{study} has no verdicts in {Path.Combine(results, study)}; run it again");
        var runs = options.WithoutExecuted ? new FinishedRuns([], 0, 0) : FinishedRuns.Of(experiment, results);
        if (runs.Runs.Count == 0 && !options.WithoutExecuted)
        {
            throw new UsageException($"none of {study}'s {runs.Planned} executed notebooks is on this machine: "
                + $"fairlab run {study} --exact  makes them, and --without-executed packs the rest");
        }
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Folder));
        if (File.Exists(target) || Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()
            && !File.Exists(Path.Combine(target, CrateGraph.FileName)))
            throw new UsageException($"{target} holds something else than a crate: name another folder");
        string staging = target + ".new";
        if (Directory.Exists(staging))
            Directory.Delete(staging, recursive: true);
        try
        {
            var result = new StudyCrate(root, experiment, staging, runs).Write();
            if (Directory.Exists(target))
                Directory.Delete(target, recursive: true);
            Directory.Move(staging, target);
            return result;
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }
    }

    CrateResult Write()
    {
        string study = _experiment.Study;
        Copy(_experiment.Path, "experiments/" + Path.GetFileName(_experiment.Path), "The runs and the claims");
        foreach (string? notebook in new[] { _experiment.Notebook, _experiment.Report })
        {
            if (notebook is null)
                continue;
            Copy(notebook, Relative(notebook), notebook == _experiment.Report
                ? "The notebook that runs once over the collected tables" : "The notebook of one run");
            CopyLoaded(notebook);
        }
        foreach (string file in Directory.GetFiles(Path.Combine(_root, "results", study))
            .Where(f => Path.GetExtension(f) != ".html" && Path.GetFileName(f) != CrateGraph.FileName))
            Copy(file, $"results/{study}/{Path.GetFileName(file)}", Meaning(file));
        foreach (var (record, folder) in _runs.Runs)
        {
            Put(Executed(record), Anonymous(File.ReadAllText(Source(record, folder))),
                $"The notebook as it was executed in run {record.Label}");
            Put(Path.ChangeExtension(Executed(record), ".json"),
                Anonymous(File.ReadAllText(Path.Combine(folder, "run.json"))),
                $"Parameters, inputs, times and machine of run {record.Label}");
        }
        Put("data/catalogue.yaml", CatalogueText.Write(_data), "Where the data come from, with their SHA-256");
        Put("docs/refs.bib", string.Join('\n', _cites.Select(c => _literature.Source(c))), "The literature");
        Put(RepositoryLayout.VersionFile, $"engine: {RepositoryLayout.Engine}\n", "FairLab's version");
        foreach (string file in Directory.GetFiles(_root)
            .Where(f => Path.GetFileNameWithoutExtension(f) is "LICENSE" or "LICENCE" or "COPYING" or "CITATION"))
            Copy(file, Path.GetFileName(file), Path.GetFileNameWithoutExtension(file) == "CITATION"
                ? "How to cite it" : "The licence of code and text");
        Note();
        WriteSite();
        Put("README.md", CrateReadme.Text(_experiment, _data, _notes), "What this is, and how to run it");
        WriteMetadata();
        FileInfo[] files = new DirectoryInfo(_folder).GetFiles("*", SearchOption.AllDirectories);
        return new CrateResult(files.Length, files.Sum(f => f.Length), _notes);
    }

    // Scripts and assemblies of the repository's own that a notebook takes in.
    void CopyLoaded(string notebook)
    {
        var named = NotebookDocument.Load(notebook).Cells.Where(c => c.Kind == CellKind.Code)
            .SelectMany(c => Directive().Matches(c.Source)).Select(m => m.Groups["file"].Value.Trim());
        foreach (string name in named.Distinct(StringComparer.Ordinal))
        {
            string file = Path.GetFullPath(name, _root), to = Relative(file);
            if (_about.ContainsKey(to))
                continue;
            if (File.Exists(file) && !to.StartsWith("..", StringComparison.Ordinal))
                Copy(file, to, $"Taken in by {Relative(notebook)}");
            else
                _notes.Add($"{Relative(notebook)} takes in {name}, which is no file of the repository");
        }
    }

    [GeneratedRegex("""^\s*#(load|r)\s+"(?!nuget:)(?<file>[^"]+)""", RegexOptions.Multiline)]
    private static partial Regex Directive();

    void Note()
    {
        if (_runs.Runs.Count < _runs.Planned)
            Say($"{_runs.Planned - _runs.Runs.Count} of {_runs.Planned} executed notebooks are not in it: they were "
                + "not on the machine that packed it");
        if (_runs.Others > 0)
            Say($"{_runs.Others} of {_runs.Runs.Count} executed notebooks did not make the tables in it, whose last "
                + "digits were computed in another mode (--exact) or on another machine");
        if (_runs.Planned == 0)
            Say("the executed notebooks were left out");
        foreach (var (name, own) in _experiment.Datasets)
        {
            string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(own.File)));
            Say($"the data set '{name}' is a file of the authors' own, {Path.GetFileName(own.File)} with SHA-256 "
                + $"{hash}: it belongs where experiments/ says");
        }
        foreach (string cite in _experiment.Cites.Except(_cites))
            Say($"the reference {cite} is not in docs/refs.bib");

        void Say(string note) => _notes.Add(note);
    }

    // The report as a page, with one executed run to read beside it; no run is left where the engine would find it.
    void WriteSite()
    {
        string results = Path.Combine(_folder, "results"), runs = Path.Combine(results, "runs");
        foreach (var (record, folder) in _runs.Runs.Take(1).Concat(_runs.Runs.Where(r => r.Record.Label == "report")))
        {
            string to = Path.Combine(runs, _experiment.Study, Path.GetFileName(folder));
            Directory.CreateDirectory(to);
            File.Copy(Path.Combine(folder, "run.json"), Path.Combine(to, "run.json"), overwrite: true);
            File.WriteAllText(Path.Combine(to, Path.GetFileName(record.Notebook)),
                Anonymous(File.ReadAllText(Source(record, folder))));
        }
        string own = Path.Combine(results, _experiment.Study);
        SiteBuilder.Write(_folder, [new StudyResult(_experiment, ResultFolders.Reference, own)]);
        if (Directory.Exists(runs))
            Directory.Delete(runs, recursive: true);
    }

    void WriteMetadata()
    {
        string[] files = [.. Directory.GetFiles(_folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(_folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        string? licence = files.FirstOrDefault(f => f.StartsWith("LICEN", StringComparison.Ordinal) || f == "COPYING");
        var graph = new CrateGraph(RepositoryLayout.Engine.ToString(),
            ("name", _experiment.Title),
            ("description", (_experiment.Question is { } asks ? asks + " " : "")
                + $"Everything of FairLab's study '{_experiment.Study}' but its data: experiment, notebooks, executed "
                + "notebooks, tables, figures, claims and literature."
                + string.Concat(_notes.Select(n => $" Note: {n}."))),
            ("datePublished", Date()),
            ("license", licence is null ? "No licence is stated; ask the authors." : CrateGraph.Id(
                CrateGraph.IdOf(licence))),
            ("citation", CrateGraph.Ids(_cites.Select(c => "#" + c))),
            ("hasPart", CrateGraph.Ids(files.Select(CrateGraph.IdOf))),
            ("mentions", CrateGraph.Ids([
                .. _runs.Runs.Select(r => CrateGraph.IdOf(r.Record)), .. _data.Select(d => "#" + d.Id)])));
        foreach (string file in files)
            graph.AddFile(_folder, file,
                ("name", Path.GetFileName(file)), ("description", _about.GetValueOrDefault(file)));
        foreach (string cite in _cites)
            graph.Add("#" + cite, "ScholarlyArticle", ("name", _literature.Line(cite)));
        foreach (var entry in _data)
            Add(graph, entry);
        foreach (var (record, _) in _runs.Runs)
        {
            bool isReport = record.Label == "report";
            string[] made = [Executed(record), .. record.Outputs!.Keys.Where(_ => isReport)
                .Select(f => $"results/{_experiment.Study}/{f}").Where(files.Contains)];
            graph.AddRun(record, CrateGraph.IdOf(record.Notebook.Replace('\\', '/')), made.Select(CrateGraph.IdOf));
        }
        graph.Write(_folder);
    }

    // Not a part of the crate: where it can be had, and how to tell that it is the same.
    static void Add(CrateGraph graph, CatalogueEntry entry)
    {
        graph.Add("#" + entry.Id, "CreativeWork",
            ("name", entry.Title),
            ("license", entry.Licence),
            ("description", $"{entry.People.Who} {entry.People.When} {entry.People.How} {entry.People.Harms}"),
            ("url", entry.Page),
            ("hasPart", CrateGraph.Ids(entry.Files.Select(f => "#" + CrateGraph.IdOf($"{entry.Id}/{f.Name}")))));
        foreach (var file in entry.Files)
        {
            graph.Add("#" + CrateGraph.IdOf($"{entry.Id}/{file.Name}"), "CreativeWork",
                ("name", $"{entry.Id}/{file.Name}"),
                ("sha256", file.Sha256),
                ("contentSize", file.Bytes.ToString(CultureInfo.InvariantCulture)),
                ("url", file.Addresses.Count > 0 ? file.Addresses[0].AbsoluteUri : null));
        }
    }

    string Date() => (_runs.Runs.Max(r => r.Record.Ended)
        ?? new DateTimeOffset(File.GetLastWriteTimeUtc(Path.Combine(_folder, "experiments",
            Path.GetFileName(_experiment.Path))))).ToString("O", CultureInfo.InvariantCulture);

    // A reviewer need not learn whose machine it was; in JSON a backslash is two.
    string Anonymous(string text)
    {
        string root = Path.GetFullPath(_root) + Path.DirectorySeparatorChar;
        string escaped = JsonSerializer.Serialize(root)[1..^1];
        return text.Replace(escaped, "", StringComparison.Ordinal).Replace(root, "", StringComparison.Ordinal);
    }

    static string Executed(RunRecord record) => $"executed/{record.Label}.ipynb";

    static string Source(RunRecord record, string folder) => Path.Combine(folder, Path.GetFileName(record.Notebook));

    string Relative(string file) => Path.GetRelativePath(_root, file).Replace('\\', '/');

    static string Meaning(string file) => Path.GetFileName(file) switch
    {
        "claims.json" or "claims.md" => "What was claimed, and what came of it",
        var name when name.EndsWith(".plotly.json", StringComparison.Ordinal) => "A figure, as Plotly's JSON",
        _ => "A table",
    };

    void Copy(string from, string to, string about) => Put(to, null, about, from);

    void Put(string to, string? text, string about, string? from = null)
    {
        string path = Path.Combine(_folder, to);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (from is null)
            File.WriteAllText(path, text!.ReplaceLineEndings("\n"));
        else
            File.Copy(from, path);
        _about[to] = about;
    }
}
