namespace FairLab.Audit;

/// <summary>What kind of thing a finding is.</summary>
public enum FindingKind
{
    /// <summary>A difference that is no chance, or a rule that is not kept.</summary>
    Difference,

    /// <summary>Groups are alike, within the margin.</summary>
    Alike,

    /// <summary>The data cannot say.</summary>
    CannotSay,

    /// <summary>Something about the data that a reader should know first.</summary>
    Warning,
}
