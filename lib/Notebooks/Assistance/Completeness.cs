namespace FairLab.Notebooks;

/// <summary>Whether code typed so far is a cell that can be run.</summary>
public enum Completeness
{
    /// <summary>It can be run.</summary>
    Complete,

    /// <summary>It has only begun: more lines are needed.</summary>
    Incomplete,

    /// <summary>No further line makes it valid.</summary>
    Invalid,

    /// <summary>It cannot be told.</summary>
    Unknown,
}
