using System.Globalization;
using System.Numerics;
using System.Text;

namespace FairLab.Notebooks;

/// <summary>
/// Values as Python writes them, which is what Papermill's output shows: <c>str()</c>, <c>repr()</c> and the
/// <c>unicode_escape</c> codec.
/// </summary>
internal static class PythonText
{
    /// <summary><c>str(value)</c>.</summary>
    public static string Str(object? value) =>
        value is string or ParameterText ? value.ToString()!
        : value is DateTimeOffset time ? Time(time)
        : Repr(value);

    /// <summary><c>repr(value)</c>.</summary>
    public static string Repr(object? value) => value switch
    {
        null => "None",
        bool flag => flag ? "True" : "False",
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        double number => Repr(number),
        decimal number => Repr((double)number),
        string text => Quote(text),
        ParameterText text => Quote(text.Text),
        KeyValuePair<string, object?>[] map => "{"
            + string.Join(", ", map.Select(entry => $"{Quote(entry.Key)}: {Repr(entry.Value)}"))
            + "}",
        object?[] list => "[" + string.Join(", ", list.Select(Repr)) + "]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>
    /// The shortest digits that read back as the number, with an exponent below 1e-4 and from 1e16 on.
    /// </summary>
    public static string Repr(double number)
    {
        if (double.IsNaN(number))
            return "nan";
        if (double.IsInfinity(number))
            return number > 0 ? "inf" : "-inf";
        if (number == 0)
            return double.IsNegative(number) ? "-0.0" : "0.0";
        var (digits, exponent) = Digits(number);
        var sign = number < 0 ? "-" : "";
        if (exponent is < -4 or >= 16)
        {
            var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
            return FormattableString.Invariant($"{sign}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
        }

        if (exponent < 0)
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        return digits.Length <= exponent + 1
            ? $"{sign}{digits}{new string('0', exponent + 1 - digits.Length)}.0"
            : $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    /// <summary>A string's <c>unicode_escape</c> form: \xNN below 256, \uNNNN, \UNNNNNNNN.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                >= ' ' and < 0x7f => rune.ToString(),
                < 0x100 => FormattableString.Invariant($"\\x{rune.Value:x2}"),
                < 0x10000 => FormattableString.Invariant($"\\u{rune.Value:x4}"),
                _ => FormattableString.Invariant($"\\U{rune.Value:x8}"),
            });
        }

        return escaped.ToString();
    }

    static string Time(DateTimeOffset time)
    {
        var text = time.ToString(
            time.Ticks % TimeSpan.TicksPerSecond < 10 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.ffffff",
            CultureInfo.InvariantCulture);
        return text + "+00:00";
    }

    static (string Digits, int Exponent) Digits(double number)
    {
        var text = Math.Abs(number).ToString("E16", CultureInfo.InvariantCulture);
        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        var e = shortest.IndexOf('E', StringComparison.Ordinal);
        var digits = (e < 0 ? shortest : shortest[..e])
            .Replace(".", "", StringComparison.Ordinal)
            .TrimStart('0')
            .TrimEnd('0');
        return (
            digits.Length == 0 ? "0" : digits,
            int.Parse(
                text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture));
    }

    static string Quote(string text)
    {
        var quote =
            text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var quoted = new StringBuilder().Append(quote);
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when c == quote => "\\" + c,
                < ' ' or '\x7f' => FormattableString.Invariant($"\\x{(int)c:x2}"),
                _ => c.ToString(),
            });
        }

        return quoted.Append(quote).ToString();
    }
}
