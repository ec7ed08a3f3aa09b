namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    /// <summary>Type, shape and device only.</summary>
    Metadata,
    /// <summary>Columns under a line with type, shape and device.</summary>
    Julia,
    /// <summary>Nested brackets, as NumPy.</summary>
    Numpy,
    /// <summary>As a C# array.</summary>
    CSharp,
    /// <summary>The style set by <c>torch.TensorStringStyle</c>.</summary>
    Default,
}
