using System.Collections.Concurrent;

namespace FairLab.Experiments.Workers;

/// <summary>Warm worker processes: a run has one to itself while it runs, and the next run finds it started.</summary>
sealed class WorkerPool(WorkerCommand command) : IAsyncDisposable
{
    readonly ConcurrentBag<WorkerProcess> _idle = [];

    /// <summary>Executes a notebook in a worker; returns null, or why it failed.</summary>
    public async Task<string?> ExecuteAsync(WorkerRequest request, IProgress<WorkerReply>? progress, CancellationToken cancel)
    {
        WorkerProcess? worker = null;
        while (_idle.TryTake(out worker) && !worker.IsAlive)
            await worker.DisposeAsync();
        worker ??= new WorkerProcess(command);
        try
        {
            return await worker.ExecuteAsync(request, progress, cancel);
        }
        finally
        {
            if (worker.IsAlive && !cancel.IsCancellationRequested)
                _idle.Add(worker);
            else
                await worker.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_idle.Select(w => w.DisposeAsync().AsTask()));
}
