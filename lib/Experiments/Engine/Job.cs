using FairLab.Experiments.Definition;
using FairLab.Experiments.Runs;
using FairLab.Experiments.Workers;

namespace FairLab.Experiments.Engine;

/// <summary>One planned run with its key and its folder.</summary>
sealed record Job(PlannedRun Run, RunRecord Record, string Folder, string Notebook, EngineOptions Options,
    Experiment Experiment)
{
    public static Job Of(
        Experiment experiment,
        PlannedRun run,
        NotebookSource notebook,
        IReadOnlyDictionary<string, string> inputs,
        ResultFolders folders,
        EngineOptions options) => Of(experiment, run, notebook, inputs, folders, options, LibraryIdentity.Hash);

    static Job Of(
        Experiment experiment,
        PlannedRun run,
        NotebookSource notebook,
        IReadOnlyDictionary<string, string> inputs,
        ResultFolders folders,
        EngineOptions options,
        string library)
    {
        string key = RunKey.Of(notebook.Code, run.Parameters, inputs, Repeatable.Identity(library, options.Exact));
        var record = new RunRecord
        {
            Key = key,
            Study = experiment.Study,
            Label = run.Label,
            Notebook = Path.GetRelativePath(options.Root, notebook.Path),
            Parameters = ParameterJson.Write(run.Parameters),
            Inputs = inputs,
            State = RunState.Queued,
        };
        return new Job(run, record, folders.Run(key, run.Label), notebook.Path, options, experiment);
    }

    /// <summary>
    /// The report notebook as a run: its inputs are the collected tables, and the data that the study needs.
    /// </summary>
    public static Job OfReport(
        Experiment experiment,
        NotebookSource notebook,
        IReadOnlyCollection<string> tables,
        IReadOnlyDictionary<string, string> data,
        ResultFolders folders,
        EngineOptions options)
    {
        var inputs = new SortedDictionary<string, string>(
            data.ToDictionary(StringComparer.Ordinal),
            StringComparer.Ordinal);
        foreach (string name in tables)
            inputs[name] = RunKey.HashFile(Path.Combine(folders.Results, name + ".csv"));
        var run = new PlannedRun("report", new Dictionary<string, object?>(), 0, new Dictionary<string, object?>());
        return Of(experiment, run, notebook, inputs, folders, options, LibraryIdentity.ReportHash);
    }

    /// <summary>The record on disk, or null.</summary>
    public RunRecord? Stored => RunRecord.TryLoad(Folder) is { } stored && stored.Key == Record.Key ? stored : null;

    /// <summary>Whether the run is finished and its files are as it left them.</summary>
    public bool IsDone => Stored is { } stored && stored.IsIntact(Folder);

    public WorkerRequest Request(string? results = null) =>
        new(Record.Study, Notebook, Folder, Record.Parameters.DeepClone().AsObject(), Options.Root, Options.CellFolder,
            results)
        {
            Datasets = Experiment.Datasets,
        };
}
