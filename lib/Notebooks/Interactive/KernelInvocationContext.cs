using FairLab.Notebooks;

namespace Microsoft.DotNet.Interactive;

/// <summary>The cell that is running; a small part of .NET Interactive's class of this name.</summary>
public sealed class KernelInvocationContext
{
    readonly ICellOutput _output;

    KernelInvocationContext(ICellOutput output) => _output = output;

    /// <summary>The running cell, or null outside one.</summary>
    public static KernelInvocationContext? Current => OutputScope.Current is { } output ? new KernelInvocationContext(output) : null;

    /// <summary>Shows a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The representations to send; all when none is named.</param>
#pragma warning disable CA1822 // an instance method in the API that is matched
    public DisplayedValue Display(object? value, params string[] mimeTypes) => Kernel.display(value, mimeTypes);

    /// <summary>Shows text as what it is written in.</summary>
    /// <param name="value">The text.</param>
    /// <param name="mimeType">Its MIME type.</param>
    public DisplayedValue DisplayAs(string value, string mimeType) => value.DisplayAs(mimeType);
#pragma warning restore CA1822

    /// <summary>Prints to standard output.</summary>
    public void DisplayStandardOut(string output) => _output.Stream(StreamName.Stdout, output);

    /// <summary>Prints to standard error.</summary>
    public void DisplayStandardError(string error) => _output.Stream(StreamName.Stderr, error);
}
