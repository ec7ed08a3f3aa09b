namespace FairLab.Data;

/// <summary>What the values of a frame's column are.</summary>
enum FrameColumnKind
{
    /// <summary>All values are missing.</summary>
    Nothing,

    /// <summary>Texts.</summary>
    Text,

    /// <summary>Whole numbers.</summary>
    Whole,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Truth values.</summary>
    Truth,
}
