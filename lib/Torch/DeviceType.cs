namespace TorchSharp;

/// <summary>Kinds of devices; the numbers are libtorch's.</summary>
public enum DeviceType
{
    /// <summary>The processor.</summary>
    CPU = 0,
    /// <summary>An NVIDIA device.</summary>
    CUDA = 1,
    /// <summary>An AMD device.</summary>
    HIP = 6,
    /// <summary>An accelerator reached through XLA.</summary>
    XLA = 9,
    /// <summary>An Intel device.</summary>
    XPU = 12,
    /// <summary>An Apple device.</summary>
    MPS = 13,
    /// <summary>Shapes without data.</summary>
    META = 14,
}
