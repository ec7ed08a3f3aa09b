namespace FairLab.Experiments.Workers;

/// <summary>What a worker answers, one JSON line each: progress after every cell, then the end.</summary>
/// <param name="Cell">Cells finished so far.</param>
/// <param name="Cells">Cells in all.</param>
/// <param name="Ended">Whether this is the last line of the run.</param>
/// <param name="Error">Why the run failed; null when it finished.</param>
sealed record WorkerReply(int Cell, int Cells, bool Ended, string? Error);
