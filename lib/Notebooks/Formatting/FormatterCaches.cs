using System.Collections;
using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;

namespace FairLab.Notebooks;

/// <summary>
/// Makes .NET Interactive's formatting let go of types that cells declared: it keeps what it has found out about each
/// type for as long as the process lives, and a worker that runs one notebook after another would keep all their cells.
/// </summary>
internal static class FormatterCaches
{
    const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    static readonly Lazy<FieldInfo[]> Fields = new(() =>
    [
        .. typeof(Formatter).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(Static))
            .Where(field => !field.IsLiteral && !field.FieldType.IsPrimitive),
    ]);

    /// <summary>Forgets every type that can be unloaded.</summary>
    public static void Forget()
    {
        foreach (var field in Fields.Value)
        {
            // A field of a class that was never used is not worth its set-up.
            switch (field.GetValue(null))
            {
                case IDictionary dictionary:
                    Forget(dictionary);
                    break;
                case Action subscribers when field.Name == "Clearing":
                    field.SetValue(
                        null,
                        subscribers.GetInvocationList().Where(call => call.Method.DeclaringType?.IsCollectible != true)
                            .Aggregate((Delegate?)null, Delegate.Combine));
                    break;
                case { } holder when holder.GetType().Assembly == typeof(Formatter).Assembly:
                    foreach (var inner in holder.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
                    {
                        if (inner.GetValue(holder) is IDictionary held)
                            Forget(held);
                    }

                    break;
            }
        }
    }

    static void Forget(IDictionary dictionary)
    {
        foreach (var key in dictionary.Keys.Cast<object>().Where(IsCollectible).ToList())
            dictionary.Remove(key);
    }

    static bool IsCollectible(object key) => key switch
    {
        Type type => type.IsCollectible,
        System.Runtime.CompilerServices.ITuple { Length: > 0 } tuple => tuple[0] is Type { IsCollectible: true },
        _ => false,
    };
}
