namespace FairLab.Data.Faces;

/// <summary>What is worn on the head.</summary>
public enum Headwear
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A white cap.</summary>
    Cap,

    /// <summary>A yellow hard hat.</summary>
    HardHat,
}
