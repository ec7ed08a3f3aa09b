namespace TorchSharp;

/// <summary>What stands beyond the edge.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,
    /// <summary>The elements mirrored at the edge.</summary>
    Reflect = 1,
    /// <summary>The last element again and again.</summary>
    Replicate = 2,
    /// <summary>The elements of the other end.</summary>
    Circular = 3,
    /// <summary>A constant.</summary>
    Constant = 4,
}
