using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace FairLab.Notebooks;

/// <summary>
/// Numbers as Python's <c>int()</c> and <c>float()</c> read them: spaces around, a plus sign and single underscores
/// between digits are allowed.
/// </summary>
internal static partial class PythonNumber
{
    /// <summary>The whole number, or null.</summary>
    public static BigInteger? ParseInteger(string text) =>
        Whole().IsMatch(text)
        && BigInteger.TryParse(
            text.Trim().Replace("_", "", StringComparison.Ordinal),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number)
            ? number
            : null;

    /// <summary>The real number, nan and inf included, or null.</summary>
    public static double? ParseFloat(string text)
    {
        var bare = text.Trim();
        if (Real().IsMatch(bare))
            return double.Parse(
                bare.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);
        return bare.TrimStart('+', '-').ToUpperInvariant() switch
        {
            "NAN" when bare.Length <= 4 => double.NaN,
            "INF" when bare.Length <= 4 => bare[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            "INFINITY" when bare.Length <= 9 => bare[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity,
            _ => null,
        };
    }

    [GeneratedRegex(@"^\s*[+-]?[0-9]+(_[0-9]+)*\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(
        @"^[+-]?([0-9]+(_[0-9]+)*\.?([0-9]+(_[0-9]+)*)?|\.[0-9]+(_[0-9]+)*)([eE][+-]?[0-9]+(_[0-9]+)*)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Real();
}
