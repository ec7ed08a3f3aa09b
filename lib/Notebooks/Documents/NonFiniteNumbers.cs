namespace FairLab.Notebooks;

/// <summary>Bare NaN, Infinity and -Infinity, which Python's json module writes and JSON does not have.</summary>
internal static class NonFiniteNumbers
{
    /// <summary>The text with each such token outside strings replaced by null, or null when there is none.</summary>
    public static byte[]? Replace(ReadOnlySpan<byte> json)
    {
        var mended = new MemoryStream(json.Length);
        var (start, inString, found) = (0, false, false);
        for (var i = 0; i < json.Length; i++)
        {
            if (inString)
            {
                if (json[i] == '\\')
                    i++;
                else if (json[i] == '"')
                    inString = false;
                continue;
            }

            if (json[i] == '"')
            {
                inString = true;
                continue;
            }

            var rest = json[i..];
            var length = rest.StartsWith("NaN"u8) ? 3
                : rest.StartsWith("Infinity"u8) ? 8
                : rest.StartsWith("-Infinity"u8) ? 9
                : 0;
            if (length == 0)
                continue;
            mended.Write(json[start..i]);
            mended.Write("null"u8);
            found = true;
            i += length - 1;
            start = i + 1;
        }

        if (!found)
            return null;
        mended.Write(json[Math.Min(start, json.Length)..]);
        return mended.ToArray();
    }
}
