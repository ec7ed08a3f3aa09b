namespace FairLab.Figures;

/// <summary>Which end of an axis is the better one.</summary>
public enum Better
{
    /// <summary>More is better, as of accuracy.</summary>
    Higher,

    /// <summary>Less is better, as of a gap between groups.</summary>
    Lower,
}
