namespace FairLab.Notebooks;

/// <summary>How a cell ended.</summary>
public enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Completed,

    /// <summary>It did not compile, so nothing of it ran.</summary>
    CompileError,

    /// <summary>It threw.</summary>
    Failed,

    /// <summary>It was interrupted from outside.</summary>
    Interrupted,
}
