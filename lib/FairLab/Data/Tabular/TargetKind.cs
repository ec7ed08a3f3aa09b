namespace FairLab.Data;

/// <summary>What kind of outcome people have.</summary>
public enum TargetKind
{
    /// <summary>One of two classes, of which one is favourable.</summary>
    Binary,

    /// <summary>One of several classes; none, some or several together are favourable.</summary>
    Multiclass,

    /// <summary>A number; from some threshold on it may be favourable.</summary>
    Regression,
}
