using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace FairLab.Notebooks;

/// <summary>
/// Python's format specification: <c>[[fill]align][sign][#][0][width][,_][.precision][type]</c>, and strftime for
/// times.
/// </summary>
internal static partial class PythonFormat
{
    /// <exception cref="PathTemplateException">The specification does not fit the value.</exception>
    public static string Format(object? value, string spec)
    {
        if (value is DateTime or DateTimeOffset)
            return Time(value, spec);
        if (spec.Length == 0)
            return PythonText.Str(value);
        if (Spec().Match(spec) is not { Success: true } match)
            throw new PathTemplateException($"Invalid format specifier '{spec}'");
        if (value is null or object?[] or KeyValuePair<string, object?>[])
            throw new PathTemplateException($"unsupported format '{spec}' for {PythonText.Repr(value)}");
        var type = match.Groups["type"].Value;
        var precision = match.Groups["precision"] is { Success: true } found
            ? int.Parse(found.Value, CultureInfo.InvariantCulture)
            : (int?)null;
        var grouping = match.Groups["group"].Value;
        var isText = value is string;
        if (isText != type is "s" && !(type.Length == 0) || (isText && grouping.Length > 0))
            throw new PathTemplateException($"Unknown format code '{type}' for {PythonText.Repr(value)}");
        string body;
        var sign = "";
        if (value is string text)
        {
            body = precision is { } length && length < text.Length ? text[..length] : text;
        }
        else
        {
            (var negative, body) = Number(
                value is bool flag ? (BigInteger)(flag ? 1 : 0) : value,
                type,
                precision,
                grouping,
                spec);
            sign =
                negative ? "-"
                : match.Groups["sign"].Value is "+" or " " ? match.Groups["sign"].Value
                : "";
        }

        var width = match.Groups["width"] is { Success: true, Length: > 0 } wide
            ? int.Parse(wide.Value, CultureInfo.InvariantCulture)
            : 0;
        var zero = match.Groups["zero"].Success;
        var align =
            match.Groups["align"].Success ? match.Groups["align"].Value[0]
            : zero && !isText ? '='
            : isText ? '<'
            : '>';
        var fill =
            match.Groups["fill"].Success ? match.Groups["fill"].Value[0]
            : zero ? '0'
            : ' ';
        var missing = Math.Max(0, Math.Min(width, 4096) - sign.Length - body.Length);
        return align switch
        {
            '<' => sign + body + new string(fill, missing),
            '^' => new string(fill, missing / 2) + sign + body + new string(fill, missing - (missing / 2)),
            '=' => sign + new string(fill, missing) + body,
            _ => new string(fill, missing) + sign + body,
        };
    }

    static (bool Negative, string Body) Number(object value, string type, int? precision, string grouping, string spec)
    {
        if (value is BigInteger whole && type is "" or "d" or "n")
        {
            if (precision is not null)
                throw new PathTemplateException($"Unknown format code '{spec}' for {PythonText.Repr(value)}");
            return (whole < 0, Grouped(BigInteger.Abs(whole).ToString(CultureInfo.InvariantCulture), grouping));
        }

        if (value is BigInteger bits && type is "x" or "X" or "b" or "o")
        {
            return (
                bits < 0,
                Digits(
                    BigInteger.Abs(bits),
                    type switch
                    {
                        "b" => 2,
                        "o" => 8,
                        _ => 16,
                    },
                    upper: type == "X"));
        }

        var real = value switch
        {
            BigInteger integer => (double)integer,
            decimal money => (double)money,
            _ => (double)value,
        };
        var negative = double.IsNegative(real) && !double.IsNaN(real);
        var absolute = Math.Abs(real);
        if (!double.IsFinite(real))
            return (negative, PythonText.Repr(absolute));
        var digits = Math.Min(precision ?? 6, 100);
        return (
            negative,
            type switch
            {
                "f" or "F" => Grouped(absolute.ToString("F" + digits, CultureInfo.InvariantCulture), grouping),
                "%" => (absolute * 100).ToString("F" + digits, CultureInfo.InvariantCulture) + "%",
                "e" or "E" => absolute.ToString(
                    (digits == 0 ? "0" : "0." + new string('0', digits)) + type + "+00",
                    CultureInfo.InvariantCulture),
                "g" or "G" => General(absolute, Math.Max(1, digits)),
                "" when precision is null => Grouped(PythonText.Repr(absolute), grouping),
                "" => General(absolute, Math.Max(1, digits)),
                _ => throw new PathTemplateException($"Unknown format code '{type}' for {PythonText.Repr(value)}"),
            });
    }

