namespace TorchSharp;

/// <summary>Whole numbers of variable length, seven bits a byte, lowest first: as TorchSharp's files write them.</summary>
internal static class Leb128
{
    const int LongestEncoding = 10;

    internal static void Write(BinaryWriter writer, long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        while (value >= 0x80)
        {
            writer.Write((byte)(value | 0x80));
            value >>= 7;
        }
        writer.Write((byte)value);
    }

    internal static long Read(BinaryReader reader)
    {
        var value = 0L;
        for (var i = 0; i < LongestEncoding; i++)
        {
            var part = reader.ReadByte();
            value |= (long)(part & 0x7F) << (7 * i);
            if (part < 0x80) return value >= 0 ? value : throw new InvalidDataException("a length in the file is negative");
        }
        throw new InvalidDataException("a length in the file has more than ten bytes");
    }
}
