using System.Reflection;

namespace FairLab;

/// <summary>Sets the properties of an options record by name: <c>isPerGroup</c>, <c>is-per-group</c>.</summary>
static class OptionBinding
{
    /// <summary>Sets options on a record that nobody has seen yet.</summary>
    /// <param name="record">A fresh record.</param>
    /// <param name="options">Names and values, as YAML, JSON or C# gives them.</param>
    /// <param name="what">What messages call the record, such as <c>mitigator 'reduction'</c>.</param>
    /// <exception cref="ArgumentException">An unknown name, with the nearest valid one; or a value that does not
    /// fit.</exception>
    public static void Set(object record, IEnumerable<KeyValuePair<string, object?>> options, string what)
    {
        var properties = Properties(record.GetType());
        var set = new HashSet<PropertyInfo>();
        foreach (var (name, value) in options)
        {
            var property = properties.FirstOrDefault(p => Plain(p.Name) == Plain(name))
                ?? throw new ArgumentException(
                    $"{what}: {NearestName.Message("option", name, [.. properties.Select(p => Camel(p.Name))])}");
            if (!set.Add(property))
                throw new ArgumentException($"{what}: the option '{Camel(property.Name)}' is there twice");
            Set(record, property, value, $"{what}: {Camel(property.Name)}");
        }
    }

    /// <summary>The options of a record, with its own values as defaults.</summary>
    public static IReadOnlyList<OptionInfo> Of(object record) =>
        [.. Properties(record.GetType()).Select(p =>
            new OptionInfo(Camel(p.Name), OptionValue.Expected(Declared(p)), p.GetValue(record)))];

    static void Set(object record, PropertyInfo property, object? value, string path)
    {
        object? converted = OptionValue.Convert(value, Declared(property), path);
        try
        {
            property.SetValue(record, converted);
        }
        catch (TargetInvocationException e) when (e.InnerException is ArgumentException inner)
        {
            // Behind it stand the property's name and the value, in lines of their own.
            string reason = inner.Message.Split(" (Parameter '", 2)[0].Split('\n')[0];
            bool isSaid = reason.Contains("found", StringComparison.Ordinal);
            string found = isSaid ? "" : $", found {NamedOptions.Shown(value)}";
            throw new ArgumentException($"{path}: {reason}{found}", inner);
        }
    }

    static OptionType Declared(PropertyInfo property)
    {
        var nullability = new NullabilityInfoContext().Create(property).WriteState;
        bool isNullable = Nullable.GetUnderlyingType(property.PropertyType) is not null
            || (!property.PropertyType.IsValueType && nullability == NullabilityState.Nullable);
        return new(property.PropertyType, isNullable);
    }

    static PropertyInfo[] Properties(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0)
            .OrderBy(p => p.MetadataToken)];

    /// <summary>A name without letter case and joints: isPerGroup, is-per-group and IS_PER_GROUP are one.</summary>
    internal static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
