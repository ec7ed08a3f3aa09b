namespace TorchSharp;

/// <summary>How a convolution is padded by name.</summary>
public enum Padding
{
    /// <summary>Not at all.</summary>
    Valid = 0,
    /// <summary>So that the output is as long as the input.</summary>
    Same = 1,
}
