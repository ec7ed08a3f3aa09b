using System.Collections.Concurrent;

namespace FairLab.Notebooks;

/// <summary>
/// Brings the code of a cell to the thread that runs the cell. Commands are handled on whatever thread their scheduler
/// has; cells need one of their own, with a large stack, that can be interrupted.
/// </summary>
internal sealed class CellThread
{
    /// <summary>How long commands that do not watch for a stop have before they are given up.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly BlockingCollection<Action> _work = [];
    int _busy;
    int _serving;
    bool _closed;

    /// <summary>
    /// For code that comes from elsewhere than a cell: it runs on whatever thread its command is handled.
    /// </summary>
    public static CellThread Calling => new() { _closed = true };

    /// <summary>
    /// Runs a function on the cell's thread; where that thread is running something already, on the calling one.
    /// </summary>
    public Task<T> RunAsync<T>(Func<T> function)
    {
        if (Volatile.Read(ref _closed) || Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
            return Task.FromResult(function());
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var flow = ExecutionContext.Capture();
        _work.Add(() =>
        {
            try
            {
                T result = default!;
                ExecutionContext.Run(flow!, _ => result = function(), null);
                Volatile.Write(ref _busy, 0);
                done.SetResult(result);
            }
            catch (Exception error)
            {
                Volatile.Write(ref _busy, 0);
                done.SetException(error);
            }
        });
        return done.Task;
    }

    /// <summary>Runs what comes on the calling thread until a task has ended.</summary>
    /// <returns>False when the task went on long after the token had asked it to stop.</returns>
    public bool Serve(Task until, CancellationToken token)
    {
        _ = until.ContinueWith(
            _ => _work.Add(static () => { }),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        // A file that a cell loads is served by the thread that serves the cell, which goes on afterwards.
        _serving++;
        try
        {
            while (!until.IsCompleted)
            {
                if (Next(token) is { } work)
                    work();
                else if (!until.IsCompleted)
                    return false;
            }

            return true;
        }
        finally
        {
            // What comes now finds nobody here, and must not wait.
            if (--_serving == 0)
                Volatile.Write(ref _closed, true);
        }
    }

    Action? Next(CancellationToken token)
    {
        try
        {
            return _work.Take(token);
        }
        catch (OperationCanceledException)
        {
            return _work.TryTake(out var work, Patience) ? work : null;
        }
    }
}
