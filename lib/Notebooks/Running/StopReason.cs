namespace FairLab.Notebooks;

/// <summary>Why a run was stopped from outside; the first reason counts.</summary>
internal sealed class StopReason
{
    readonly Lock _gate = new();
    bool _set;

    public RunStatus Status { get; private set; } = RunStatus.Interrupted;

    string Why { get; set; } = "the run was interrupted";

    public void Set(RunStatus status, string why)
    {
        lock (_gate)
        {
            if (_set)
                return;
            (_set, Status, Why) = (true, status, why);
        }
    }

    /// <summary>The reason as an error of the cell that was stopped.</summary>
    /// <param name="leftBehind">Whether it does not stop.</param>
    public CellError Error(bool leftBehind = false)
    {
        lock (_gate)
        {
            var name = Status == RunStatus.TimedOut ? "TimeoutException" : "OperationCanceledException";
            var why = leftBehind ? $"{Why}. {CellErrors.LeftBehind}" : Why;
            return new CellError(name, why, null, null, [$"{name}: {why}"]);
        }
    }
}
