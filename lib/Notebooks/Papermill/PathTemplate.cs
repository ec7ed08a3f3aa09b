using System.Globalization;
using System.Numerics;
using System.Text;

namespace FairLab.Notebooks;

/// <summary>
/// Fills a path's placeholders as Python's <c>str.format</c> does: <c>{name}</c>, <c>{map[key]}</c>, <c>{list[0]}</c>,
/// <c>{x:.3f}</c>, <c>{x!r}</c>, doubled braces.
/// </summary>
public static class PathTemplate
{
    /// <summary>The path with its placeholders filled.</summary>
    /// <param name="template">The path.</param>
    /// <param name="parameters">The parameters by name.</param>
    /// <param name="now">The time that <c>{pm[current_datetime_utc]}</c> gives.</param>
    /// <param name="local">The zone of <c>{pm[current_datetime_local]}</c>.</param>
    /// <param name="run">What <c>{pm[run_uuid]}</c> gives.</param>
    /// <exception cref="PathTemplateException">
    /// A placeholder names no parameter, or a format does not fit its value.
    /// </exception>
    public static string Fill(
        string template,
        IEnumerable<KeyValuePair<string, object?>> parameters,
        DateTimeOffset now,
        TimeZoneInfo local,
        Guid run)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (!template.AsSpan().ContainsAny('{', '}'))
            return template;
        Dictionary<string, object?> known = new(StringComparer.Ordinal)
        {
            ["pm"] = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["run_uuid"] = run.ToString(),
                ["current_datetime_local"] = TimeZoneInfo.ConvertTime(now, local).DateTime,
                ["current_datetime_utc"] = now.ToUniversalTime(),
            },
        };
        foreach (var (name, value) in parameters)
            known[name] = ParameterValue.Normalize(value) is ParameterText text
                ? ParameterBinding.Guess(text.Text)
                : ParameterValue.Normalize(value);
        return Fill(template, known, 0);
    }

    static string Fill(string template, Dictionary<string, object?> known, int depth)
    {
        var filled = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            var c = template[i];
            if (c is '{' or '}' && i + 1 < template.Length && template[i + 1] == c)
            {
                filled.Append(c);
                i++;
            }
            else if (c == '}')
            {
                throw new PathTemplateException("Single '}' encountered in format string");
            }
            else if (c == '{')
            {
                var end = End(template, i);
                filled.Append(Field(template[(i + 1)..end], known, depth));
                i = end;
            }
            else
            {
                filled.Append(c);
            }
        }

        return filled.ToString();
    }

    /// <summary>
    /// The place of the brace that closes the one at a place; a format may itself contain placeholders.
    /// </summary>
    static int End(string template, int start)
    {
        var open = 0;
        for (var i = start; i < template.Length; i++)
        {
            if (template[i] == '{')
                open++;
            else if (template[i] == '}' && --open == 0)
                return i;
        }

        throw new PathTemplateException(
            start + 1 == template.Length
                ? "Single '{' encountered in format string"
                : "expected '}' before end of string");
    }

    static string Field(string field, Dictionary<string, object?> known, int depth)
    {
        var cut = FirstOutsideBrackets(field);
        var name = cut < 0 ? field : field[..cut];
        var rest = cut < 0 ? "" : field[cut..];
        char? conversion = null;
        if (rest.StartsWith('!'))
        {
            if (rest.Length < 2 || rest[1] is not ('r' or 's' or 'a') || (rest.Length > 2 && rest[2] != ':'))
                throw new PathTemplateException($"expected !r, !s or !a in '{{{field}}}'");
            conversion = rest[1];
            rest = rest[2..];
        }

        var spec = rest.StartsWith(':') ? rest[1..] : "";
        if (spec.Contains('{', StringComparison.Ordinal))
            spec =
                depth < 1
                    ? Fill(spec, known, depth + 1)
                    : throw new PathTemplateException("Max string recursion exceeded");
        var value = Lookup(name, known);
        return conversion switch
        {
            null => PythonFormat.Format(value, spec),
            's' => PythonFormat.Format(PythonText.Str(value), spec),
            _ => PythonFormat.Format(PythonText.Repr(value), spec),
        };
    }

    static int FirstOutsideBrackets(string field)
    {
        var inside = false;
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] == '[')
                inside = true;
            else if (field[i] == ']')
                inside = false;
            else if (!inside && field[i] is '!' or ':')
                return i;
        }

        return -1;
    }

    static object? Lookup(string path, Dictionary<string, object?> known)
    {
        var end = path.AsSpan().IndexOfAny('[', '.');
        var name = end < 0 ? path : path[..end];
        if (name.Length == 0 || name.All(char.IsAsciiDigit))
            throw new PathTemplateException("Replacement index 0 out of range for positional args tuple");
        if (!known.TryGetValue(name, out var value))
            throw new PathTemplateException($"Missing parameter {PythonText.Repr(name)}");
        while (end >= 0 && end < path.Length)
        {
            if (path[end] == '[')
            {
                var close = path.IndexOf(']', end);
                if (close < 0)
                    throw new PathTemplateException("Missing ']' in format string");
                value = Item(value, path[(end + 1)..close]);
                end = close + 1;
            }
            else
            {
                var next = path.AsSpan(end + 1).IndexOfAny('[', '.');
                var attribute = next < 0 ? path[(end + 1)..] : path.Substring(end + 1, next);
                value = Attribute(value, attribute);
                end = next < 0 ? path.Length : end + 1 + next;
            }
        }

        return value;
    }

    static object? Item(object? value, string key) => value switch
    {
        Dictionary<string, object?> map when map.TryGetValue(key, out var item) => item,
        KeyValuePair<string, object?>[] entries when Array.Exists(entries, entry => entry.Key == key) => Array
            .Find(entries, entry => entry.Key == key)
            .Value,
        Dictionary<string, object?> or KeyValuePair<string, object?>[] => throw new PathTemplateException(
            $"Missing parameter {PythonText.Repr(key)}"),
        object?[] list when int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) =>
            index < list.Length ? list[index] : throw new PathTemplateException("list index out of range"),
        object?[] => throw new PathTemplateException($"list indices must be integers, found '{key}'"),
        _ => throw new PathTemplateException(
            $"{ParameterValue.Describe(value)} has no items, so [{key}] cannot be taken"),
    };

    static BigInteger Attribute(object? value, string name)
    {
        DateTime? time = value switch
        {
            DateTime local => local,
            DateTimeOffset utc => utc.UtcDateTime,
            _ => null,
        };
        int? part = name switch
        {
            "year" => time?.Year,
            "month" => time?.Month,
            "day" => time?.Day,
            "hour" => time?.Hour,
            "minute" => time?.Minute,
            "second" => time?.Second,
            "microsecond" => (int?)(time?.Ticks % TimeSpan.TicksPerSecond / 10),
            _ => null,
        };
        return part is { } number
            ? number
            : throw new PathTemplateException($"{ParameterValue.Describe(value)} has no attribute '{name}'");
    }
}
