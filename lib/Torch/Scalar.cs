using System.Numerics;
using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>A number as operators take it: whole, floating point, complex or a truth value. Immutable.</summary>
public sealed class Scalar : IDisposable
{
    internal readonly Argument Boxed;

    Scalar(Argument value) => Boxed = value;

    /// <summary>The element type a tensor of this number has.</summary>
    public torch.ScalarType Type => Boxed.Tag switch
    {
        Tag.Int => torch.ScalarType.Int64,
        Tag.Bool => torch.ScalarType.Bool,
        Tag.Complex => torch.ScalarType.ComplexFloat64,
        _ => torch.ScalarType.Float64,
    };

    /// <summary>The number as a double; the real part of a complex one.</summary>
    internal double AsDouble => Boxed.Tag switch
    {
        Tag.Double => BitConverter.Int64BitsToDouble(Boxed.Bits),
        Tag.Complex => ((double[])Boxed.Reference!)[0],
        _ => Boxed.Bits,
    };

    /// <summary>The number as a whole number, cut towards zero.</summary>
    internal long AsLong => Boxed.Tag is Tag.Int or Tag.Bool ? Boxed.Bits : (long)AsDouble;

    /// <summary>The number as a complex number.</summary>
    internal Complex AsComplex =>
        Boxed.Tag == Tag.Complex ? new Complex(((double[])Boxed.Reference!)[0], ((double[])Boxed.Reference!)[1]) : AsDouble;

    /// <summary>True for a whole number or truth value.</summary>
    internal bool IsIntegral => Boxed.Tag is Tag.Int or Tag.Bool;

    /// <summary>From a byte.</summary>
    public static implicit operator Scalar(byte value) => new(value);
    /// <summary>From a signed byte.</summary>
    public static implicit operator Scalar(sbyte value) => new(value);
    /// <summary>From a 16-bit whole number.</summary>
    public static implicit operator Scalar(short value) => new(value);
    /// <summary>From a 32-bit whole number.</summary>
    public static implicit operator Scalar(int value) => new(value);
    /// <summary>From a 64-bit whole number.</summary>
    public static implicit operator Scalar(long value) => new(value);
    /// <summary>From half precision.</summary>
    public static implicit operator Scalar(Half value) => new((double)value);
    /// <summary>From single precision.</summary>
    public static implicit operator Scalar(float value) => new(value);
    /// <summary>From double precision.</summary>
    public static implicit operator Scalar(double value) => new(value);
    /// <summary>From a truth value.</summary>
    public static implicit operator Scalar(bool value) => new(value);
    /// <summary>From two single-precision numbers: real and imaginary part.</summary>
    public static implicit operator Scalar((float, float) value) => new(Argument.Complex(new Complex(value.Item1, value.Item2)));
    /// <summary>From a complex number.</summary>
    public static implicit operator Scalar(Complex value) => new(Argument.Complex(value));

    /// <summary>Nothing to free: kept because TorchSharp's Scalar owns native memory and existing code disposes it.</summary>
    public void Dispose() { }

    /// <inheritdoc/>
    public override string ToString() => Boxed.Describe();
}
