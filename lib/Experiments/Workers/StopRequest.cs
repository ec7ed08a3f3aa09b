namespace FairLab.Experiments.Workers;

/// <summary>Ends the run in flight; its notebook is saved and says so.</summary>
/// <param name="Kill">Whether it is recorded as killed, rather than interrupted.</param>
sealed record StopRequest(bool Kill) : WorkerMessage;
