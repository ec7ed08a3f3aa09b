using System.Globalization;
using System.Text;

namespace FairLab.Notebooks;

/// <summary>
/// Text that is UTF-8, with or without its mark; anything else is refused rather than read with other letters.
/// </summary>
internal static class Utf8Text
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is not UTF-8; the message names file, line and byte.</exception>
    public static string Read(string path) => Decode(File.ReadAllBytes(path), path);

    /// <summary>Refuses bytes that are not UTF-8, as <see cref="Decode"/> does.</summary>
    /// <exception cref="InvalidDataException">They are not UTF-8.</exception>
    public static void Check(ReadOnlySpan<byte> bytes, string name)
    {
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
            _ = Decode(bytes, name);
    }

    /// <summary>The text of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="name">What the message calls them.</param>
    /// <exception cref="InvalidDataException">They are not UTF-8; the message names line and byte.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
            throw new InvalidDataException($"{name}: found UTF-16, expected UTF-8: save it as UTF-8");
        if (bytes is [0xef, 0xbb, 0xbf, ..])
            bytes = bytes[3..];
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            int at = Math.Clamp(e.Index, 0, bytes.Length - 1);
            int line = bytes[..at].Count((byte)'\n') + 1;
            throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: line {line}: found the byte 0x{e.BytesUnknown?.FirstOrDefault() ?? 0:X2}, which is not "
                        + $"UTF-8: save it as UTF-8"));
        }
    }
}
