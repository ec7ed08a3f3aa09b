using System.Text.Json.Nodes;
using FairLab.Data;
using FairLab.Experiments.Claims;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Report;
using FairLab.Experiments.Runs;
using FairLab.Experiments.Workers;
using FairLab.Runs;

namespace FairLab.Experiments.Engine;

/// <summary>
/// Runs studies: every missing run in a worker, then the collected tables, the report notebook and the claims.
/// </summary>
/// <param name="options">How to work; nothing here changes a result.</param>
public sealed class ExperimentEngine(EngineOptions options) : IAsyncDisposable
{
    readonly WorkerPool _pool = new(Repeatable.Worker(options.Worker, options.Exact));
    readonly SemaphoreSlim _slots = new(Math.Max(1, options.Jobs));
    readonly DataStore _store = DataStore.Default();
    readonly Dictionary<string, ClaimEvaluator> _claims = new(StringComparer.Ordinal);
    readonly Lazy<JsonObject> _provenance = new(() => Provenance.Read(options.Root));

    /// <summary>
    /// Checks that a study's sweep, notebook and claims fit and compile; whoever checks all studies first loses no
    /// finished hour to a claim of the last. What it compiles is kept for the run.
    /// </summary>
    /// <param name="experiment">The study.</param>
    /// <param name="overrides">What the command line changes.</param>
    /// <exception cref="UsageException">They do not; the message names file, line, and parameter or
    /// claim.</exception>
    public void Check(Experiment experiment, RunOverrides overrides)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var session = FairLabSession.Options(options.Root, options.CellFolder);
        NotebookSource.Load(experiment.Notebook).Check(experiment, Plan.Unfold(experiment, overrides), session);
        _claims.TryAdd(experiment.Path, new ClaimEvaluator(experiment, session));
    }

    /// <summary>
    /// Runs studies in their order. The next begins when no run of the one before waits any more, so that its last
    /// runs, its report and its claims leave no processor idle.
    /// </summary>
    /// <param name="experiments">The studies.</param>
    /// <param name="overrides">What the command line changes.</param>
    /// <param name="progress">Told what happens.</param>
    /// <param name="cancel">Stops the studies; the next call continues them.</param>
    /// <returns>What came of them, in their order.</returns>
    /// <exception cref="UsageException">An experiment does not fit its notebook.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<IReadOnlyList<StudyResult>> RunAllAsync(
        IReadOnlyList<Experiment> experiments, RunOverrides overrides, IProgress<EngineEvent>? progress,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(experiments);
        var studies = new List<Task<StudyResult>>();
        foreach (var experiment in experiments)
        {
            var underWay = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var study = RunAsync(experiment, overrides, progress, () => underWay.TrySetResult(), cancel);
            studies.Add(study);
            await Task.WhenAny(underWay.Task, study);
            if (studies.Any(s => s.IsFaulted || s.IsCanceled))
                break;
        }
        return await Task.WhenAll(studies);
    }

    /// <summary>Runs one study; what is done already is not done again.</summary>
    /// <param name="experiment">The study.</param>
    /// <param name="overrides">What the command line changes.</param>
    /// <param name="progress">Told what happens.</param>
    /// <param name="cancel">Stops the study; the next call continues it.</param>
    /// <exception cref="UsageException">The experiment does not fit its notebook.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<StudyResult> RunAsync(
        Experiment experiment, RunOverrides overrides, IProgress<EngineEvent>? progress, CancellationToken cancel) =>
        RunAsync(experiment, overrides, progress, () => { }, cancel);

    // underWay is called when no run waits to be started any more.
    async Task<StudyResult> RunAsync(
        Experiment experiment, RunOverrides overrides, IProgress<EngineEvent>? progress, Action underWay,
        CancellationToken cancel)
    {
        var reference = new ResultFolders(options.ResultFolder, experiment.Study, overrides.Profile);
        // Digits that depend on the processor are not written over committed ones before they are compared.
        bool compares =
            reference.Profile == ResultFolders.Reference && !options.Exact && Directory.Exists(reference.Results);
        var folders = compares ? reference with { Profile = ResultFolders.Ordinary } : reference;
        var result = new StudyResult(experiment, reference.Profile, reference.Results);

        var session = FairLabSession.Options(options.Root, options.CellFolder);
        var plan = Plan.Unfold(experiment, overrides);
        var notebook = NotebookSource.Load(experiment.Notebook);
        notebook.Check(experiment, plan, session);

        using var claims = _claims.Remove(experiment.Path, out var compiled)
            ? compiled
            : new ClaimEvaluator(experiment, session);

        var (inputs, missing) = await StudyInputs.ResolveAsync(experiment, _store, progress, cancel);
        if (missing is not null)
            return result with { Skipped = missing };

        using var claimed = StudyLock.Take(folders.Runs, experiment.Study);
        var jobs = plan.Select(run => Job.Of(experiment, run, notebook, inputs, folders, options)).ToArray();
        result = result with { Runs = jobs.Length };
        var pending = jobs.Where(j => options.Force || !j.IsDone).ToArray();
        progress?.Report(
            new StudyStarted(experiment.Study, experiment.Title, jobs.Length, jobs.Length - pending.Length));

        await ExecuteAsync(experiment, pending, progress, underWay, cancel);
        cancel.ThrowIfCancellationRequested();

        result = result with
        {
            Executed = pending.Length,
            Unfinished = [.. jobs.Select(j => j.Stored ?? j.Record).Where(r => r.State != RunState.Done)],
        };
        var done = jobs.Select(j => (Job: j, Record: j.Stored ?? j.Record))
            .Where(j => j.Record.State == RunState.Done)
            .ToArray();
        if (result.Unfinished.Count > 0)
        {
            if (!options.KeepGoing || done.Length == 0)
                return result;
            compares = false;
            folders = folders with { Profile = ResultFolders.Partial };
            result = result with { Profile = folders.Profile, Folder = folders.Results };
        }

        var collected = Collector.Collect(done.Select(j => (j.Job.Run, j.Record, j.Job.Folder)));
        Collect(folders);
        (RunRecord Record, string Folder)? report = null;
        if (experiment.Report is not null)
        {
            report = await ReportAsync(experiment, collected.Keys, inputs, folders, progress, cancel);
            if (report is var (record, _) && record.State != RunState.Done)
                return result with { Unfinished = [.. result.Unfinished, record] };
        }
        Draw(folders);
        var verdicts = claims.Evaluate(new StudyTables(folders.Results), folders.Profile);
        Conclude(folders);
        result = result with { Verdicts = verdicts };
        if (!compares)
            return result;

        var comparison = ReferenceResults.Compare(reference.Results, folders.Results, verdicts);
        if (comparison is { IsEqual: false, IsKept: true })
            return result with { Reference = comparison, Folder = folders.Results };
        Collect(reference);
        Draw(reference);
        Conclude(reference, comparison is { IsEqual: true, IsExact: true });
        Directory.Delete(folders.Results, recursive: true);
        return result;

        void Collect(ResultFolders to)
        {
            foreach (var (name, table) in collected)
                ResultFile.Write(Path.Combine(to.Results, name + ".csv"), table.ToCsv());
        }

        void Draw(ResultFolders to)
        {
            if (report is not var (record, folder))
                return;
            var (saved, figures) = ReportFiles.Publish(folder, record, to, experiment.Title);
            result = result with { Tables = saved, Figures = figures };
        }

        void Conclude(ResultFolders to, bool isExact = false)
        {
            ClaimFiles.Write(to.Results, to.Profile, verdicts, options.Exact || isExact);
            if (options.Crate)
                RunCrate.Write(to.Results, experiment, [.. done.Select(j => j.Record)], options.Root);
        }
    }

    async Task ExecuteAsync(
        Experiment experiment,
        Job[] pending,
        IProgress<EngineEvent>? progress,
        Action underWay,
        CancellationToken cancel)
    {
        var executor = Executor(experiment);
        bool failed = false;
        int waiting = pending.Length;
        if (waiting == 0)
            underWay();
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = Math.Max(1, options.Jobs),
            CancellationToken = CancellationToken.None,
        };
        await Parallel.ForEachAsync(pending, parallel, async (job, _) =>
        {
            using var slot = await SlotAsync();
            if (Interlocked.Decrement(ref waiting) == 0)
                underWay();
            if (cancel.IsCancellationRequested || (options.FailFast && failed))
                return;
            var part = progress is null ? null
                : new Forward<double>(f => progress.Report(new RunProgressed(experiment.Study, job.Run.Label, f)));
            var record = await executor.ExecuteAsync(
                job.Record with { Provenance = _provenance.Value.DeepClone().AsObject() },
                job.Request(),
                part,
                cancel);
            failed |= record.State != RunState.Done;
            progress?.Report(new RunEnded(experiment.Study, job.Run.Label, record, job.Folder));
        });
    }

    /// <summary>Runs the report notebook over the collected tables, once for each state of these tables.</summary>
    async Task<(RunRecord Record, string Folder)> ReportAsync(
        Experiment experiment,
        IReadOnlyCollection<string> tables,
        IReadOnlyDictionary<string, string> inputs,
        ResultFolders folders,
        IProgress<EngineEvent>? progress,
        CancellationToken cancel)
    {
        var notebook = NotebookSource.Load(experiment.Report!);
        var job = Job.OfReport(experiment, notebook, tables, inputs, folders, options);
        var record = job.Stored;
        if (options.Force || record is null || !record.IsIntact(job.Folder))
        {
            using var slot = await SlotAsync();
            record = await Executor(experiment).ExecuteAsync(
                job.Record with { Provenance = _provenance.Value.DeepClone().AsObject() },
                job.Request(folders.Results),
                null,
                cancel);
            progress?.Report(new RunEnded(experiment.Study, job.Run.Label, record, job.Folder));
            cancel.ThrowIfCancellationRequested();
        }
        return (record, job.Folder);
    }

    // One of the runs at once that the command line allows, whatever study it is of. Not cancelled: whoever has one
    // stops and gives it back.
    async Task<IDisposable> SlotAsync()
    {
        await _slots.WaitAsync();
        return new Slot(_slots);
    }

    RunExecutor Executor(Experiment experiment) =>
        new(_pool, options.Timeout ?? experiment.Timeout, options.Retries ?? experiment.Retries);

    /// <summary>Ends the worker processes.</summary>
    public ValueTask DisposeAsync()
    {
        foreach (var claims in _claims.Values)
            claims.Dispose();
        _store.Dispose();
        _slots.Dispose();
        return _pool.DisposeAsync();
    }

    sealed class Slot(SemaphoreSlim slots) : IDisposable
    {
        public void Dispose() => slots.Release();
    }

    sealed class Forward<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
