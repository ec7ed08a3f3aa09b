using System.Text;
using System.Text.Encodings.Web;

namespace FairLab.Notebooks;

/// <summary>
/// Escapes only what JSON demands, as Jupyter does; the framework's relaxed encoder also escapes emoji and other
/// characters beyond 16 bits.
/// </summary>
internal sealed class JupyterJsonEncoder : JavaScriptEncoder
{
    public static JupyterJsonEncoder Instance { get; } = new();

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var span = new ReadOnlySpan<char>(text, textLength);
        for (var i = 0; i < span.Length; i++)
        {
            if (char.IsHighSurrogate(span[i]) && i + 1 < span.Length && char.IsLowSurrogate(span[i + 1]))
                i++;
            else if (char.IsSurrogate(span[i]) || WillEncode(span[i]))
                return i;
        }

        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var escaped = unicodeScalar switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\b' => "\\b",
            '\f' => "\\f",
            < ' ' => FormattableString.Invariant($"\\u{unicodeScalar:x4}"),
            _ => new Rune(unicodeScalar).ToString(),
        };
        numberOfCharactersWritten = escaped.Length;
        return escaped.AsSpan().TryCopyTo(new Span<char>(buffer, bufferLength));
    }

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < ' ' or '"' or '\\';
}
