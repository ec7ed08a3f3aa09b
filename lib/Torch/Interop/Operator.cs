using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>One operator of libtorch, found by its schema name at the first call and kept: <c>aten::add.Tensor</c>.</summary>
internal sealed unsafe class Operator(string name)
{
    const int MaximumResults = 16;
    static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Operator> s_byName = new(StringComparer.Ordinal);
    nint _handle;

    /// <summary>The schema name with its overload.</summary>
    internal string Name { get; } = name.Contains("::", StringComparison.Ordinal) ? name : "aten::" + name;

    /// <summary>The schema as libtorch prints it.</summary>
    internal string Schema
    {
        get
        {
            byte* text;
            NativeErrors.Check(NativeMethods.ft_schema(Handle, &text), Name);
            return TorchLibrary.TakeText(text);
        }
    }

    /// <summary>The operator of a name that is known only at run time.</summary>
    internal static Operator Get(string name) => s_byName.GetOrAdd(name, static key => new Operator(key));

    nint Handle => _handle != 0 ? _handle : Find();

    /// <summary>Calls the operator for its only tensor.</summary>
    internal Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        NativeResult result;
        Invoke(arguments, &result, 1);
        return Tensor.Take(result, Name);
    }

    /// <summary>Calls an operator of one tensor: the shortest way there.</summary>
    [SkipLocalsInit]
    internal Tensor Unary(Tensor self)
    {
        ArgumentNullException.ThrowIfNull(self);
        var op = Handle;
        NativeArgument native;
        NativeResult result;
        NativeError* error;
        int count;
        var handle = self.Native;
        native.Bits = ArgumentScope.Hold(handle, Name, 0);
        try
        {
            native.Tag = Tag.Tensor;
            native.Count = 0;
            error = NativeMethods.ft_call(op, &native, 1, &result, 1, &count);
        }
        finally
        {
            handle.DangerousRelease();
        }
        if (error != null) NativeErrors.Throw(error, Name, [self]);
        return Tensor.Take(result, Name);
    }

    /// <summary>Calls an operator of two tensors: the shortest way there.</summary>
    [SkipLocalsInit]
    internal Tensor Binary(Tensor left, Tensor right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var op = Handle;
        var native = stackalloc NativeArgument[2];
        NativeResult result;
        NativeError* error;
        int count;
        var (first, second) = (left.Native, right.Native);
        native[0].Bits = ArgumentScope.Hold(first, Name, 0);
        try
        {
            native[1].Bits = ArgumentScope.Hold(second, Name, 1);
            try
            {
                native[0].Tag = native[1].Tag = Tag.Tensor;
                native[0].Count = native[1].Count = 0;
                error = NativeMethods.ft_call(op, native, 2, &result, 1, &count);
            }
            finally
            {
                second.DangerousRelease();
            }
        }
        finally
        {
            first.DangerousRelease();
        }
        if (error != null) NativeErrors.Throw(error, Name, [left, right]);
        return Tensor.Take(result, Name);
    }

    /// <summary>Calls an operator of a tensor and a number: the shortest way there.</summary>
    [SkipLocalsInit]
    Tensor CallNumber(Tensor left, Tag tag, long bits)
    {
        ArgumentNullException.ThrowIfNull(left);
        var op = Handle;
        var native = stackalloc NativeArgument[2];
        NativeResult result;
        NativeError* error;
        int count;
        var handle = left.Native;
        native[0].Bits = ArgumentScope.Hold(handle, Name, 0);
        try
        {
            native[0].Tag = Tag.Tensor;
            native[1].Tag = tag;
            native[0].Count = native[1].Count = 0;
            native[1].Bits = bits;
            error = NativeMethods.ft_call(op, native, 2, &result, 1, &count);
        }
        finally
        {
            handle.DangerousRelease();
        }
        if (error != null) NativeErrors.Throw(error, Name, [left, tag == Tag.Int ? bits : BitConverter.Int64BitsToDouble(bits)]);
        return Tensor.Take(result, Name);
    }

    /// <summary>Calls an operator of a tensor and a whole number.</summary>
    internal Tensor Binary(Tensor left, long right) => CallNumber(left, Tag.Int, right);

    /// <summary>Calls an operator of a tensor and a number.</summary>
    internal Tensor Binary(Tensor left, double right) => CallNumber(left, Tag.Double, BitConverter.DoubleToInt64Bits(right));

    /// <summary>Calls an in-place operator, which returns its first argument: that same object comes back.</summary>
    internal Tensor CallInPlace(params ReadOnlySpan<Argument> arguments)
    {
        NativeResult result;
        Invoke(arguments, &result, 1);
        if (result.Tag == Tag.Tensor && result.Bits != 0) NativeMethods.ft_tensor_free((nint)result.Bits);
        return (Tensor)arguments[0].Reference!;
    }

    /// <summary>Calls the operator for two tensors.</summary>
    internal (Tensor, Tensor) Call2(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeResult[2];
        Invoke(arguments, results, 2);
        return (Tensor.Take(results[0], Name), Tensor.Take(results[1], Name));
    }

    /// <summary>Calls the operator for three tensors.</summary>
    internal (Tensor, Tensor, Tensor) Call3(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeResult[3];
        Invoke(arguments, results, 3);
        return (Tensor.Take(results[0], Name), Tensor.Take(results[1], Name), Tensor.Take(results[2], Name));
    }

    /// <summary>Calls the operator for a list of tensors.</summary>
    internal Tensor[] CallList(params ReadOnlySpan<Argument> arguments) => (Tensor[])CallAny(arguments)[0]!;

    /// <summary>Calls the operator for its only number or truth value.</summary>
    internal T CallValue<T>(params ReadOnlySpan<Argument> arguments) => (T)CallAny(arguments)[0]!;

    /// <summary>Calls the operator for whatever it returns.</summary>
    internal object?[] CallAny(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc NativeResult[MaximumResults];
        var count = Invoke(arguments, results, MaximumResults);
        var values = new object?[count];
        for (var i = 0; i < count; i++) values[i] = NativeValues.Take(results[i], Name);
        return values;
    }

    [SkipLocalsInit]
    int Invoke(ReadOnlySpan<Argument> arguments, NativeResult* results, int capacity)
    {
        var op = Handle;
        var native = stackalloc NativeArgument[arguments.Length];
        var scratch = stackalloc long[ArgumentScope.InlineWords];
        var scope = new ArgumentScope(arguments, native, scratch, Name);
        NativeError* error;
        int count;
        try
        {
            scope.Fill();
            error = NativeMethods.ft_call(op, native, arguments.Length, results, capacity, &count);
        }
        finally
        {
            scope.Release();
        }
        if (error != null) NativeErrors.Throw(error, Name, arguments);
        return count;
    }

    nint Find()
    {
        var dot = Name.IndexOf('.', StringComparison.Ordinal);
        nint found;
        NativeErrors.Check(NativeMethods.ft_operator(dot < 0 ? Name : Name[..dot], dot < 0 ? "" : Name[(dot + 1)..], &found), Name);
        return _handle = found;
    }
}
