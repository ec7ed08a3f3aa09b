namespace FairLab.Detectors;

/// <summary>What a change of inputs was shown to do.</summary>
public enum ChangeVerdict
{
    /// <summary>
    /// Neither an effect nor its absence is shown: there are too few people, or they differ too much.
    /// </summary>
    Undecided,

    /// <summary>
    /// Scores change: the test rejects after Holm's method, and the interval is not within the margin of none.
    /// </summary>
    Effect,

    /// <summary>
    /// Scores do not change beyond the margin: the 95% interval lies inside it (Schuirmann 1987 [schuirmann1987]).
    /// </summary>
    NoEffect,
}
