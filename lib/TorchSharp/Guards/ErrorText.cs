using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace FairLab.TorchGuards;

/// <summary>libtorch's message without the frames of C++ after it, and without TorchScript's excerpt before it.</summary>
static class ErrorText
{
    const string Script = "RuntimeError: ", Frames = "\nException raised from ";

    [StackTraceHidden]
    [Hook("Catch", "TorchSharp.torch::CheckForErrors")]
    internal static void Throw(Exception e)
    {
        CallbackErrors.Throw();
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
        int frames = text.IndexOf(Frames, StringComparison.Ordinal);
        string message = frames < 0 ? text : text[..frames];
        // A script of the user's own keeps its excerpt: it says which line failed.
        if (OwnScript.NameIn(message) is not { } name)
            return message.TrimEnd();
        int script = message.LastIndexOf(Script, StringComparison.Ordinal);
        return $"{name}: {(script < 0 ? message : message[(script + Script.Length)..])}".TrimEnd();
    }
}
