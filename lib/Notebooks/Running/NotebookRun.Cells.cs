using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FairLab.Notebooks;

// One cell after the other: its metadata, its outputs, its end.
internal sealed partial class NotebookRun
{
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
        if (_request.PapermillCompatible
            && outcome.Result.Status == CellStatus.Interrupted
            && _reason.Status == RunStatus.Killed)
        {
            // Papermill is gone at once; its notebook goes on saying that the cell runs.
            _failure = outcome;
            return false;
        }

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
            outcome = outcome with
            {
                Result = result = result with { Error = _reason.Error() }, ErrorShown = _request.PapermillCompatible,
            };
        if (result.Error is { } error && !outcome.ErrorShown && !(outcome.Died && _request.PapermillCompatible))
            output.Error(error);
        var failed = result.Status != CellStatus.Completed
            && !(result.Status is CellStatus.Failed or CellStatus.CompileError
                && !outcome.Died
                && cell.HasTag("raises-exception"));
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
            ? Timer(
                timeout,
                () => Stop(
                    RunStatus.TimedOut,
                    FormattableString.Invariant($"the cell ran longer than {timeout.TotalSeconds} s"),
                    stop))
            : null;
        return executor.Run(cell, output, _count, stop.Token);
    }

    /// <summary>
    /// Saves after a cell. What cannot be saved, because the disk is full, is dropped: a smaller notebook that says so
    /// may still fit.
    /// </summary>
    bool Saved(NotebookCell cell)
    {
        try
        {
            _saver.Step();
            return true;
        }
        catch (IOException error)
        {
            var message =
                $"the notebook could not be saved with this cell's outputs, which are dropped: {error.Message}";
            var failure = new CellError("IOException", message, null, null, [$"IOException: {message}"]);
            _failure =
                new CellOutcome(new CellResult { Status = CellStatus.Failed, Exception = error, Error = failure });
            if (cell.Kind == CellKind.Code)
            {
                _outputs.Quiet(() => cell.Json["outputs"] = new JsonArray());
                _outputs.For(cell).Error(failure);
            }

            EndCell(cell, failed: true);
            return false;
        }
    }

    void EndCell(NotebookCell cell, bool failed) => _outputs.Quiet(() =>
        RunMetadata.End(
            cell.Metadata, _request.Clock.GetUtcNow(), _request.Clock.GetElapsedTime(_cellStarted), failed));

    [GeneratedRegex(@"papermill_description=(\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex Description();
}
