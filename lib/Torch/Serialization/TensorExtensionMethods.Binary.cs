using static TorchSharp.torch;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    const int MaximumRank = 64;

    /// <summary>Writes type, shape and elements as TorchSharp does: LEB128 numbers, then the bytes, little endian.</summary>
    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(writer);
        using var plain = tensor.Plain();
        Leb128.Write(writer, (long)tensor.dtype);
        var shape = tensor.shape;
        Leb128.Write(writer, shape.Length);
        foreach (var length in shape) Leb128.Write(writer, length);
        writer.Write(plain.Bytes());
        GC.KeepAlive(plain);
    }

    /// <summary>Reads into this tensor what <see cref="Save"/> wrote; type and shape must be the same.</summary>
    /// <param name="tensor">The tensor to fill.</param>
    /// <param name="reader">Where to read.</param>
    /// <param name="skip">Whether to read over the elements and leave the tensor as it is.</param>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(reader);
        var (type, shape) = ReadHeader(reader);
        var count = shape.Aggregate(1L, (product, length) => checked(product * length));
        var bytes = checked(count * ElementSize(type));
        if (!skip && (type != tensor.dtype || !shape.AsSpan().SequenceEqual(tensor.shape)))
            throw new InvalidDataException($"the file holds {NameOf(type)}[{string.Join(", ", shape)}] where {Tensor.Describe(tensor)} is expected");
        if (skip)
        {
            Skip(reader, bytes);
            return;
        }
        tensor.FillFrom(ReadExactly(reader, bytes));
    }

    /// <summary>Reads a tensor that <see cref="Save"/> wrote.</summary>
    internal static Tensor ReadTensor(BinaryReader reader)
    {
        var (type, shape) = ReadHeader(reader);
        var count = shape.Aggregate(1L, (product, length) => checked(product * length));
        return FromBytes(ReadExactly(reader, checked(count * ElementSize(type))), shape, type);
    }

    static (ScalarType type, long[] shape) ReadHeader(BinaryReader reader)
    {
        var code = Leb128.Read(reader);
        if (code > sbyte.MaxValue || !Enum.IsDefined((ScalarType)code)) throw new InvalidDataException($"{code} is no element type: the file is damaged or not a TorchSharp file");
        var rank = Leb128.Read(reader);
        if (rank > MaximumRank) throw new InvalidDataException($"a tensor of {rank} dimensions: the file is damaged or not a TorchSharp file");
        var shape = new long[rank];
        for (var i = 0; i < shape.Length; i++) shape[i] = Leb128.Read(reader);
        return ((ScalarType)code, shape);
    }

    static byte[] ReadExactly(BinaryReader reader, long count)
    {
        Left(reader, count);
        var bytes = reader.ReadBytes(checked((int)count));
        return bytes.Length == count ? bytes : throw new InvalidDataException($"the file ends after {bytes.Length} of {count} bytes of a tensor");
    }

    static void Skip(BinaryReader reader, long count)
    {
        Left(reader, count);
        if (reader.BaseStream.CanSeek) reader.BaseStream.Seek(count, SeekOrigin.Current);
        else ReadExactly(reader, count);
    }

    static void Left(BinaryReader reader, long count)
    {
        if (reader.BaseStream.CanSeek && reader.BaseStream.Length - reader.BaseStream.Position < count)
            throw new InvalidDataException($"the file ends before {count} bytes of a tensor");
    }
}
