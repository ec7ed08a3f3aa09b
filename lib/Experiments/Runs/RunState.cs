namespace FairLab.Experiments.Runs;

/// <summary>The state of a run on disk.</summary>
public enum RunState
{
    /// <summary>Waiting for a worker.</summary>
    Queued,

    /// <summary>Executing; found on disk without its engine, it was killed and is run again.</summary>
    Running,

    /// <summary>Finished; never executed again under the same key.</summary>
    Done,

    /// <summary>The notebook threw, or its worker died.</summary>
    Failed,

    /// <summary>The run exceeded its time limit.</summary>
    Timeout,

    /// <summary>Stopped by the user.</summary>
    Interrupted,
}
