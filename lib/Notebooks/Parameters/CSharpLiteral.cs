using System.Globalization;
using System.Numerics;
using System.Text;

namespace FairLab.Notebooks;

/// <summary>Writes bound parameter values as C# source of the declared type.</summary>
internal static class CSharpLiteral
{
    /// <summary>The source text of a value that <see cref="ParameterBinding"/> has accepted.</summary>
    public static string Write(ParameterType type, object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        BigInteger number => Whole(type, number),
        double number when type.Framework is not null => double.IsFinite(number)
            ? $"({type.BareName}){Real("double", number)}"
            : type.BareName + Real("", number)["double".Length..],
        double number => Real(type.BareName, number),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        string text when type.Kind == ParameterKind.Character => Character(text[0]),
        string text when type.Kind == ParameterKind.Enumeration => $"{type.BareName}.{text}",
        string text => Text(text),
        ParameterText text => Text(text.Text),
        KeyValuePair<string, object?>[] map => Map(type, map),
        object?[] list => List(type, list),
        _ when ParameterForm.Write(value) is not null => ParameterForm.Literal(type.BareName, value),
        _ => throw new NotSupportedException($"no C# literal for a value of type {TypeName.Of(value.GetType())}"),
    };

    /// <summary>
    /// A string literal; what is not printable ASCII or a common letter is escaped by exactly four digits.
    /// </summary>
    public static string Text(string text)
    {
        var builder = new StringBuilder("\"");
        foreach (var c in text)
            builder.Append(Escape(c, '"'));
        return builder.Append('"').ToString();
    }

    static string Character(char c) => $"'{Escape(c, '\'')}'";

    static string Escape(char c, char quote) => c switch
    {
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when c == quote => "\\" + c,
        >= ' ' and < '\x7f' => c.ToString(),
        // \x takes one to four digits and would swallow what follows; \u takes exactly four.
        _ => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
    };

    static string Whole(ParameterType type, BigInteger number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        if (type.Framework is not null)
            return $"{type.BareName}.Parse(\"{text}\")";
        if (number >= int.MinValue && number <= int.MaxValue)
            return text;
        return type.BareName switch
        {
            // Their width is not known to the compiler.
            "nint" or "nuint" => $"unchecked(({type.BareName}){text})",
            _ when type.Kind != ParameterKind.Any => text,
            _ => number >= long.MinValue && number <= long.MaxValue
                ? text + "L"
                : $"System.Numerics.BigInteger.Parse(\"{text}\")",
        };
    }

    static string Real(string type, double number)
    {
        var name = type == "float" ? "float" : "double";
        if (double.IsNaN(number))
            return name + ".NaN";
        if (double.IsInfinity(number))
            return name + (number > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
        if (type == "float")
            return ((float)number).ToString("R", CultureInfo.InvariantCulture) + "f";
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        // A whole number is a double only where the declared type makes it one.
        return type == "double" || text.AsSpan().ContainsAny(".eE") ? text : text + ".0";
    }

    static string List(ParameterType type, object?[] items)
    {
        var element = type.Element ?? Any;
        var text = string.Join(", ", items.Select(item => Write(element, item)));
        return type.Kind == ParameterKind.Any
            ? $"new object[] {{ {text} }}"
            : ParameterCollections.List(type.Identity, element, text);
    }

    static string Map(ParameterType type, KeyValuePair<string, object?>[] entries)
    {
        var element = type.Element ?? Any;
        var text = string.Join(", ", entries.Select(entry => $"[{Text(entry.Key)}] = {Write(element, entry.Value)}"));
        return ParameterCollections.Map(type.Identity, element, text);
    }

    static readonly ParameterType Any = new(ParameterKind.Any, "object", true);
}
