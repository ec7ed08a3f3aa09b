namespace TorchSharp;

/// <summary>How a quotient is rounded.</summary>
public enum RoundingMode
{
    /// <summary>Not at all.</summary>
    None,
    /// <summary>Towards zero.</summary>
    trunc,
    /// <summary>Down.</summary>
    floor,
}
