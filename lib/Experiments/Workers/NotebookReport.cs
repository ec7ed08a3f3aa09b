using FairLab.Notebooks;

namespace FairLab.Experiments.Workers;

/// <summary>How the execution of a notebook went.</summary>
public sealed record NotebookReport
{
    /// <summary>How it ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>Whether it ended well: every cell ran, or a cell ended the run on purpose.</summary>
    public required bool IsSuccess { get; init; }

    /// <summary>Whether nothing was run, because the input or the parameters could not be used.</summary>
    public bool Refused { get; init; }

    /// <summary>One line: where and why it stopped; null when it ended well.</summary>
    public string? Summary { get; init; }

    /// <summary>The execution count of the cell that stopped it.</summary>
    public int? FailingCount { get; init; }

    /// <summary>What that cell shows of its error.</summary>
    public IReadOnlyList<string> Traceback { get; init; } = [];

    /// <summary>Wall-clock time of the execution, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>How many cells had to be compiled; 0 when all came from the cache.</summary>
    public int CellsCompiled { get; init; }

    internal static NotebookReport Of(NotebookResult result) => new()
    {
        Status = result.Status,
        IsSuccess = result.IsSuccess,
        Summary = result.IsSuccess ? null : result.Summary,
        FailingCount = result.FailingCount,
        Traceback = [.. result.Error?.Traceback ?? []],
        Seconds = result.Duration.TotalSeconds,
        CellsCompiled = result.CellsCompiled,
    };

    internal static NotebookReport Refusal(string why, bool misuse) => new()
    {
        Status = RunStatus.Failed,
        IsSuccess = false,
        Refused = misuse,
        Summary = why,
    };
}
