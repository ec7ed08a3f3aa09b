using System.Globalization;
using System.Numerics;
using System.Text;
using FairLab.Notebooks;

namespace FairLab.Experiments.Definition;

/// <summary>
/// Parameter values as texts that are equal exactly where the values are: 1 and 1.0 are one number, 1 and "1" are not
/// one value, and no digit, blank or letter is passed over.
/// </summary>
static class ValueIdentity
{
    /// <summary>The identity of a value.</summary>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, ParameterValue.Normalize(value));
        return text.ToString();
    }

    /// <summary>The identity of named values, whatever their order.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, object?>> values) => Of((object)values.ToArray());

    /// <summary>A point as a person reads it.</summary>
    public static string Describe(IEnumerable<KeyValuePair<string, object?>> values) =>
        string.Join(", ", values.Select(p => $"{p.Key}: {Describe(p.Value)}"));

    /// <summary>A value as a person reads it.</summary>
    public static string Describe(object? value) => ParameterValue.Describe(ParameterValue.Normalize(value));

    /// <summary>What tables call a name with options of its own, such as a method; null for any other value.</summary>
    public static string? Label(object? value) => value is string ? null : NamedOptions.TryOf(value)?.Label;

    static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case BigInteger whole:
                text.Append('#').Append(whole.ToString(CultureInfo.InvariantCulture));
                break;
            case double real:
                text.Append('#').Append(Number(real));
                break;
            case decimal real:
                text.Append('#').Append(Number(real));
                break;
            case KeyValuePair<string, object?>[] map:
                text.Append('{');
                foreach (var (name, item) in map.OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    Text(text, name);
                    Write(text.Append('='), item);
                }
                text.Append('}');
                break;
            case object?[] list:
                text.Append('[');
                foreach (object? item in list)
                    Write(text.Append(','), item);
                text.Append(']');
                break;
            default:
                Text(text, value.ToString()!);
                break;
        }
    }

    // Its length in front of it: no text can look like two.
    static void Text(StringBuilder text, string value) =>
        text.Append(CultureInfo.InvariantCulture, $"'{value.Length}:").Append(value);

    static string Number(double real)
    {
        if (!double.IsFinite(real))
            return real.ToString("R", CultureInfo.InvariantCulture);
        if (real == Math.Floor(real))
            return new BigInteger(real).ToString(CultureInfo.InvariantCulture);
        string shortest = real.ToString("R", CultureInfo.InvariantCulture);
        return decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact)
            && (double)exact == real && exact != 0
            ? Number(exact)
            : shortest;
    }

    static string Number(decimal real) => real == decimal.Floor(real)
        ? new BigInteger(real).ToString(CultureInfo.InvariantCulture)
        : real.ToString("0.############################", CultureInfo.InvariantCulture);
}
