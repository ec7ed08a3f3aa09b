using System.Globalization;
using System.Numerics;
using System.Reflection;

namespace FairLab;

/// <summary>Brings a value of YAML, JSON or C# to the declared type of an option, or says what was expected.</summary>
static class OptionValue
{
    /// <exception cref="ArgumentException">The value does not fit.</exception>
    public static object? Convert(object? value, OptionType type, string path)
    {
        if (value is null)
            return type.IsNullable ? null : throw Unfit(value, type, path);
        var bare = type.Bare;
        if (bare.IsInstanceOfType(value))
            return value;
        if (bare.IsEnum && value is string member)
            return Named(member, Enum.GetNames(bare), path) is var name ? Enum.Parse(bare, name) : null;
        if (value is string called && NamedValues(bare) is { } named)
            return named.Values[Named(called, [.. named.Values.Keys], path)];
        if (value is System.Collections.IEnumerable and not string && Items(value) is var items)
        {
            if (type.Parts is { Length: > 0 } parts && parts.Length == items.Length)
                return Activator.CreateInstance(bare, [.. items.Select((v, i) => Item(v, parts[i], path, i))]);
            if (type.Item is { } element)
                return List(items, element, path);
        }
        return Number(value, bare) ?? throw Unfit(value, type, path);
    }

    /// <summary>What an option takes, in words.</summary>
    public static string Expected(OptionType type)
    {
        var bare = type.Bare;
        string words = bare == typeof(bool) ? "true or false"
            : bare == typeof(string) ? "a text"
            : bare == typeof(int) || bare == typeof(long) ? "a whole number"
            : bare == typeof(double) || bare == typeof(float) ? "a number"
            : bare.IsEnum ? "one of " + string.Join(", ", Enum.GetNames(bare))
            : NamedValues(bare) is { } named ? $"the name of a {named.Kind}"
            : type.Parts is { Length: > 0 } parts
                ? $"a list of {string.Join(" and ", parts.Select(p => Expected(new(p, false))))}"
            : type.Item is { } item ? $"a list, each {Expected(new(item, false))}"
            : $"a {bare.Name}, which C# alone can make: pass the whole as an object";
        return type.IsNullable ? words + ", or null" : words;
    }

    static (string Kind, Dictionary<string, object> Values)? NamedValues(Type type)
    {
        bool isNamed = type.GetInterfaces().Any(
            i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(INamedValue<>));
        if (!isNamed)
            return null;
        var values = typeof(OptionValue).GetMethod(nameof(AllOf), BindingFlags.NonPublic | BindingFlags.Static)!;
        return ((string, Dictionary<string, object>))values.MakeGenericMethod(type).Invoke(null, null)!;
    }

    static (string Kind, Dictionary<string, object> Values) AllOf<T>() where T : class, INamedValue<T> =>
        (T.Kind, T.All.ToDictionary(v => v.Name, object (v) => v));

    static object? Number(object value, Type type)
    {
        if (value is bool or string or char or Enum)
            return null;
        try
        {
            return value switch
            {
                // 2^63 and more: none of the types below holds all of its digits.
                BigInteger whole when type == typeof(double) => (double)whole,
                long or int or short or byte when type == typeof(double) || type == typeof(float) || IsWhole(type) =>
                    System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture),
                BigInteger whole when IsWhole(type) =>
                    System.Convert.ChangeType((long)whole, type, CultureInfo.InvariantCulture),
                double or float or decimal when type == typeof(double) || type == typeof(float) =>
                    System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    static bool IsWhole(Type type) => type == typeof(int) || type == typeof(long);

    static Array List(object?[] items, Type element, string path)
    {
        var list = Array.CreateInstance(element, items.Length);
        for (int i = 0; i < items.Length; i++)
            list.SetValue(Item(items[i], element, path, i), i);
        return list;
    }

    static object? Item(object? value, Type type, string path, int index)
    {
        bool isNullable = Nullable.GetUnderlyingType(type) is not null;
        return Convert(value, new(type, isNullable), FormattableString.Invariant($"{path}[{index}]"));
    }

    static object?[] Items(object list) => [.. ((System.Collections.IEnumerable)list).Cast<object?>()];

    static string Named(string text, string[] names, string path) =>
        names.FirstOrDefault(n => OptionBinding.Plain(n) == OptionBinding.Plain(text))
        ?? throw new ArgumentException($"{path}: {NearestName.Message("value", text, names)}");

    static ArgumentException Unfit(object? value, OptionType type, string path) =>
        new($"{path}: expected {Expected(type)}, found {NamedOptions.Shown(value)}");
}
