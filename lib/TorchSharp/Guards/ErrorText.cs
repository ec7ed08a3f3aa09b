using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace FairLab.TorchGuards;

/// <summary>libtorch's message without the frames of C++ after it, and without TorchScript's excerpt before
/// it.</summary>
static class ErrorText
{
    const string Script = "RuntimeError: ";

    /// <summary>The second is how a failed allocation shows them.</summary>
    static readonly string[] Frames = ["\nException raised from ", "\nframe #0: "];

    [StackTraceHidden]
    [Hook("Catch", "TorchSharp.torch::CheckForErrors")]
    internal static void Throw(Exception e)
    {
        CallbackErrors.Throw(e.Message);
        if (e is ExternalException { Message: var text } && Short(text) is var shorter && shorter.Length < text.Length)
        {
#pragma warning disable CA2201 // The type that TorchSharp throws.
            throw new ExternalException(shorter);
#pragma warning restore CA2201
        }
        ExceptionDispatchInfo.Throw(e);
    }

    internal static string Short(string text)
    {
        string message = text;
        foreach (string frames in Frames)
        {
            if (message.IndexOf(frames, StringComparison.Ordinal) is >= 0 and var start)
                message = message[..start];
        }
        // A script of the user's own keeps its excerpt: it says which line failed.
        if (OwnScript.NameIn(message) is not { } name)
            return message.TrimEnd();
        int script = message.LastIndexOf(Script, StringComparison.Ordinal);
        return $"{name}: {(script < 0 ? message : message[(script + Script.Length)..])}".TrimEnd();
    }
}
