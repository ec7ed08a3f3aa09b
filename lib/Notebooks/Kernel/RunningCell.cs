namespace FairLab.Notebooks;

/// <summary>A cell that runs; either its thread answers for it, or who leaves that thread behind.</summary>
internal sealed class RunningCell : IDisposable
{
    readonly CancellationTokenSource _stop = new();
    Timer? _patience;
    int _answered;

    /// <summary>Stops the cell.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Asks it to stop.</summary>
    /// <param name="patience">How long it may take.</param>
    /// <param name="leave">What to do when it takes longer, or is asked a second time.</param>
    public void Stop(TimeSpan patience, Action leave)
    {
        if (_stop.IsCancellationRequested)
        {
            leave();
            return;
        }

        _patience = new Timer(_ => leave(), null, patience, Timeout.InfiniteTimeSpan);
        _stop.Cancel();
    }

    /// <summary>Claims the answer.</summary>
    /// <returns>False when it has been given.</returns>
    public bool Claim() => Interlocked.Exchange(ref _answered, 1) == 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        _patience?.Dispose();
        _stop.Dispose();
    }
}
