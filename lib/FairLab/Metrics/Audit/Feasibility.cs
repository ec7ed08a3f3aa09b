namespace FairLab.Metrics;

/// <summary>Whether printed figures can all be true.</summary>
public enum Feasibility
{
    /// <summary>Some classifier has all of them.</summary>
    Possible,

    /// <summary>The other figures allow no accuracy as high as the printed one.</summary>
    AccuracyTooHigh,

    /// <summary>
    /// The other figures allow no accuracy as low as the printed one: errors would have to be made that they rule out.
    /// </summary>
    AccuracyTooLow,

    /// <summary>No classifier has the other figures, whatever its accuracy.</summary>
    Contradiction,
}
