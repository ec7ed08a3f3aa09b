namespace FairLab.Notebooks;

/// <summary>One execution in progress.</summary>
internal sealed partial class NotebookRun : IDisposable
{
    const int Outside = 0, InCell = 1, LeftBehind = 2;

    readonly NotebookRunRequest _request;
    readonly PreparedNotebook _prepared;
    readonly NotebookDocument _notebook;
    readonly IProgress<CellProgress>? _progress;
    readonly NotebookOutputs _outputs;
    readonly NotebookSaver _saver;
    readonly CancellationTokenSource _stop = new();
    readonly SemaphoreSlim _asked = new(0);
    readonly StopReason _reason = new();
    int _place;
    int _completed;
    int _compiled;
    int _count;
    volatile int _current = -1;
    TimeSpan _compileTime;
    CellOutcome? _failure;
    long _started;
    long _cellStarted;

    public NotebookRun(NotebookRunRequest request, PreparedNotebook prepared, IProgress<CellProgress>? progress)
    {
        (_request, _prepared, _notebook, _progress) = (request, prepared, prepared.Notebook, progress);
        // Cells of another process die with it alone; what this one shows must outlive it.
        var journaled = request.SaveAfterEachCell
            && !prepared.AlwaysStops
            && request.OutputPath is { } output
            && AtomicFile.IsPlain(output)
            ? output
            : null;
        if (journaled is not null)
            OutputJournal.Delete(journaled);
        _outputs = new NotebookOutputs(request.Messages, OutputLimits.Of(request), journaled);
        _saver = new NotebookSaver(request, _notebook, _outputs);
    }

