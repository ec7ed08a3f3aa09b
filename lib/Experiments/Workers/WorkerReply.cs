using FairLab.Notebooks;

namespace FairLab.Experiments.Workers;

/// <summary>What a worker answers, one JSON line each: progress after every cell, then the end.</summary>
/// <param name="Cell">Cells finished so far.</param>
/// <param name="Cells">Cells in all.</param>
/// <param name="Ended">Whether this is the last line of the run.</param>
/// <param name="Error">Why the run failed; null when it finished.</param>
sealed record WorkerReply(int Cell, int Cells, bool Ended, string? Error)
{
    /// <summary>The beginning or the end of a cell of a job.</summary>
    public JobStep? Step { get; init; }

    /// <summary>Something a job has to say.</summary>
    public RunMessage? Message { get; init; }

    /// <summary>How a job went, on its last line.</summary>
    public NotebookReport? Report { get; init; }

    /// <summary>Whether the process is not to be given another run, on the last line.</summary>
    public bool Spent { get; init; }
}
