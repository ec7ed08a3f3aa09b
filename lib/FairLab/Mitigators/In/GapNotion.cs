namespace FairLab.Mitigators;

/// <summary>Whose mean scores a gap penalty brings together.</summary>
public enum GapNotion
{
    /// <summary>Demographic parity: everybody's.</summary>
    DemographicParity,

    /// <summary>Equal opportunity: those with label 1.</summary>
    EqualOpportunity,

    /// <summary>Equalized odds: those with label 1 and, separately, those with label 0.</summary>
    EqualizedOdds,
}
