namespace FairLab.Metrics;

/// <summary>What <see cref="FeasibilityAudit.Assess"/> says of a printed row.</summary>
public enum Possibility
{
    /// <summary>Some classifier on data with these base rates has all of the figures.</summary>
    Possible,

    /// <summary>
    /// Not with the base rates of the whole data, but with those that a random test part can have, the figures being
    /// off a little.
    /// </summary>
    OnlyWhenBaseRatesVary,

    /// <summary>Not even then.</summary>
    Impossible,
}
