using System.ComponentModel;
using System.Globalization;

namespace FairLab.Notebooks;

/// <summary>Where an injected cell takes its values from. The cell is compiled as a call to here, so that runs that differ in values alone share every compiled cell.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InjectedParameters
{
    static readonly AsyncLocal<IReadOnlyDictionary<string, object?>?> Values = new();

    /// <summary>The value injected under a name.</summary>
    /// <typeparam name="T">The declared type.</typeparam>
    public static T Get<T>(string name) => (T)Convert(typeof(T), Values.Value![name])!;

    internal static void Set(IReadOnlyDictionary<string, object?>? values) => Values.Value = values;

    static object? Convert(Type type, object? value)
    {
        if (value is null)
            return null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return Enum.Parse(type, (string)value);
        if (value is object?[] items && type != typeof(object))
            return List(type, items);
        if (value is KeyValuePair<string, object?>[] entries)
            return Map(type, entries);
        if (value is Int128 whole)
        {
            if (type == typeof(object))
                return whole >= int.MinValue && whole <= int.MaxValue ? (object)(int)whole : (long)whole;
            if (type == typeof(nint))
                return (nint)(long)whole;
            if (type == typeof(nuint))
                return (nuint)(ulong)whole;
            return type == typeof(ulong) ? (ulong)whole : System.Convert.ChangeType((long)whole, type, CultureInfo.InvariantCulture);
        }

        if (value is ParameterText text)
            return text.Text;
        if (value is object?[] any)
            return any.Select(item => Convert(typeof(object), item)).ToArray();
        if (type == typeof(char))
            return ((string)value)[0];
        return type == typeof(object) || type.IsInstanceOfType(value) ? value : System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
    }

    static object List(Type type, object?[] items)
    {
        var element = type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
        var array = Array.CreateInstance(element, items.Length);
        for (var i = 0; i < items.Length; i++)
            array.SetValue(Convert(element, items[i]), i);
        return type.IsAssignableFrom(array.GetType()) && type != typeof(IList<>).MakeGenericType(element)
            ? array
            : Activator.CreateInstance(typeof(List<>).MakeGenericType(element), array)!;
    }

    static object Map(Type type, KeyValuePair<string, object?>[] entries)
    {
        var element = type.IsGenericType ? type.GetGenericArguments()[1] : typeof(object);
        var map = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), element))!;
        foreach (var (key, item) in entries)
            map[key] = Convert(element, item);
        return map;
    }
}
