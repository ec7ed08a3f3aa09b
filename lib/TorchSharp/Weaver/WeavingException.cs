namespace FairLab.TorchWeaver;

/// <summary>TorchSharp's assembly is not what the guards were written for.</summary>
public sealed class WeavingException(string message) : Exception(message);
