using System.Buffers.Binary;
using System.IO.Compression;

namespace FairLab.Figures.Tests;

/// <summary>
/// The pixels of a PNG of 8 bits a channel, colour with or without alpha (W3C PNG, sections 5, 9 and 11.2.2).
/// </summary>
sealed record PngImage(int Width, int Height, IReadOnlyDictionary<string, int> Colours)
{
    public static PngImage Read(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var header = png.AsSpan(16);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header),
            BinaryPrimitives.ReadInt32BigEndian(header[4..]));
        Assert.True((header[8], header[12]) == (8, 0) && header[9] is 2 or 6,
            $"bits {header[8]}, colour type {header[9]}, interlace {header[12]}");
        int size = header[9] == 6 ? 4 : 3;
        using var packed = new MemoryStream();
        for (int at = 8; at < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
                packed.Write(png, at + 8, length);
            at += length + 12;
        }
        packed.Position = 0;
        using var rows = new ZLibStream(packed, CompressionMode.Decompress);
        byte[] above = new byte[width * size];
        var colours = new Dictionary<string, int>();
        for (int y = 0; y < height; y++)
        {
            int filter = rows.ReadByte();
            byte[] row = new byte[width * size];
            rows.ReadExactly(row);
            for (int i = 0; i < row.Length; i++)
            {
                int left = i < size ? 0 : row[i - size], corner = i < size ? 0 : above[i - size];
                row[i] += (byte)(filter switch { 0 => 0, 1 => left, 2 => above[i], 3 => (left + above[i]) / 2, _ =>
                    Paeth(left, above[i], corner) });
            }
            for (int i = 0; i < row.Length; i += size)
            {
                string colour = "#" + Convert.ToHexString(row, i, 3);
                colours[colour] = colours.GetValueOrDefault(colour) + 1;
            }
            above = row;
        }
        return new PngImage(width, height, colours);
    }

    static int Paeth(int left, int up, int corner)
    {
        int estimate = left + up - corner;
        var (a, b, c) = (Math.Abs(estimate - left), Math.Abs(estimate - up), Math.Abs(estimate - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}
