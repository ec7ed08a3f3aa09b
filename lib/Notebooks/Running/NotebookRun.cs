using System.Text.RegularExpressions;

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
        _outputs = new NotebookOutputs(request.Messages);
        _saver = new NotebookSaver(request, _notebook, _outputs);
    }

    public async Task<NotebookResult> ExecuteAsync(CancellationToken token)
    {
        using var cancelled = token.UnsafeRegister(static run => ((NotebookRun)run!).Stop(RunStatus.Interrupted, "the run was interrupted"), this);
        using var killed = _request.Kill.UnsafeRegister(static run => ((NotebookRun)run!).Stop(RunStatus.Killed, "the run was told to end"), this);
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => RunThread(ended), maxStackSize: 16 << 20) { IsBackground = true, Name = "notebook" };
        using var limit = _request.Timeout is { } timeout
            ? Timer(timeout, () => Stop(RunStatus.TimedOut, FormattableString.Invariant($"the notebook ran longer than {timeout.TotalSeconds} s")))
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

    /// <summary>Wakes who waits for the thread, and cancels: on a thread of its own, because a cancellation lasts until the cell has stopped.</summary>
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
            _request.Messages?.Invoke(new RunMessage(RunMessageKind.Info, $"Executing notebook with kernel: {_prepared.Kernel}"));
            for (_current = 0; _current < _notebook.Cells.Count; _current++)
            {
                if (_stop.IsCancellationRequested)
                {
                    _failure = new CellOutcome(new CellResult { Status = CellStatus.Interrupted, Error = _reason.Error() });
                    return;
                }

                if (!RunCell(executor, _notebook.Cells[_current]))
                {
                    // Papermill asks a kernel about itself only when it has not stopped it.
                    if (!_request.PapermillCompatible || _failure is { Died: false, Result.Status: not CellStatus.Interrupted })
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

    /// <summary>Runs one cell and saves.</summary>
    /// <returns>Whether the run goes on.</returns>
    bool RunCell(ICellExecutor executor, NotebookCell cell)
    {
        var description = Description().Match(cell.Source) is { Success: true } match ? match.Groups[1].Value : null;
        _progress?.Report(new CellProgress(_current, _notebook.Cells.Count, description, null, false));
        _cellStarted = _request.Clock.GetTimestamp();
        _outputs.Quiet(() => RunMetadata.Start(cell.Metadata, _request.Clock.GetUtcNow()));
        _saver.Step();
        if (cell.Kind != CellKind.Code || string.IsNullOrWhiteSpace(cell.Source) || cell.HasTag("skip-execution"))
        {
            EndCell(cell, failed: false);
            var goesOn = Saved(cell);
            _progress?.Report(new CellProgress(_current, _notebook.Cells.Count, description, null, true));
            return goesOn;
        }

        var output = _outputs.For(cell);
        _count++;
        var begun = _request.Clock.GetUtcNow();
        Volatile.Write(ref _place, InCell);
        var outcome = Execute(executor, cell, output);
        if (Interlocked.CompareExchange(ref _place, Outside, InCell) != InCell)
            return false;
        _count = outcome.Count ?? _count;
        var result = outcome.Result;
        if (!result.FromCache && result.Status is CellStatus.Completed or CellStatus.Failed)
            _compiled++;
        _compileTime += result.CompileTime;
        output.Finish();
        _outputs.Quiet(() =>
        {
            cell.ExecutionCount = _count;
            cell.Metadata["execution"] = outcome.Timing ?? RunMetadata.Timing(begun, _request.Clock.GetUtcNow());
        });
        if (result.Status == CellStatus.Interrupted)
            outcome = outcome with { Result = result = result with { Error = _reason.Error() }, ErrorShown = _request.PapermillCompatible };
        if (result.Error is { } error && !outcome.ErrorShown && !(outcome.Died && _request.PapermillCompatible))
            output.Error(error);
        var failed = result.Status != CellStatus.Completed && !(result.Status is CellStatus.Failed or CellStatus.CompileError && !outcome.Died && cell.HasTag("raises-exception"));
        EndCell(cell, failed);
        if (failed)
            _failure = outcome;
        var saved = Saved(cell);
        if (!failed && saved)
            _completed++;
        _progress?.Report(new CellProgress(_current, _notebook.Cells.Count, description, result, true));
        return !failed && saved;
    }

    CellOutcome Execute(ICellExecutor executor, NotebookCell cell, NotebookOutputs.CellOutput output)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        using var limit = _request.CellTimeout is { } timeout
            ? Timer(timeout, () => Stop(RunStatus.TimedOut, FormattableString.Invariant($"the cell ran longer than {timeout.TotalSeconds} s"), stop))
            : null;
        return executor.Run(cell, output, _count, stop.Token);
    }

    /// <summary>Saves after a cell. What cannot be saved, because the disk is full, is dropped: a smaller notebook that says so may still fit.</summary>
    bool Saved(NotebookCell cell)
    {
        try
        {
            _saver.Step();
            return true;
        }
        catch (IOException error)
        {
            var message = $"the notebook could not be saved with this cell's outputs, which are dropped: {error.Message}";
            var failure = new CellError("IOException", message, null, null, [$"IOException: {message}"]);
            _failure = new CellOutcome(new CellResult { Status = CellStatus.Failed, Exception = error, Error = failure });
            if (cell.Kind == CellKind.Code)
            {
                _outputs.Quiet(() => cell.Json["outputs"] = new System.Text.Json.Nodes.JsonArray());
                _outputs.For(cell).Error(failure);
            }

            EndCell(cell, failed: true);
            return false;
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
            Error = _failure?.Result.Error ?? (left ? _reason.Error() : null),
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

    void EndCell(NotebookCell cell, bool failed) => _outputs.Quiet(() =>
        RunMetadata.End(cell.Metadata, _request.Clock.GetUtcNow(), _request.Clock.GetElapsedTime(_cellStarted), failed));

    [GeneratedRegex(@"papermill_description=(\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex Description();
}
