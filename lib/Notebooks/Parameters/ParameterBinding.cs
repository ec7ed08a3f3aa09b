using System.Globalization;
using System.Numerics;

namespace FairLab.Notebooks;

/// <summary>Checks a value against a declared type and brings it to the form in which it is injected.</summary>
internal static class ParameterBinding
{
    static readonly Dictionary<string, (BigInteger Min, BigInteger Max)> Ranges = new(StringComparer.Ordinal)
    {
        ["sbyte"] = (sbyte.MinValue, sbyte.MaxValue), ["byte"] = (byte.MinValue, byte.MaxValue),
        ["short"] = (short.MinValue, short.MaxValue), ["ushort"] = (ushort.MinValue, ushort.MaxValue),
        ["int"] = (int.MinValue, int.MaxValue), ["uint"] = (uint.MinValue, uint.MaxValue),
        ["long"] = (long.MinValue, long.MaxValue), ["ulong"] = (ulong.MinValue, ulong.MaxValue),
        ["nint"] = (long.MinValue, long.MaxValue), ["nuint"] = (ulong.MinValue, ulong.MaxValue),
        ["Int128"] = (Int128.MinValue, Int128.MaxValue), ["UInt128"] = (UInt128.MinValue, UInt128.MaxValue),
    };

    /// <summary>
    /// The value in the form its type has (BigInteger, double, decimal, bool, string, what <see cref="ParameterForm"/>
    /// reads, arrays of these), or a message why it does not fit.
    /// </summary>
    /// <param name="type">The declared type.</param>
    /// <param name="value">A canonical value.</param>
    /// <param name="path">What the message calls it: the name, with an index inside a list.</param>
    /// <param name="problem">The message, null when the value fits.</param>
    public static object? Bind(ParameterType type, object? value, string path, out string? problem)
    {
        problem = null;
        if (value is null)
        {
            if (!type.Nullable)
                problem = $"{path}: expected {type}, got null (declare it {type}? to allow null)";
            return null;
        }

        if (value is ParameterText { Text: "None" or "null" }
            && type.Nullable
            && type.Kind is not (ParameterKind.Text or ParameterKind.Any))
            return null;
        if (value is ParameterText typed && type.Kind == ParameterKind.Any)
            return Guess(typed.Text);
        object? bound = type.Kind switch
        {
            ParameterKind.Boolean => value switch
            {
                bool => value,
                ParameterText { Text: "true" or "True" } => true,
                ParameterText { Text: "false" or "False" } => false,
                _ => null,
            },
            ParameterKind.WholeNumber => Whole(type, value, path, ref problem),
            ParameterKind.RealNumber => type.BareName == "decimal"
                ? Decimal(value, path, ref problem)
                : Real(type, value, path, ref problem),
            ParameterKind.Character => Text(value) is { Length: 1 } character ? character : null,
            ParameterKind.Text => Text(value),
            ParameterKind.Enumeration => Member(type, value, path, ref problem),
            ParameterKind.List => List(type, value, path, ref problem),
            ParameterKind.Form => Form(type, value, path, ref problem),
            ParameterKind.Map => Map(type, value, path, ref problem),
            ParameterKind.Any => value,
            _ => null,
        };
        if (bound is null && problem is null)
            problem = type.Kind == ParameterKind.Unsupported
                ? $"{path}: a value of type {type} cannot be given from outside"
                : $"{path}: expected {type}, got {ParameterValue.Describe(value)}";
        return bound;
    }

    /// <summary>
    /// What Papermill takes a command line's text for: True, False, None, then a whole number, then a real number, else
    /// text.
    /// </summary>
    public static object? Guess(string text)
    {
        if (text is "True" or "False")
            return text == "True";
        if (text == "None")
            return null;
        return PythonNumber.ParseInteger(text) is { } whole ? whole
            : PythonNumber.ParseFloat(text) is { } real ? real
            : text;
    }

    static string? Text(object value) => value switch
    {
        string text => text,
        ParameterText text => text.Text,
        _ => null,
    };