    public async Task<NotebookResult> ExecuteAsync(CancellationToken token)
    {
        using var cancelled = token.UnsafeRegister(
            static run => ((NotebookRun)run!).Stop(RunStatus.Interrupted, "the run was interrupted"), this);
        using var killed = _request.Kill.UnsafeRegister(
            static run => ((NotebookRun)run!).Stop(RunStatus.Killed, "the run was told to end"), this);
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => RunThread(ended), maxStackSize: 16 << 20)
        {
            IsBackground = true, Name = "notebook",
        };
        using var limit = _request.Timeout is { } timeout
            ? Timer(
                timeout,
                () => Stop(
                    RunStatus.TimedOut,
                    FormattableString.Invariant($"the notebook ran longer than {timeout.TotalSeconds} s")))
            : null;
        _started = _request.Clock.GetTimestamp();
        thread.Start();
        var left = !await StoppedAsync(ended.Task).ConfigureAwait(false);
        if (!left)
            await ended.Task.ConfigureAwait(false);
        // From here on nothing but this method touches the notebook.
        _saver.Dispose();
        _outputs.Close();
        if (left)
            EndCell(_notebook.Cells[_current], failed: true);
        var result = RunEnding.Apply(_request, Result(left), left, _request.Clock.GetUtcNow());
        // Papermill leaves the notebook as it lies when it is killed.
        if (!_request.PapermillCompatible || result.Status != RunStatus.Killed)
            _saver.Save();
        return result;
    }

    public void Dispose()
    {
        _outputs.Close();
        _saver.Dispose();
        _stop.Dispose();
        _asked.Dispose();
    }

    ITimer Timer(TimeSpan time, Action action) =>
        _request.Clock.CreateTimer(_ => action(), null, time, System.Threading.Timeout.InfiniteTimeSpan);

    void Stop(RunStatus status, string why, CancellationTokenSource? source = null)
    {
        _reason.Set(status, why);
        Stop(source ?? _stop);
    }

    /// <summary>
    /// Wakes who waits for the thread, and cancels: on a thread of its own, because a foreign kernel takes its time.
    /// </summary>
    void Stop(CancellationTokenSource source)
    {
        try
        {
            _asked.Release();
        }
        catch (ObjectDisposedException)
        {
            // A timer fired while its run was ending.
            return;
        }

        new Thread(() => Cancel(source)) { IsBackground = true, Name = "notebook stop" }.Start();
    }

    static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
        }
    }

    /// <summary>Whether the thread ended by itself, or within the grace after a stop was asked for.</summary>
    async Task<bool> StoppedAsync(Task ended)
    {
        using var done = new CancellationTokenSource();
        while (true)
        {
            if (await Task.WhenAny(ended, _asked.WaitAsync(done.Token)).ConfigureAwait(false) == ended)
            {
                await done.CancelAsync().ConfigureAwait(false);
                return true;
            }

            if (_prepared.AlwaysStops)
                continue;
            var cell = _current;
            await Task.WhenAny(ended, Task.Delay(_request.StopGrace, done.Token)).ConfigureAwait(false);
            if (ended.IsCompleted)
                return true;
            // The thread is left behind only while it is inside the cell that was to stop; outside, it ends by itself.
            if (_current == cell && Interlocked.CompareExchange(ref _place, LeftBehind, InCell) == InCell)
                return false;
        }
    }

    void RunThread(TaskCompletionSource<bool> ended)
    {
        try
        {
            RunCells();
            ended.TrySetResult(true);
        }
        catch (Exception error)
        {
            ended.TrySetException(error);
        }
    }

    void RunCells()
    {
        var before = Environment.CurrentDirectory;
        if (_request.WorkingDirectory is { } folder && !_prepared.AlwaysStops)
            Environment.CurrentDirectory = folder;
        try
        {
            using var executor = _prepared.Start(_stop.Token);
            _outputs.Quiet(() => RunMetadata.Start(_notebook.Metadata, _request.Clock.GetUtcNow()));
            _saver.Step();
            _saver.Start();
            _request.Messages?.Invoke(
                new RunMessage(RunMessageKind.Info, $"Executing notebook with kernel: {_prepared.Kernel}"));
            for (_current = 0; _current < _notebook.Cells.Count; _current++)
            {
                if (_stop.IsCancellationRequested)
                {
                    _failure =
                        new CellOutcome(new CellResult { Status = CellStatus.Interrupted, Error = _reason.Error() });
                    return;
                }

                if (!RunCell(executor, _notebook.Cells[_current]))
                {
                    // Papermill asks a kernel about itself only when it has not stopped it.
                    if (!_request.PapermillCompatible
                        || _failure is { Died: false, Result.Status: not CellStatus.Interrupted })
                        _outputs.Quiet(() => executor.Describe(_notebook.Metadata));
                    return;
                }
            }

            _current = -1;
            _outputs.Quiet(() => executor.Describe(_notebook.Metadata));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested && _current < 0)
        {
            // Told to stop while the kernel was starting.
            _failure = new CellOutcome(new CellResult { Status = CellStatus.Interrupted, Error = _reason.Error() });
        }
        finally
        {
            if (_request.WorkingDirectory is not null && !_prepared.AlwaysStops)
                Environment.CurrentDirectory = before;
        }
    }

    NotebookResult Result(bool left)
    {
        var status = left ? _reason.Status : _failure switch
        {
            null => RunStatus.Completed,
            { Died: true } => RunStatus.Died,
            { Result.Status: CellStatus.Interrupted } => _reason.Status,
            _ => RunStatus.Failed,
        };
        return new NotebookResult
        {
            Status = status,
            Error = _failure?.Result.Error ?? (left ? _reason.Error(leftBehind: true) : null),
            Exception = _failure?.Result.Exception,
            ExitedCleanly = _failure is { Exited: true },
            FailingCell = _current >= 0 ? _current : null,
            FailingCount = _current >= 0 ? _count : null,
            Duration = _request.Clock.GetElapsedTime(_started),
            CellsCompleted = _completed,
            CellsCompiled = _compiled,
            CompileTime = _compileTime,
            Warnings = [.. _prepared.Warnings],
            Notebook = _notebook,
            LeftThreadBehind = left,
        };
    }
}
