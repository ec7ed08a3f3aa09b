using System.Text.RegularExpressions;

namespace FairLab.Notebooks;

/// <summary>One execution in progress.</summary>
internal sealed partial class NotebookRun(
    NotebookRunRequest request, NotebookDocument notebook, ParameterInjection? injection, IReadOnlyList<string> warnings, IProgress<CellProgress>? progress)
    : IDisposable
{
    readonly NotebookOutputs _outputs = new();
    readonly CancellationTokenSource _stop = new();
    readonly SemaphoreSlim _asked = new(0);
    volatile bool _cellTimedOut;
    volatile bool _timedOut;
    const int Outside = 0, InCell = 1, LeftBehind = 2;
    int _place;
    int _completed;
    int _compiled;
    int _count;
    volatile int _current = -1;
    TimeSpan _compileTime;
    CellResult? _failure;
    long _started;
    long _cellStarted;

    public async Task<NotebookResult> ExecuteAsync(CancellationToken token)
    {
        using var cancelled = token.UnsafeRegister(static run => ((NotebookRun)run!).Stop(), this);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => RunThread(ended), maxStackSize: 16 << 20) { IsBackground = true, Name = "notebook" };
        using var limit = request.Timeout is { } timeout
            ? request.Clock.CreateTimer(_ => { _timedOut = true; Stop(); }, null, timeout, System.Threading.Timeout.InfiniteTimeSpan)
            : null;
        _started = request.Clock.GetTimestamp();
        thread.Start();
        var left = !await StoppedAsync(ended.Task).ConfigureAwait(false);
        if (!left)
            await ended.Task.ConfigureAwait(false);
        // From here on nothing but this method touches the notebook.
        _outputs.Close();
        if (left)
            EndCell(notebook.Cells[_current], failed: true);
        var result = Result(left);
        if (result.Status != RunStatus.Completed && _current >= 0)
        {
            if (left)
                AddError(result.Error!);
            ErrorMarkers.Insert(notebook, _current, result.FailingCount);
        }

        RunMetadata.End(notebook.Metadata, request.Clock.GetUtcNow(), result.Duration, result.Status != RunStatus.Completed);
        RunMetadata.Outcome(notebook, result.Status, result.Summary);
        Save();
        return result;
    }

    public void Dispose()
    {
        _stop.Dispose();
        _asked.Dispose();
    }

    void Stop() => Stop(_stop);

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

            var cell = _current;
            await Task.WhenAny(ended, Task.Delay(request.StopGrace, done.Token)).ConfigureAwait(false);
            if (ended.IsCompleted)
                return true;
            // The thread is left behind only while it is inside the cell that was to stop; outside, it ends by itself.
            if (_current == cell && Interlocked.CompareExchange(ref _place, LeftBehind, InCell) == InCell)
                return false;
        }
    }

    void RunThread(TaskCompletionSource ended)
    {
        try
        {
            RunCells();
            ended.TrySetResult();
        }
        catch (Exception error)
        {
            ended.TrySetException(error);
        }
    }

    void RunCells()
    {
        var before = Environment.CurrentDirectory;
        if (request.WorkingDirectory is { } folder)
            Environment.CurrentDirectory = folder;
        try
        {
            using var session = new CSharpSession(request.Session);
            RunMetadata.Start(notebook.Metadata, request.Clock.GetUtcNow());
            Save();
            for (_current = 0; _current < notebook.Cells.Count; _current++)
            {
                if (!RunCell(session, notebook.Cells[_current]))
                    return;
                Save();
            }

            _current = -1;
        }
        finally
        {
            if (request.WorkingDirectory is not null)
                Environment.CurrentDirectory = before;
        }
    }

    /// <summary>Runs one cell.</summary>
    /// <returns>Whether the run goes on.</returns>
    bool RunCell(CSharpSession session, NotebookCell cell)
    {
        var description = Description().Match(cell.Source) is { Success: true } match ? match.Groups[1].Value : null;
        progress?.Report(new CellProgress(_current, notebook.Cells.Count, description, null, false));
        _cellStarted = request.Clock.GetTimestamp();
        RunMetadata.Start(cell.Metadata, request.Clock.GetUtcNow());
        if (cell.Kind != CellKind.Code || string.IsNullOrWhiteSpace(cell.Source) || cell.HasTag("skip-execution"))
        {
            EndCell(cell, failed: false);
            progress?.Report(new CellProgress(_current, notebook.Cells.Count, description, null, true));
            return true;
        }

        var output = _outputs.For(cell);
        _count++;
        Volatile.Write(ref _place, InCell);
        var result = Execute(session, cell, output);
        if (Interlocked.CompareExchange(ref _place, Outside, InCell) != InCell)
            return false;
        if (!result.FromCache && result.Status != CellStatus.CompileError)
            _compiled++;
        _compileTime += result.CompileTime;
        if (result is { Status: CellStatus.Completed, HasValue: true, Value: not null })
            result = ShowValue(output, result);
        var expected = result.Status is CellStatus.Failed or CellStatus.CompileError && cell.HasTag("raises-exception");
        var failed = result.Status != CellStatus.Completed && !expected;
        output.Finish();
        _outputs.Quiet(() => cell.ExecutionCount = _count);
        if (result.Status == CellStatus.Interrupted)
            result = result with { Error = StopError() };
        if (result.Error is { } error)
            output.Error(error);
        EndCell(cell, failed);
        progress?.Report(new CellProgress(_current, notebook.Cells.Count, description, result, true));
        if (failed)
            _failure = result;
        else
            _completed++;
        return !failed;
    }

    CellResult Execute(CSharpSession session, NotebookCell cell, ICellOutput output)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        using var limit = request.CellTimeout is { } timeout
            ? request.Clock.CreateTimer(_ => { _cellTimedOut = true; Stop(stop); }, null, timeout, System.Threading.Timeout.InfiniteTimeSpan)
            : null;
        var label = FormattableString.Invariant($"In [{_count}]");
        if (injection is null || !cell.HasTag(ParameterInspector.InjectedTag))
            return session.Run(cell.Source, output, label, stop.Token);
        InjectedParameters.Set(injection.Values);
        return session.Run(injection.CompiledSource, cell.Source, output, label, stop.Token);
    }

    CellResult ShowValue(NotebookOutputs.CellOutput output, CellResult result)
    {
        try
        {
            output.Result(ValueFormatter.Format(result.Value), _count);
            return result;
        }
        catch (Exception error)
        {
            return CellErrors.WhileShown(result, error);
        }
    }

    CellError StopError()
    {
        var (name, message) = _timedOut
            ? ("TimeoutException", FormattableString.Invariant($"the notebook ran longer than {request.Timeout!.Value.TotalSeconds} s"))
            : _cellTimedOut
                ? ("TimeoutException", FormattableString.Invariant($"the cell ran longer than {request.CellTimeout!.Value.TotalSeconds} s"))
                : ("OperationCanceledException", "the run was interrupted");
        return new CellError(name, message, null, null, [$"{name}: {message}"]);
    }

    NotebookResult Result(bool left)
    {
        var status = _failure?.Status switch
        {
            null when !left => RunStatus.Completed,
            CellStatus.Failed or CellStatus.CompileError => RunStatus.Failed,
            _ => _timedOut || _cellTimedOut ? RunStatus.TimedOut : RunStatus.Interrupted,
        };
        return new NotebookResult
        {
            Status = status,
            Error = _failure?.Error ?? (left ? StopError() : null),
            Exception = _failure?.Exception,
            FailingCell = _current >= 0 ? _current : null,
            FailingCount = _current >= 0 ? _count : null,
            Duration = request.Clock.GetElapsedTime(_started),
            CellsCompleted = _completed,
            CellsCompiled = _compiled,
            CompileTime = _compileTime,
            Warnings = [.. warnings],
            Notebook = notebook,
            LeftThreadBehind = left,
        };
    }

    void EndCell(NotebookCell cell, bool failed) => _outputs.Quiet(() =>
    {
        RunMetadata.End(cell.Metadata, request.Clock.GetUtcNow(), request.Clock.GetElapsedTime(_cellStarted), failed);
        return true;
    });

    void AddError(CellError error)
    {
        var outputs = new NotebookOutputs();
        outputs.For(notebook.Cells[_current]).Error(error);
    }

    void Save()
    {
        if (request.OutputPath is { } path)
            _outputs.Quiet(() => { notebook.Save(path); return true; });
    }

    [GeneratedRegex(@"papermill_description=(\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex Description();
}
