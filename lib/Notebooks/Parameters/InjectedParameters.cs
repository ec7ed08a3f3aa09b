using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace FairLab.Notebooks;

/// <summary>
/// Where an injected cell takes its values from. The cell is compiled as a call to here, so that runs that differ in
/// values alone share every compiled cell.
/// </summary>
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
        {
            var element = type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
            return ParameterCollections.Make(
                type, element, Items(element, items.Select(item => Convert(element, item)).ToArray()));
        }

        if (value is KeyValuePair<string, object?>[] entries)
        {
            var element = type.IsGenericType ? type.GetGenericArguments()[1] : typeof(object);
            return ParameterCollections.MakeMap(
                type, element, entries.Select(entry => KeyValuePair.Create(entry.Key, Convert(element, entry.Value))));
        }
        if (value is BigInteger whole)
        {
            if (type == typeof(object))
                return whole >= int.MinValue && whole <= int.MaxValue ? (int)whole
                    : whole >= long.MinValue && whole <= long.MaxValue ? (object)(long)whole
                    : whole;
            if (type == typeof(nint))
                return (nint)(long)whole;
            if (type == typeof(nuint))
                return (nuint)(ulong)whole;
            return type == typeof(BigInteger) ? whole
                : type == typeof(Int128) ? (Int128)whole
                : type == typeof(UInt128) ? (UInt128)whole
                : type == typeof(ulong) ? (ulong)whole
                : System.Convert.ChangeType((long)whole, type, CultureInfo.InvariantCulture);
        }

        if (value is double real && type == typeof(Half))
            return (Half)real;

        if (value is ParameterText text)
            return text.Text;
        if (value is object?[] any)
            return any.Select(item => Convert(typeof(object), item)).ToArray();
        if (type == typeof(char))
            return ((string)value)[0];
        return type == typeof(object) || type.IsInstanceOfType(value)
            ? value
            : System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
    }

    static Array Items(Type element, object?[] items)
    {
        var array = Array.CreateInstance(element, items.Length);
        Array.Copy(items, array, items.Length);
        return array;
    }
}
