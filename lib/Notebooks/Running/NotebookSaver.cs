namespace FairLab.Notebooks;

/// <summary>
/// Saves the notebook of a run: after each cell, at intervals while a cell runs, and at the end. Never while an output
/// is being recorded.
/// </summary>
internal sealed class NotebookSaver(NotebookRunRequest request, NotebookDocument notebook, NotebookOutputs outputs)
    : IDisposable
{
    // When a save takes more than this part of the interval, the interval doubles.
    const double LargestPart = 0.25;

    // A pipe or a device takes the notebook once, when it is done.
    readonly bool _steps = request.SaveAfterEachCell && request.OutputPath is { } output && AtomicFile.IsPlain(output);
    TimeSpan _interval = request.AutosaveInterval;
    ITimer? _timer;

    /// <summary>Begins to save at intervals.</summary>
    public void Start()
    {
        if (_steps && _interval > TimeSpan.Zero)
            _timer = TimeProvider.System.CreateTimer(_ => Autosave(), null, _interval, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Saves after a step of the run.</summary>
    /// <exception cref="IOException">The notebook could not be written; what lies on disk is what was saved
    /// before.</exception>
    public void Step()
    {
        if (_steps)
            Save();
    }

    /// <summary>Saves, whatever was asked for the steps.</summary>
    /// <inheritdoc cref="Step" path="/exception"/>
    public void Save()
    {
        if (request.OutputPath is { } path)
            outputs.Snapshot(() => JupyterWriter.Save(notebook, path, lineEndAtEnd: !request.PapermillCompatible));
    }

    public void Dispose() => _timer?.Dispose();

    void Autosave()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        try
        {
            Save();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The save at the end of the cell meets the same and says so; the run need not stop before.
            return;
        }

        if (clock.Elapsed > _interval * LargestPart)
        {
            _interval *= 2;
            var (took, next) = (clock.Elapsed.TotalSeconds, _interval.TotalSeconds);
            request.Messages?.Invoke(new RunMessage(RunMessageKind.Warning, FormattableString.Invariant(
                $"Autosave too slow: {took:0.00} sec, over 25% limit. Backing off to {next} sec")));
        }

        try
        {
            _timer?.Change(_interval, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
        }
    }
}
