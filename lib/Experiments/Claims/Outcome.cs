namespace FairLab.Experiments.Claims;

/// <summary>What the data say of a claim.</summary>
public enum Outcome
{
    /// <summary>The check is true.</summary>
    Holds,

    /// <summary>The check is false.</summary>
    DoesNotHold,

    /// <summary>The quantity is undefined, or the expression failed.</summary>
    Undetermined,

    /// <summary>The profile is too small for a verdict: what was measured is shown, and no more.</summary>
    NotJudged,
}
