namespace TorchSharp;

/// <summary>libtorch or the library that binds it could not be loaded. The message says what was looked for, where, and the command that mends it.</summary>
public sealed class TorchLoadException : Exception
{
    internal const string Remedy =
        "apt-get install libtorch-dev libopenblas0-pthread cmake g++   (or: conda env create -f environment.yml), then build again";

    /// <summary>A failure without further particulars.</summary>
    public TorchLoadException() : this("libtorch could not be loaded") { }

    /// <summary>A failure with its message.</summary>
    public TorchLoadException(string message) : base(message) { }

    /// <summary>A failure with its message and cause.</summary>
    public TorchLoadException(string message, Exception? inner) : base(message, inner) { }
}
