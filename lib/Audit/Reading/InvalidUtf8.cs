using System.Text.Unicode;

namespace FairLab.Audit;

/// <summary>Where a file stops being UTF-8: looked for only once it is known that it does.</summary>
static class InvalidUtf8
{
    /// <summary>The line of the first invalid byte, counted from 1; null when all are valid.</summary>
    public static long? Line(string file)
    {
        using var stream = File.OpenRead(file);
        byte[] buffer = new byte[1 << 16];
        int kept = 0;
        long line = 1;
        while (true)
        {
            int read = stream.Read(buffer, kept, buffer.Length - kept);
            int length = kept + read;
            int valid = ValidPrefix(buffer.AsSpan(0, length));
            line += buffer.AsSpan(0, valid).Count((byte)'\n');
            // A character may go on in the next part of the file, but is never longer than four bytes.
            if (length - valid >= 4 || read == 0)
                return length > valid ? line : null;
            buffer.AsSpan(valid, length - valid).CopyTo(buffer);
            kept = length - valid;
        }
    }

    static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        char[] characters = new char[bytes.Length];
        Utf8.ToUtf16(bytes, characters, out int read, out _, replaceInvalidSequences: false, isFinalBlock: false);
        return read;
    }
}
