using System.Globalization;

namespace FairLab.Figures.Tests;

/// <summary>
/// Colours as people without one kind of cones see them: Machado, Oliveira and Fernandes, A Physiologically-based Model
/// for Simulation of Color Vision Deficiency, IEEE TVCG 15(6), 2009, matrices of severity 1 on linear sRGB; distances
/// are those of CIELAB (1976), in which 2.3 is just noticed.
/// </summary>
static class ColourVision
{
    public static IReadOnlyDictionary<string, double[]> Kinds { get; } = new Dictionary<string, double[]>
    {
        ["full"] = [1, 0, 0, 0, 1, 0, 0, 0, 1],
        ["protanopia"] =
            [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        ["deuteranopia"] =
            [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        ["tritanopia"] =
            [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    };

    public static double Distance(string first, string second, string kind)
    {
        var (a, b) = (Lab(first, Kinds[kind]), Lab(second, Kinds[kind]));
        return Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
    }

    /// <summary>The least of all kinds.</summary>
    public static double Distance(string first, string second) => Kinds.Keys.Min(k => Distance(first, second, k));

    static double[] Lab(string colour, double[] seen)
    {
        double[] linear = [Linear(colour, 1), Linear(colour, 3), Linear(colour, 5)];
        double[] rgb = Product(seen, linear, x => Math.Clamp(x, 0, 1));
        // sRGB's primaries and white, D65.
        double[] xyz = Product(
            [0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920, 0.9503041], rgb,
            x => x);
        double x = Root(xyz[0] / 0.95047), y = Root(xyz[1]), z = Root(xyz[2] / 1.08883);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
    }

    static double[] Product(double[] matrix, double[] vector, Func<double, double> after) =>
        [.. Enumerable.Range(0, 3).Select(r => after(Enumerable.Range(0, 3).Sum(c => matrix[3 * r + c] * vector[c])))];

    static double Root(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;

    static double Linear(string colour, int at) =>
        int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0 is var c
            && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
}