    static BigInteger? Whole(ParameterType type, object value, string path, ref string? problem)
    {
        var number = value switch
        {
            BigInteger whole => whole,
            ParameterText text => PythonNumber.ParseInteger(text.Text),
            _ => null,
        };
        if (number is null)
            return null;
        if (!Ranges.TryGetValue(type.Identity, out var range) || (number >= range.Min && number <= range.Max))
            return number;
        problem = Outside(type.ToString(), path, number, range.Min, range.Max);
        return null;
    }

    static string Outside(string type, string path, object value, object least, object most) =>
        FormattableString.Invariant($"{path}: expected {type}, got {Given(value)}, which is outside {least} to {most}");

    static string Given(object? value) => value is ParameterText given ? given.Text : ParameterValue.Describe(value);

    static double? Real(ParameterType type, object value, string path, ref string? problem)
    {
        if (ToDouble(value) is not { } number)
            return null;
        var most = type.Identity switch
        {
            "float" => float.MaxValue,
            "Half" => (double)Half.MaxValue,
            _ => double.MaxValue,
        };
        // What was given as infinite may stay so; what becomes so on the way is lost.
        var lost = value is BigInteger or decimal
            ? !(Math.Abs(number) <= most)
            : double.IsFinite(number) && Math.Abs(number) > most;
        if (!lost)
            return number;
        problem = Outside(type.ToString(), path, value, -most, most);
        return null;
    }

    static decimal? Decimal(object value, string path, ref string? problem)
    {
        var text = value switch
        {
            decimal number => number.ToString(CultureInfo.InvariantCulture),
            BigInteger number => number.ToString(CultureInfo.InvariantCulture),
            double number when double.IsFinite(number) => number.ToString("R", CultureInfo.InvariantCulture),
            ParameterText given when PythonNumber.ParseFloat(given.Text) is { } number && double.IsFinite(number) =>
                given.Text.Trim().Replace("_", "", StringComparison.Ordinal),
            ParameterText given when PythonNumber.ParseInteger(given.Text) is { } number =>
                number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        if (text is null)
            return null;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            return exact;
        problem = Outside("decimal", path, value, decimal.MinValue, decimal.MaxValue);
        return null;
    }

    static object? Form(ParameterType type, object value, string path, ref string? problem)
    {
        if (Text(value) is { } text && ParameterForm.Read(type.Identity, text) is { } read)
            return read;
        var example = ParameterForm.Example(type.Identity);
        problem = $"{path}: expected {type}, such as {example}, got {ParameterValue.Describe(value)}";
        return null;
    }

    static double? ToDouble(object value) => value switch
    {
        double number => number,
        BigInteger number => (double)number,
        decimal number => double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        ParameterText text when PythonNumber.ParseFloat(text.Text) is { } number => number,
        // JSON has no name for these; its strings are the usual substitute.
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => null,
    };

    static string? Member(ParameterType type, object value, string path, ref string? problem)
    {
        if (Text(value) is not { } name)
            return null;
        var bare = name.StartsWith(type.BareName + ".", StringComparison.Ordinal)
            ? name[(type.BareName.Length + 1)..]
            : name;
        if (type.Members!.Contains(bare))
            return bare;
        problem = $"{path}: expected {type} ({string.Join(", ", type.Members!)}), "
            + $"got {ParameterValue.Describe(value)}{NearestName.Hint(bare, type.Members!)}";
        return null;
    }

    static object?[]? List(ParameterType type, object value, string path, ref string? problem)
    {
        if (value is not object?[] items)
            return null;
        var bound = new object?[items.Length];
        for (var i = 0; i < items.Length && problem is null; i++)
            bound[i] = Bind(type.Element!, items[i], FormattableString.Invariant($"{path}[{i}]"), out problem);
        return problem is null ? bound : null;
    }

    static KeyValuePair<string, object?>[]? Map(ParameterType type, object value, string path, ref string? problem)
    {
        if (value is not KeyValuePair<string, object?>[] entries)
            return null;
        var bound = new KeyValuePair<string, object?>[entries.Length];
        for (var i = 0; i < entries.Length && problem is null; i++)
            bound[i] = new(
                entries[i].Key, Bind(type.Element!, entries[i].Value, $"{path}[\"{entries[i].Key}\"]", out problem));
        return problem is null ? bound : null;
    }
}