    static string Digits(BigInteger number, int radix, bool upper)
    {
        var digits = new StringBuilder();
        do
        {
            (number, var digit) = BigInteger.DivRem(number, radix);
            digits.Insert(0, (upper ? "0123456789ABCDEF" : "0123456789abcdef")[(int)digit]);
        }
        while (!number.IsZero);
        return digits.ToString();
    }

    static string General(double value, int digits)
    {
        if (value == 0)
            return "0";
        var scientific = value.ToString("E" + (digits - 1), CultureInfo.InvariantCulture);
        var exponent = int.Parse(
            scientific.AsSpan(scientific.IndexOf('E', StringComparison.Ordinal) + 1),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture);
        if (exponent >= -4 && exponent < digits)
            return Trimmed(value.ToString("F" + (digits - 1 - exponent), CultureInfo.InvariantCulture));
        var mantissa = Trimmed(scientific[..scientific.IndexOf('E', StringComparison.Ordinal)]);
        return FormattableString.Invariant($"{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    static string Trimmed(string number) =>
        number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;

    static string Grouped(string number, string separator)
    {
        if (separator.Length == 0)
            return number;
        var point = number.AsSpan().IndexOfAny('.', 'e');
        var whole = point < 0 ? number : number[..point];
        var grouped = new StringBuilder();
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0)
                grouped.Append(separator);
            grouped.Append(whole[i]);
        }

        return grouped + (point < 0 ? "" : number[point..]);
    }

    static string Time(object value, string spec)
    {
        var (time, zone) = value is DateTimeOffset utc ? (utc.UtcDateTime, "+00:00") : ((DateTime)value, "");
        var micro = time.Ticks % TimeSpan.TicksPerSecond / 10;
        if (spec.Length == 0)
            return time.ToString(
                    micro == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.ffffff",
                    CultureInfo.InvariantCulture) + zone;
        var text = new StringBuilder();
        for (var i = 0; i < spec.Length; i++)
        {
            if (spec[i] != '%' || i + 1 == spec.Length)
            {
                text.Append(spec[i]);
                continue;
            }

            text.Append(
                spec[++i] switch
                {
                    'Y' => Of("yyyy"),
                    'y' => Of("yy"),
                    'm' => Of("MM"),
                    'd' => Of("dd"),
                    'H' => Of("HH"),
                    'I' => Of("hh"),
                    'M' => Of("mm"),
                    'S' => Of("ss"),
                    'p' => time.Hour < 12 ? "AM" : "PM",
                    'b' => Of("MMM"),
                    'B' => Of("MMMM"),
                    'a' => Of("ddd"),
                    'A' => Of("dddd"),
                    'f' => micro.ToString("000000", CultureInfo.InvariantCulture),
                    'j' => time.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
                    'F' => Of("yyyy-MM-dd"),
                    'T' => Of("HH:mm:ss"),
                    's' => new DateTimeOffset(time, TimeSpan.Zero)
                        .ToUnixTimeSeconds()
                        .ToString(CultureInfo.InvariantCulture),
                    'z' => zone.Replace(":", "", StringComparison.Ordinal),
                    'Z' => zone.Length == 0 ? "" : "UTC",
                    '%' => "%",
                    var other => throw new PathTemplateException($"the time format '%{other}' is not supported"),
                });
        }

        return text.ToString();

        string Of(string format) => time.ToString(format, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        @"^(?:(?<fill>.)?(?<align>[<>=^]))?(?<sign>[-+ ])?#?(?<zero>0)?(?<width>[0-9]{0,6})(?<group>[,_])?"
            + @"(?:\.(?<precision>[0-9]{1,4}))?(?<type>[a-zA-Z%])?\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Spec();
}
