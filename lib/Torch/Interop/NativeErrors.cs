using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace TorchSharp.Interop;

/// <summary>Turns the error objects of the native side into exceptions.</summary>
[StackTraceHidden]
internal static unsafe class NativeErrors
{
    const int OutOfMemory = 1;

    /// <summary>Throws what <paramref name="error"/> says; <paramref name="what"/> names the work that failed.</summary>
    internal static void Check(NativeError* error, string what)
    {
        if (error != null) Throw(error, what, []);
    }

    /// <summary>Throws for an operator, with the types and shapes it was given.</summary>
    [DoesNotReturn]
    internal static void Throw(NativeError* error, string what, ReadOnlySpan<Argument> arguments)
    {
        var kind = error->Kind;
        var text = (Marshal.PtrToStringUTF8(error->Message) ?? "unknown error").Trim();
        NativeMethods.ft_error_free(error);
        var message = new StringBuilder(what);
        if (arguments.Length > 0)
        {
            message.Append('(');
            for (var i = 0; i < arguments.Length; i++) message.Append(i == 0 ? "" : ", ").Append(arguments[i].Describe());
            message.Append(')');
        }
        message.Append(": ").Append(text);
#pragma warning disable CA2201 // memory that is exhausted is what this type is for
        if (kind == OutOfMemory) throw new OutOfMemoryException(message.ToString());
#pragma warning restore CA2201
        throw new TorchException(message.ToString(), what.StartsWith("aten::", StringComparison.Ordinal) ? what : null);
    }
}
