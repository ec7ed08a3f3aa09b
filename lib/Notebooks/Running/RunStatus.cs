namespace FairLab.Notebooks;

/// <summary>How the run of a notebook ended.</summary>
public enum RunStatus
{
    /// <summary>Every cell ran.</summary>
    Completed,

    /// <summary>A cell did not compile or threw.</summary>
    Failed,

    /// <summary>A cell or the whole notebook took longer than allowed.</summary>
    TimedOut,

    /// <summary>The run was cancelled from outside.</summary>
    Interrupted,

    /// <summary>The process was told to end.</summary>
    Killed,

    /// <summary>The kernel, or the process that ran the cells, died.</summary>
    Died,
}
