using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>How the run of a notebook went.</summary>
public sealed record NotebookResult
{
    /// <summary>How it ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>What stopped it, or null.</summary>
    public CellError? Error { get; init; }

    /// <summary>What the failing cell threw, or null.</summary>
    public Exception? Exception { get; init; }

    /// <summary>
    /// The position of the cell that stopped it in the notebook that ran (injected cell counted, error markers not),
    /// from 0, or null.
    /// </summary>
    public int? FailingCell { get; init; }

    /// <summary>The execution count of that cell: N of <c>In [N]</c>.</summary>
    public int? FailingCount { get; init; }

    /// <summary>Wall-clock time of the execution.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>How many code cells ran to their end.</summary>
    public int CellsCompleted { get; init; }

    /// <summary>How many cells had to be compiled; 0 when all came from the cache.</summary>
    public int CellsCompiled { get; init; }

    /// <summary>Time spent compiling or loading compiled cells.</summary>
    public TimeSpan CompileTime { get; init; }

    /// <summary>What the reader should know, such as a function that keeps a parameter's default.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The executed notebook.</summary>
    public required NotebookDocument Notebook { get; init; }

    /// <summary>
    /// Whether a cell did not stop when asked, so that its thread still runs: the process should not be used for
    /// another run.
    /// </summary>
    public bool LeftThreadBehind { get; init; }

    /// <summary>
    /// Whether Papermill's exit code is a success: every cell ran, or a cell ended the run with <c>SystemExit</c> and
    /// no error.
    /// </summary>
    public bool IsSuccess => Status == RunStatus.Completed || ExitedCleanly;

    /// <summary>Whether a cell ended the run on purpose, as <c>sys.exit()</c> does in Python.</summary>
    public bool ExitedCleanly { get; init; }

    /// <summary>One line for people: where and why it stopped; null when it completed.</summary>
    public string? Summary => Error is null
        ? null
        : (FailingCount is { } count
            ? FormattableString.Invariant($"In [{count}]")
                + (Error.Line is { } line ? FormattableString.Invariant($", line {line}") : "") + ": "
            : "")
            + $"{Error.Name}: {Error.Message}";
}
