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
    public CellError Error()
    {
        lock (_gate)
        {
            var name = Status == RunStatus.TimedOut ? "TimeoutException" : "OperationCanceledException";
            return new CellError(name, Why, null, null, [$"{name}: {Why}"]);
        }
    }
}
