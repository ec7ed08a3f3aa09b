namespace FairLab.Mitigators;

/// <summary>The cost that calibrated equalized odds makes equal.</summary>
public enum CostConstraint
{
    /// <summary>The generalized false negative rate E[1 - s | y = 1].</summary>
    FalseNegativeRate,

    /// <summary>The generalized false positive rate E[s | y = 0].</summary>
    FalsePositiveRate,

    /// <summary>
    /// Half of both, weighted by how often each can happen: ½[P(y=0) E[s | y=0] + P(y=1) E[1 - s | y=1]].
    /// </summary>
    Weighted,
}
