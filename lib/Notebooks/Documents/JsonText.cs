using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace FairLab.Notebooks;

/// <summary>
/// Reads JSON that comes from outside, so that nothing in it can fail later: invalid UTF-8 is refused, and halves of
/// surrogate pairs, which .NET refuses only when the text is looked at, are replaced.
/// </summary>
internal static class JsonText
{
    /// <summary>Deeper than any notebook, shallow enough for the stack.</summary>
    public const int MaxDepth = 256;

    static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>The value of the text.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            throw new JsonException("The text is not valid UTF-8.");
        return JsonNode.Parse(Mend(json), nodeOptions: null, Options);
    }

    /// <summary>The text with each lone surrogate escape replaced by that of U+FFFD.</summary>
    static ReadOnlySpan<byte> Mend(ReadOnlySpan<byte> json)
    {
        byte[]? mended = null;
        for (var i = 0; i + 1 < json.Length; i++)
        {
            if (json[i] != '\\')
                continue;
            var unit = Unit(json, i);
            if (unit is >= 0xD800 and <= 0xDBFF && Unit(json, i + 6) is >= 0xDC00 and <= 0xDFFF)
            {
                i += 11;
            }
            else if (unit is >= 0xD800 and <= 0xDFFF)
            {
                mended ??= json.ToArray();
                "\\ufffd"u8.CopyTo(mended.AsSpan(i));
                i += 5;
            }
            else
            {
                i++;
            }
        }

        return mended ?? json;
    }

    /// <summary>The UTF-16 unit of an escape such as \ud83d at a place, or -1.</summary>
    static int Unit(ReadOnlySpan<byte> json, int at)
    {
        if (at + 6 > json.Length || json[at] != '\\' || json[at + 1] != 'u')
            return -1;
        var unit = 0;
        foreach (var digit in json.Slice(at + 2, 4))
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return -1;
            unit = (unit << 4) + Convert.ToInt32(((char)digit).ToString(), 16);
        }

        return unit;
    }
}
