namespace FairLab.Mitigators;

/// <summary>What the reduction holds equal between groups.</summary>
public enum FairnessConstraint
{
    /// <summary>E[h | a] = E[h].</summary>
    DemographicParity,

    /// <summary>E[h | a, y] = E[h | y] for both labels.</summary>
    EqualizedOdds,

    /// <summary>E[h | a, y = 1] = E[h | y = 1].</summary>
    EqualOpportunity,

    /// <summary>P(h ≠ y | a) = P(h ≠ y).</summary>
    ErrorRateParity,
}
