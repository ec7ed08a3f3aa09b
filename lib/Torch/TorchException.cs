using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>An error of libtorch. The message names the operator, the types and shapes it was given, and libtorch's own text.</summary>
/// <remarks>An <see cref="ExternalException"/>, as TorchSharp throws, so that existing handlers catch it.</remarks>
public sealed class TorchException : ExternalException
{
    /// <summary>An error without further particulars.</summary>
    public TorchException() : this("libtorch failed") { }

    /// <summary>An error with its message.</summary>
    public TorchException(string message) : base(message) { }

    /// <summary>An error with its message and cause.</summary>
    public TorchException(string message, Exception? inner) : base(message, inner) { }

    internal TorchException(string message, string? operatorName) : base(message) => Operator = operatorName;

    /// <summary>The operator that failed, as <c>aten::mm</c>; null when it was no operator.</summary>
    public string? Operator { get; }
}
