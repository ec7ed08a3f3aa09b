using System.Globalization;
using System.Text.Json.Nodes;

namespace FairLab.Figures;

/// <summary>
/// The colours of signed amounts: Okabe and Ito's vermillion below 0, white at 0, their blue above, mixed in sRGB as Plotly mixes
/// them. The two ends differ for people with any form of colour blindness; grey, which no amount has, is for undefined ones.
/// </summary>
static class DivergingScale
{
    /// <summary>The colour of what is undefined.</summary>
    public const string Undefined = "#D9D9D9";

    static readonly (int R, int G, int B) Negative = (0xD5, 0x5E, 0x00), Positive = (0x00, 0x72, 0xB2);

    /// <summary>The amount at which colours are full: the largest absolute one, so that 0 is the middle; 1 where all are 0 or undefined.</summary>
    public static double Limit(IEnumerable<double> values)
    {
        double limit = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        return limit > 0 ? limit : 1;
    }

    /// <summary>An amount's colour, as #RRGGBB.</summary>
    /// <param name="value">The amount; NaN has the colour of what is undefined.</param>
    /// <param name="limit">The amount at which colours are full, above 0.</param>
    public static string Colour(double value, double limit)
    {
        if (double.IsNaN(value))
            return Undefined;
        var (r, g, b) = value < 0 ? Negative : Positive;
        double share = Math.Min(1, Math.Abs(value) / limit);
        return $"#{Mixed(r):X2}{Mixed(g):X2}{Mixed(b):X2}";

        int Mixed(int full) => (int)Math.Round(255 + share * (full - 255));
    }

    /// <summary>Black or white, whichever stands out more from a ground; either way by 4.5 to 1 or more, as WCAG 2.1 (1.4.3) asks.</summary>
    /// <param name="ground">Its colour, as #RRGGBB.</param>
    public static string TextOn(string ground)
    {
        double luminance = 0.2126 * Linear(1) + 0.7152 * Linear(3) + 0.0722 * Linear(5);
        return (luminance + 0.05) * (luminance + 0.05) > 1.05 * 0.05 ? "#000000" : "#FFFFFF";

        double Linear(int at)
        {
            double coded = int.Parse(ground.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return coded <= 0.04045 ? coded / 12.92 : Math.Pow((coded + 0.055) / 1.055, 2.4);
        }
    }

    /// <summary>The colours as a scale of Plotly's.</summary>
    /// <param name="seeThrough">Whether they fade into nothing at 0 rather than into white; on white both look alike.</param>
    public static JsonArray ToPlotly(bool seeThrough) => seeThrough
        ? [Stop(0, Transparent(Negative, 1)), Stop(0.5, Transparent(Negative, 0)), Stop(0.5, Transparent(Positive, 0)), Stop(1, Transparent(Positive, 1))]
        : [Stop(0, Colour(-1, 1)), Stop(0.5, Colour(0, 1)), Stop(1, Colour(1, 1))];

    static JsonArray Stop(double at, string colour) => [at, colour];

    static string Transparent((int R, int G, int B) c, int opacity) => FormattableString.Invariant($"rgba({c.R},{c.G},{c.B},{opacity})");
}
