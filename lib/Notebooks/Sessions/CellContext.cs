using System.Collections.Concurrent;

namespace FairLab.Notebooks;

/// <summary>
/// Brings a cell back to its own thread after an <c>await</c>, so that thread-bound state (a gradient mode, an
/// interrupt) stays in force. When that thread does not come for a continuation within a moment, the thread pool runs
/// it: code that blocks on a task works as it does without a context, and cannot deadlock.
/// </summary>
/// <param name="scope">The cell.</param>
/// <param name="token">Ends the wait for the cell; what comes after it is dropped.</param>
internal sealed class CellContext(CellScope scope, CancellationToken token) : SynchronizationContext
{
    /// <summary>
    /// How long a continuation waits for its thread. A chain of awaits pays it once: on the pool it has no context any
    /// more.
    /// </summary>
    const int Moment = 10;

    readonly BlockingCollection<Continuation> _work = [];
    int _idle;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (scope.IsStopped)
            return;
        var continuation = new Continuation(scope, d, state);
        _work.Add(continuation);
        if (Volatile.Read(ref _idle) == 0)
            continuation.GiveToPoolAfter(Moment);
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <summary>Runs what is posted on the calling thread until the task has ended.</summary>
    /// <exception cref="OperationCanceledException">The cell is to stop.</exception>
    public void Wait(Task task)
    {
        if (task.IsCompleted)
            return;
        _ = task.ContinueWith(
            _ => Post(static _ => { }, null),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            Volatile.Write(ref _idle, 1);
            scope.IsAwaiting = true;
            var next = _work.Take(token);
            scope.IsAwaiting = false;
            Volatile.Write(ref _idle, 0);
            // What came while this one runs may have to wait for long.
            foreach (var waiting in _work)
                waiting.GiveToPoolAfter(Moment);
            next.Run();
        }
    }

    sealed class Continuation(CellScope scope, SendOrPostCallback callback, object? state)
    {
        int _taken;
        int _offered;

        public void Run()
        {
            if (Interlocked.Exchange(ref _taken, 1) == 0 && !scope.IsStopped)
                callback(state);
        }

        public void GiveToPoolAfter(int milliseconds)
        {
            if (Interlocked.Exchange(ref _offered, 1) == 0)
                _ = Task.Delay(milliseconds, CancellationToken.None).ContinueWith(
                    static (_, item) => ((Continuation)item!).Run(),
                    this,
                    CancellationToken.None,
                    TaskContinuationOptions.None,
                    TaskScheduler.Default);
        }
    }
}
