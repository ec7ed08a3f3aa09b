using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace FairLab.Notebooks;

/// <summary>How a value is looked at: as a scalar, a sequence, a dictionary, or an object with members.</summary>
internal static class ObjectShape
{
    /// <summary>Values written as text, never as a table.</summary>
    public static bool IsScalar(object value) =>
        value is string or IFormattable or bool or char or Type or Uri or Version or Delegate or MemberInfo or DisplayText or Microsoft.AspNetCore.Html.IHtmlContent;

    public static IDictionary? AsDictionary(object value) => value as IDictionary;

    public static IEnumerable? AsSequence(object value) => IsScalar(value) ? null : value as IEnumerable;

    /// <summary>Public readable properties without index and public fields, in declared order.</summary>
    public static IReadOnlyList<Member> Members(Type type)
    {
        List<Member> members = [];
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.CanRead && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike
                && property.GetMethod is { IsPublic: true })
                members.Add(new Member(property.Name, property.MetadataToken, value => Read(property, value)));
        }

        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public))
            members.Add(new Member(field.Name, field.MetadataToken, field.GetValue));
        return [.. members.OrderBy(member => member.Order)];
    }

    /// <summary>A tuple's elements, or null when the value is not a tuple.</summary>
    public static IReadOnlyList<object?>? AsTuple(object value) =>
        value is ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])] : null;

    static object? Read(PropertyInfo property, object value)
    {
        try
        {
            return property.GetValue(value, BindingFlags.DoNotWrapExceptions, null, null, null);
        }
        catch (Exception error)
        {
            // A getter that throws is shown as such; it must not hide the other members.
            return new DisplayText("text/plain", $"({error.GetType().Name}: {error.Message})");
        }
    }

    internal sealed record Member(string Name, int Order, Func<object, object?> Value);
}
