namespace FairLab.Mitigators;

/// <summary>How a network and its adversary play.</summary>
public enum AdversaryGame
{
    /// <summary>
    /// One pass for both: the adversary's gradient is turned round where it enters the network (Ganin et al. 2016
    /// [ganin2016]).
    /// </summary>
    GradientReversal,

    /// <summary>The network steps against the adversary as it is, then the adversary against the new network.</summary>
    Alternating,

    /// <summary>
    /// Alternating, and the network makes the adversary say that all groups are equally likely (Tzeng et al. 2015
    /// [tzeng2015]): a loss with a minimum, which an adversary that is sure and wrong does not have.
    /// </summary>
    Confusion,
}
