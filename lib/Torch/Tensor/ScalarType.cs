namespace TorchSharp;

public static partial class torch
{
    /// <summary>Element types of tensors; the numbers are libtorch's.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>8 bits, unsigned.</summary>
        Byte = 0,
        /// <summary>8 bits, signed.</summary>
        Int8 = 1,
        /// <summary>16 bits, signed.</summary>
        Int16 = 2,
        /// <summary>32 bits, signed.</summary>
        Int32 = 3,
        /// <summary>64 bits, signed.</summary>
        Int64 = 4,
        /// <summary>IEEE half precision.</summary>
        Float16 = 5,
        /// <summary>IEEE single precision: the default.</summary>
        Float32 = 6,
        /// <summary>IEEE double precision.</summary>
        Float64 = 7,
        /// <summary>Two single-precision numbers.</summary>
        ComplexFloat32 = 9,
        /// <summary>Two double-precision numbers.</summary>
        ComplexFloat64 = 10,
        /// <summary>Truth values, one byte each.</summary>
        Bool = 11,
        /// <summary>Half precision with the exponent of single precision.</summary>
        BFloat16 = 15,
    }

    /// <summary>8 bits, unsigned.</summary>
    public static readonly ScalarType uint8 = ScalarType.Byte;
    /// <summary>8 bits, signed.</summary>
    public static readonly ScalarType int8 = ScalarType.Int8;
    /// <summary>16 bits, signed.</summary>
    public static readonly ScalarType int16 = ScalarType.Int16;
    /// <summary>32 bits, signed.</summary>
    public static readonly ScalarType int32 = ScalarType.Int32;
    /// <summary>64 bits, signed.</summary>
    public static readonly ScalarType int64 = ScalarType.Int64;
    /// <summary>Half precision.</summary>
    public static readonly ScalarType float16 = ScalarType.Float16;
    /// <summary>Single precision.</summary>
    public static readonly ScalarType float32 = ScalarType.Float32;
    /// <summary>Double precision.</summary>
    public static readonly ScalarType float64 = ScalarType.Float64;
    /// <summary>Half precision with the exponent of single precision.</summary>
    public static readonly ScalarType bfloat16 = ScalarType.BFloat16;
    /// <summary>Two single-precision numbers.</summary>
    public static readonly ScalarType complex64 = ScalarType.ComplexFloat32;
    /// <summary>Two double-precision numbers.</summary>
    public static readonly ScalarType complex128 = ScalarType.ComplexFloat64;
    /// <summary>Truth values.</summary>
    public static readonly ScalarType @bool = ScalarType.Bool;
    /// <summary>16 bits, signed.</summary>
    public static readonly ScalarType @short = ScalarType.Int16;
    /// <summary>32 bits, signed.</summary>
    public static readonly ScalarType @int = ScalarType.Int32;
    /// <summary>64 bits, signed.</summary>
    public static readonly ScalarType @long = ScalarType.Int64;
    /// <summary>Half precision.</summary>
    public static readonly ScalarType half = ScalarType.Float16;
    /// <summary>Single precision.</summary>
    public static readonly ScalarType @float = ScalarType.Float32;
    /// <summary>Double precision.</summary>
    public static readonly ScalarType @double = ScalarType.Float64;
    /// <summary>Two single-precision numbers.</summary>
    public static readonly ScalarType cfloat = ScalarType.ComplexFloat32;
    /// <summary>Two double-precision numbers.</summary>
    public static readonly ScalarType cdouble = ScalarType.ComplexFloat64;

    /// <summary>True for the floating point types, complex ones not included.</summary>
    public static bool is_floating_point(ScalarType type) =>
        type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;

    /// <summary>True for the complex types.</summary>
    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

    /// <summary>True for the integer types, truth values not included.</summary>
    public static bool is_integral(ScalarType type) =>
        type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64;

    /// <summary>Bytes of one element.</summary>
    internal static int ElementSize(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not an element type"),
    };

    /// <summary>The name users know: float32, int64, bool.</summary>
    internal static string NameOf(ScalarType type) => type switch
    {
        ScalarType.Byte => "uint8",
        ScalarType.ComplexFloat32 => "complex64",
        ScalarType.ComplexFloat64 => "complex128",
#pragma warning disable CA1308 // the names are lower case
        _ => type.ToString().ToLowerInvariant(),
#pragma warning restore CA1308
    };

    /// <summary>The element type that holds <typeparamref name="T"/>.</summary>
    internal static ScalarType TypeOf<T>() where T : unmanaged =>
        typeof(T) == typeof(float) ? ScalarType.Float32 : typeof(T) == typeof(double) ? ScalarType.Float64
        : typeof(T) == typeof(long) ? ScalarType.Int64 : typeof(T) == typeof(int) ? ScalarType.Int32
        : typeof(T) == typeof(bool) ? ScalarType.Bool : typeof(T) == typeof(byte) ? ScalarType.Byte
        : typeof(T) == typeof(sbyte) ? ScalarType.Int8 : typeof(T) == typeof(short) ? ScalarType.Int16
        : typeof(T) == typeof(Half) ? ScalarType.Float16 : typeof(T) == typeof(System.Numerics.Complex) ? ScalarType.ComplexFloat64
        : typeof(T) == typeof((float, float)) ? ScalarType.ComplexFloat32
        : throw new ArgumentException($"{typeof(T).Name} is not an element type; use float, double, long, int, short, sbyte, byte, bool, Half or Complex");
}
