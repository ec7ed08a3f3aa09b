using System.Globalization;
using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>A typed argument of an operator, kept on the caller's stack: nothing is boxed and nothing is allocated.</summary>
internal readonly struct Argument
{
    internal readonly object? Reference;
    internal readonly long Bits;
    internal readonly Tag Tag;
    internal readonly int Count;

    Argument(Tag tag, long bits, object? reference = null, int count = 0)
    {
        Tag = tag;
        Bits = bits;
        Reference = reference;
        Count = count;
    }

    /// <summary>The absent value of an optional argument.</summary>
    internal static Argument None => default;

    internal static Argument Complex(System.Numerics.Complex value) => new(Tag.Complex, 0, new[] { value.Real, value.Imaginary });

    public static implicit operator Argument(Tensor? value) => value is null ? default : new(Tag.Tensor, 0, value);
    public static implicit operator Argument(Scalar? value) => value is null ? default : value.Boxed;
    public static implicit operator Argument(long value) => new(Tag.Int, value);
    public static implicit operator Argument(long? value) => value is { } given ? new(Tag.Int, given) : default;
    public static implicit operator Argument(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Argument(double? value) => value is { } given ? given : default(Argument);
    public static implicit operator Argument(bool value) => new(Tag.Bool, value ? 1 : 0);
    public static implicit operator Argument(bool? value) => value is { } given ? given : default(Argument);
    public static implicit operator Argument(ScalarType value) => new(Tag.Int, (long)value);
    public static implicit operator Argument(ScalarType? value) => value is { } given ? given : default(Argument);
    public static implicit operator Argument(nn.Reduction value) => new(Tag.Int, (long)value);
    public static implicit operator Argument(string? value) => value is null ? default : new(Tag.String, 0, value);
    public static implicit operator Argument(long[]? value) => value is null ? default : new(Tag.IntList, 0, value, value.Length);
    public static implicit operator Argument(double[]? value) => value is null ? default : new(Tag.DoubleList, 0, value, value.Length);
    public static implicit operator Argument(bool[]? value) => value is null ? default : new(Tag.BoolList, 0, value, value.Length);
    public static implicit operator Argument(Tensor?[]? value) => value is null ? default : new(Tag.TensorList, 0, value, value.Length);
    public static implicit operator Argument(Device? value) => value is null ? default : new(Tag.Device, value.index, null, (int)value.type);
    public static implicit operator Argument(Generator? value) => value is null ? default : new(Tag.Generator, 0, value.Handle);

    /// <summary>The argument that a value of any supported type stands for.</summary>
    internal static Argument From(object? value) => value switch
    {
        null => default,
        Tensor tensor => tensor,
        Scalar number => number,
        bool truth => truth,
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        Half half => (double)half,
        float or double => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        Complex complex => Complex(complex),
        string text => text,
        ScalarType type => type,
        Device device => device,
        Generator generator => generator,
        long[] list => list,
        int[] list => Array.ConvertAll(list, item => (long)item),
        double[] list => list,
        float[] list => Array.ConvertAll(list, item => (double)item),
        bool[] list => list,
        Tensor?[] list => list,
        IEnumerable<Tensor?> list => list.ToArray(),
        Size size => (long[])size,
        _ => throw new ArgumentException($"{value.GetType().Name} cannot be given to an operator; use tensors, numbers, truth values, strings, types, devices, generators or arrays of them"),
    };

    /// <summary>What an error message says of this argument: type and shape of a tensor, else the value.</summary>
    internal string Describe() => Tag switch
    {
        Tag.None => "null",
        Tag.Tensor => Tensor.Describe((Tensor)Reference!),
        Tag.Int => Bits.ToString(CultureInfo.InvariantCulture),
        Tag.Double => BitConverter.Int64BitsToDouble(Bits).ToString("R", CultureInfo.InvariantCulture),
        Tag.Bool => Bits != 0 ? "true" : "false",
        Tag.IntList => $"[{string.Join(", ", (long[])Reference!)}]",
        Tag.DoubleList => $"[{string.Join(", ", ((double[])Reference!).Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}]",
        Tag.TensorList => $"[{string.Join(", ", ((Tensor?[])Reference!).Select(Tensor.Describe))}]",
        Tag.String => $"\"{Reference}\"",
        _ => Tag.ToString(),
    };
}
