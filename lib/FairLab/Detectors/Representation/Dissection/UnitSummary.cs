namespace FairLab.Detectors;

/// <summary>How the places of a map (pixels, words) become one number a unit.</summary>
public enum UnitSummary
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The largest.</summary>
    Max,
}
