namespace FairLab.Audit;

/// <summary>What can be said of a difference between a group and the one it is compared with.</summary>
public enum Verdict
{
    /// <summary>There is one: after correction for all tests of the audit it is no chance.</summary>
    Differs,

    /// <summary>There is none worth the name: its whole interval lies within the margin.</summary>
    Alike,

    /// <summary>The data fit both a difference and none.</summary>
    CannotSay,

    /// <summary>Too few people to judge by.</summary>
    TooFew,
}
