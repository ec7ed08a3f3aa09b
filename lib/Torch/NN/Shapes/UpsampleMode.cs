namespace TorchSharp;

/// <summary>How elements in between are found by Upsample.</summary>
public enum UpsampleMode
{
    /// <summary>The nearest one.</summary>
    Nearest = 0,
    /// <summary>Linear, one dimension.</summary>
    Linear = 1,
    /// <summary>Linear, two dimensions.</summary>
    Bilinear = 2,
    /// <summary>Cubic, two dimensions.</summary>
    Bicubic = 3,
    /// <summary>Linear, three dimensions.</summary>
    Trilinear = 4,
}
