namespace FairLab.Mitigators;

/// <summary>Whether a game between a network and its adversary still is one.</summary>
public enum AdversaryState
{
    /// <summary>Both play.</summary>
    Playing,

    /// <summary>The adversary says the same about everybody, while the representation does not: its units are
    /// dead.</summary>
    Collapsed,

    /// <summary>The adversary's loss is more than three times that of guessing: it is sure and wrong.</summary>
    Diverged,

    /// <summary>The adversary is sure of one group for everybody, so that its loss is flat and it learns nothing more:
    /// what the representation shows meanwhile it does not see.</summary>
    Saturated,

    /// <summary>The representation is the same for everybody: the group is gone, and everything else too.</summary>
    RepresentationCollapsed,
}
