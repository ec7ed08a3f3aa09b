namespace TorchSharp;

/// <summary>TorchSharp's entry point: tensors, functions on them, and what networks are made of.</summary>
public static partial class torch
{
}
