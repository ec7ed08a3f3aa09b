using System.Globalization;

namespace FairLab.Data.Faces;

/// <summary>Red, green and blue as shares of reflected light, in sRGB's primaries and linear in light.</summary>
readonly record struct LinearColor(double Red, double Green, double Blue)
{
    // IEC 61966-2-1, and CIE's white D65.
    const double White1 = 0.95047, White3 = 1.08883;

    /// <summary>A colour as in "F6EDE4".</summary>
    public static LinearColor Hex(string rgb) => new(
        Decode(int.Parse(rgb.AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0),
        Decode(int.Parse(rgb.AsSpan(2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0),
        Decode(int.Parse(rgb.AsSpan(4, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0));

    /// <summary>A colour of a hue and lightness in [0, 1], of middle saturation.</summary>
    public static LinearColor Of(double hue, double lightness, double saturation = 0.35)
    {
        double Channel(double shift)
        {
            // A triangle over the circle of hues: 1 at the channel's own, 0 opposite.
            var place = hue + shift;
            place -= Math.Floor(place);
            var pure = Math.Clamp(2 - 6 * Math.Min(place, 1 - place), 0, 1);
            return Decode(Math.Clamp(lightness * (1 + saturation * (2 * pure - 1)), 0, 1));
        }
        return new(Channel(0), Channel(2.0 / 3), Channel(1.0 / 3));
    }

    /// <summary>sRGB's curve from a signal in [0, 1] to light: x^2.4 is the fifth root of x^12.</summary>
    public static double Decode(double signal) => signal <= 0.04045 ? signal / 12.92
        : ExactMath.Root(ExactMath.Power((signal + 0.055) / 1.055, 12), 5);

    /// <summary>So much of the way to another colour.</summary>
    public LinearColor Toward(LinearColor other, double share) => new(
        Red + (other.Red - Red) * share, Green + (other.Green - Green) * share, Blue + (other.Blue - Blue) * share);

    /// <summary>Darker or lighter by a factor.</summary>
    public LinearColor Times(double factor) => new(Red * factor, Green * factor, Blue * factor);

    /// <summary>CIELAB's L* in [0, 100], a* and b*.</summary>
    public (double L, double A, double B) ToLab()
    {
        var x = F((0.4124 * Red + 0.3576 * Green + 0.1805 * Blue) / White1);
        var y = F(0.2126 * Red + 0.7152 * Green + 0.0722 * Blue);
        var z = F((0.0193 * Red + 0.1192 * Green + 0.9505 * Blue) / White3);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));
        static double F(double t) => t > 216.0 / 24389 ? ExactMath.Root(t, 3) : (24389.0 / 27 * t + 16) / 116;
    }

    /// <summary>The colour of CIELAB's coordinates, what sRGB does not have cut off.</summary>
    public static LinearColor FromLab(double l, double a, double b)
    {
        var y = (l + 16) / 116;
        var (x, z) = (White1 * Inverse(y + a / 500), White3 * Inverse(y - b / 200));
        y = Inverse(y);
        return new(Cut(3.2406 * x - 1.5372 * y - 0.4986 * z), Cut(-0.9689 * x + 1.8758 * y + 0.0415 * z),
            Cut(0.0557 * x - 0.2040 * y + 1.0570 * z));
        static double Inverse(double t) => t > 6.0 / 29 ? t * t * t : (116 * t - 16) / (24389.0 / 27);
        static double Cut(double value) => Math.Clamp(value, 0, 1);
    }
}
