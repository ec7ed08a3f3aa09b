using System.Collections.Concurrent;

namespace FairLab.Experiments.Workers;

/// <summary>Warm worker processes: a run has one to itself while it runs, and the next run finds it started.</summary>
sealed class WorkerPool(WorkerCommand command) : IAsyncDisposable
{
    readonly ConcurrentBag<WorkerProcess> _idle = [];
    int _started;

    /// <summary>How many processes have been started so far.</summary>
    public int Started => Volatile.Read(ref _started);

    /// <summary>
    /// Executes a run of a study in a worker; returns null, or why it failed, and whether the worker died of it.
    /// </summary>
    public async Task<(string? Error, bool Died)> ExecuteAsync(
        WorkerRequest request,
        IProgress<WorkerReply>? progress,
        CancellationToken cancel)
    {
        var (last, death) = await ConverseAsync(request, null, progress, cancel);
        return (last is null ? death : last.Error, last is null);
    }

    /// <summary>Has a worker do something.</summary>
    /// <param name="request">What.</param>
    /// <param name="begun">Called with the worker; what it returns is disposed of at the end.</param>
    /// <param name="progress">Told every reply but the last.</param>
    /// <param name="cancel">Ends the worker.</param>
    /// <returns>The last reply, or how the worker died.</returns>
    public async Task<(WorkerReply? Last, string? Death)> ConverseAsync(
        WorkerMessage request,
        Func<WorkerProcess, IDisposable>? begun,
        IProgress<WorkerReply>? progress,
        CancellationToken cancel)
    {
        WorkerProcess? worker = null;
        while (_idle.TryTake(out worker) && !worker.IsAlive)
            await worker.DisposeAsync();
        if (worker is null)
        {
            Interlocked.Increment(ref _started);
            worker = new WorkerProcess(command);
        }

        WorkerReply? last = null;
        try
        {
            using var listening = begun?.Invoke(worker);
            (last, var death) = await worker.ConverseAsync(request, progress, cancel);
            return (last, death);
        }
        finally
        {
            if (worker.IsAlive && last is { Spent: false } && !cancel.IsCancellationRequested)
                _idle.Add(worker);
            else
                await worker.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_idle.Select(w => w.DisposeAsync().AsTask()));
}
