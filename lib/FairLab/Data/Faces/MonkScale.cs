namespace FairLab.Data.Faces;

/// <summary>
/// Monk's scale of ten skin tones [monk2019]: a vocabulary for what a picture shows, not for whom. Lightness falls by
/// more between the fifth and the sixth than anywhere else.
/// </summary>
public static class MonkScale
{
    static readonly string[] Hex =
        ["F6EDE4", "F3E7DB", "F7EAD0", "EADABA", "D7BD96", "A07E56", "825C43", "604134", "3A312A", "292420"];

    static readonly (double L, double A, double B)[] Lab = Array.ConvertAll(Hex, hex => LinearColor.Hex(hex).ToLab());

    /// <summary>The ten colours as sRGB in hexadecimal digits, the lightest first.</summary>
    public static IReadOnlyList<string> Colors => Hex;

    /// <summary>The place on the scale of a colour's name, as in "D7BD96": 5.</summary>
    /// <param name="color">One of <see cref="Colors"/>, in any letter case.</param>
    /// <exception cref="ArgumentException">Another; the message names the nearest.</exception>
    public static int ToneOf(string color)
    {
        ArgumentNullException.ThrowIfNull(color);
        var tone = Array.FindIndex(Hex, hex => hex.Equals(color, StringComparison.OrdinalIgnoreCase));
        return tone >= 0 ? tone + 1
            : throw new ArgumentException(NearestName.Message("skin tone", color, Hex), nameof(color));
    }

    /// <summary>CIELAB's coordinates of a tone in [1, 10], on straight lines between neighbours.</summary>
    internal static LinearColor Color(double tone, double lightness)
    {
        var low = Math.Min((int)tone, Hex.Length - 1);
        var (from, to, share) = (Lab[low - 1], Lab[low], tone - low);
        return LinearColor.FromLab(Math.Clamp(from.L + (to.L - from.L) * share + lightness, 5, 97),
            from.A + (to.A - from.A) * share, from.B + (to.B - from.B) * share);
    }
}
