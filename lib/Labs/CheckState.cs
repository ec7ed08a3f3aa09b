namespace FairLab.Labs;

/// <summary>What a check makes of an answer.</summary>
public enum CheckState
{
    /// <summary>There is no answer yet.</summary>
    NotDone,

    /// <summary>There is one, and it is not right.</summary>
    Wrong,

    /// <summary>It is right.</summary>
    Right,
}
