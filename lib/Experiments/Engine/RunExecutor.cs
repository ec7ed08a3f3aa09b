using FairLab.Experiments.Runs;
using FairLab.Experiments.Workers;
using FairLab.Notebooks;

namespace FairLab.Experiments.Engine;

/// <summary>Executes one run in a worker and keeps its state on disk true at every moment.</summary>
/// <param name="pool">Where it is executed.</param>
/// <param name="limit">The time limit of one attempt; null for none.</param>
/// <param name="retries">How often a run that failed or took too long is tried again.</param>
sealed class RunExecutor(WorkerPool pool, TimeSpan? limit, int retries)
{
    /// <summary>Executes a run until it is done, stopped by the user, or out of attempts.</summary>
    /// <inheritdoc cref="AttemptAsync"/>
    public async Task<RunRecord> ExecuteAsync(
        RunRecord queued,
        WorkerRequest request,
        IProgress<double>? progress,
        CancellationToken cancel)
    {
        for (int attempt = 1; ; attempt++)
        {
            var record = await AttemptAsync(queued with { Attempts = attempt }, request, progress, cancel);
            if (record.State is RunState.Done or RunState.Interrupted || attempt > retries)
                return record;
        }
    }

    /// <summary>
    /// Executes a run once in an emptied folder; every way it can end is in the record that comes back.
    /// </summary>
    /// <param name="queued">The run's record before it starts.</param>
    /// <param name="request">What the worker is asked.</param>
    /// <param name="progress">Told the share of cells that are finished.</param>
    /// <param name="cancel">Stops the run.</param>
    async Task<RunRecord> AttemptAsync(
        RunRecord queued,
        WorkerRequest request,
        IProgress<double>? progress,
        CancellationToken cancel)
    {
        string folder = request.Folder;
        await EmptyAsync(folder, cancel);

        var started = DateTimeOffset.UtcNow;
        var record = queued with { State = RunState.Running, Started = started };
        record.Save(folder);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (limit is { } most)
            stop.CancelAfter(most);
        RunState state;
        string? error;
        try
        {
            (error, bool died) = await pool.ExecuteAsync(
                request,
                progress is null ? null : new Relay(progress),
                stop.Token);
            state = error is null ? RunState.Done : RunState.Failed;
            if (died)
                error = Mended(request, RunStatus.Died, error!);
        }
        catch (OperationCanceledException)
        {
            (state, error) = cancel.IsCancellationRequested
                ? (RunState.Interrupted, "Interrupted.")
                : (RunState.Timeout, $"The run took longer than its limit of {limit}.");
            Mended(request, state == RunState.Timeout ? RunStatus.TimedOut : RunStatus.Interrupted, error);
        }

        var ended = DateTimeOffset.UtcNow;
        record = record with
        {
            State = state,
            Error = error,
            Ended = ended,
            Seconds = (ended - started).TotalSeconds,
            Outputs = state == RunState.Done ? Outputs(folder) : null,
        };
        record.Save(folder);
        return record;
    }

    /// <summary>Empties a folder in which a worker whose engine was killed may be writing to its last moment.</summary>
    static async Task EmptyAsync(string folder, CancellationToken cancel)
    {
        for (int attempt = 1; Directory.Exists(folder); attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (attempt < 50)
            {
                await Task.Delay(20, cancel);
            }
        }
        Directory.CreateDirectory(folder);
    }

    /// <summary>Says in a notebook whose process has gone what it had shown, and how it ended.</summary>
    static string Mended(WorkerRequest request, RunStatus status, string cause) =>
        NotebookRunner.MarkStopped(request.Output, status, cause, papermillCompatible: false, DateTimeOffset.UtcNow)
            ?.Summary
        ?? cause;

    static SortedDictionary<string, string> Outputs(string folder) => new(
        Directory.EnumerateFiles(folder)
            .Where(f => Path.GetExtension(f) is ".csv" or ".json" && Path.GetFileName(f) != "run.json")
            .ToDictionary(f => Path.GetFileName(f), RunKey.HashFile),
        StringComparer.Ordinal);

    sealed class Relay(IProgress<double> progress) : IProgress<WorkerReply>
    {
        public void Report(WorkerReply value) =>
            progress.Report(value.Cells == 0 ? 0 : (double)value.Cell / value.Cells);
    }
}
