using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>What came of running one cell.</summary>
public sealed record CellResult
{
    /// <summary>How the cell ended.</summary>
    public required CellStatus Status { get; init; }

    /// <summary>
    /// Whether the cell ends in an expression, so that <see cref="Value"/> is its value (null included).
    /// </summary>
    public bool HasValue { get; init; }

    /// <summary>The value of the last expression.</summary>
    public object? Value { get; init; }

    /// <summary>What a front end gets of <see cref="Value"/>; null when there is nothing to show.</summary>
    public MimeBundle? Shown { get; init; }

    /// <summary>What the cell threw, or null.</summary>
    public Exception? Exception { get; init; }

    /// <summary>The compiler's errors and warnings.</summary>
    public ImmutableArray<CellDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>What failed, for people and for the notebook's error output; null when the cell completed.</summary>
    public CellError? Error { get; init; }

    /// <summary>Whether the compiled cell came from the cache.</summary>
    public bool FromCache { get; init; }

    /// <summary>Time spent compiling or loading the compiled cell.</summary>
    public TimeSpan CompileTime { get; init; }

    /// <summary>A cell that could not be carried out.</summary>
    internal static CellResult Failure(Exception error) => new()
    {
        Status = CellStatus.Failed, Exception = error,
        Error = new CellError(TypeName.Of(error.GetType()), error.Message, null, null, [error.Message]),
    };

    /// <summary>A cell that was stopped.</summary>
    internal static CellResult Interrupted(CancellationToken token) =>
        CellErrors.Interrupted(
            new CellResult { Status = CellStatus.Interrupted }, new OperationCanceledException(token));
}
