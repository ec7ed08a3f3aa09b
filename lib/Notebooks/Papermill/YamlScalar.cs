using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace FairLab.Notebooks;

/// <summary>What an unquoted YAML word means.</summary>
internal static partial class YamlScalar
{
    /// <summary>
    /// YAML 1.1 as PyYAML's safe loader resolves it, without time stamps: <c>resolver.py</c> and <c>constructor.py</c>
    /// of PyYAML 6.
    /// </summary>
    public static object? Yaml11(string text)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL")
            return null;
        if (text is "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON")
            return true;
        if (text is "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF")
            return false;
        if (Float11().IsMatch(text))
            return Real(text);
        return Int11().IsMatch(text) ? Whole(text) : text;
    }

    /// <summary>
    /// YAML 1.2's core schema (chapter 10.3.2): <c>True</c>, <c>.NaN</c>, <c>0x1F</c> and <c>0o17</c> are values,
    /// <c>yes</c> is text.
    /// </summary>
    public static object? Yaml12(string text)
    {
        if (text is "" or "~" or "null" or "Null" or "NULL")
            return null;
        if (text is "true" or "True" or "TRUE")
            return true;
        if (text is "false" or "False" or "FALSE")
            return false;
        if (Int12().IsMatch(text))
            return BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (text.StartsWith("0x", StringComparison.Ordinal)
            && text.Length > 2
            && BigInteger.TryParse(
                "0" + text[2..],
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var hex))
            return hex;
        if (text.StartsWith("0o", StringComparison.Ordinal)
            && text.Length > 2
            && text.AsSpan(2).IndexOfAnyExceptInRange('0', '7') < 0)
            return Digits(text[2..], 8);
        if (!Float12().IsMatch(text))
            return text;
        return text.AsSpan().ContainsAny('n', 'N') ? Real(text) : ParameterValue.Real(text);
    }

    static double Real(string text)
    {
        var bare = text.Replace("_", "", StringComparison.Ordinal);
        var sign = bare[0] == '-' ? -1.0 : 1.0;
        var unsigned = bare.TrimStart('+', '-').ToUpperInvariant();
        if (unsigned == ".INF")
            return sign * double.PositiveInfinity;
        if (unsigned == ".NAN")
            return double.NaN;
        if (!unsigned.Contains(':', StringComparison.Ordinal))
            return double.Parse(bare, NumberStyles.Float, CultureInfo.InvariantCulture);
        return sign
            * unsigned.Split(':')
                .Aggregate(0.0, (total, part) => (total * 60) + double.Parse(part, CultureInfo.InvariantCulture));
    }

    static object Whole(string text)
    {
        var bare = text.Replace("_", "", StringComparison.Ordinal);
        var sign = bare[0] == '-' ? -1 : 1;
        var unsigned = bare.TrimStart('+', '-');
        if (unsigned == "0")
            return (BigInteger)0;
        if (unsigned.StartsWith("0b", StringComparison.Ordinal))
            return sign * Digits(unsigned[2..], 2);
        if (unsigned.StartsWith("0x", StringComparison.Ordinal))
            return sign * Digits(unsigned[2..], 16);
        if (unsigned[0] == '0')
            return sign * Digits(unsigned, 8);
        if (unsigned.Contains(':', StringComparison.Ordinal))
            return sign
                * unsigned.Split(':').Aggregate((BigInteger)0, (total, part) => (total * 60) + Digits(part, 10));
        return BigInteger.Parse(bare, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    static BigInteger Digits(string text, int radix) =>
        text.Aggregate((BigInteger)0, (total, digit) =>
            (total * radix) + (char.IsAsciiDigit(digit) ? digit - '0' : char.ToLowerInvariant(digit) - 'a' + 10));

    [GeneratedRegex(
        @"^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
            + @"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Float11();

    [GeneratedRegex(
        @"^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
            + @"|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Int11();

    [GeneratedRegex(@"^[-+]?[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Int12();

    [GeneratedRegex(
        @"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Float12();
}
