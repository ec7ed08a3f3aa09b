namespace FairLab.Mitigators;

/// <summary>What keeps the weights of a refitted last layer small.</summary>
public enum RetrainingPenalty
{
    /// <summary>λ Σ |w|: units that are not needed have the weight 0.</summary>
    L1,

    /// <summary>½ λ Σ w².</summary>
    L2,
}
