using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace FairLab.Notebooks;

/// <summary>The text/plain form of any value.</summary>
internal static class PlainTextFormatter
{
    public static string Format(object? value)
    {
        if (value is string text)
            return text;
        var builder = new StringBuilder();
        Append(builder, value, 0);
        return builder.ToString();
    }

    static void Append(StringBuilder builder, object? value, int depth)
    {
        switch (value)
        {
            case null:
                builder.Append("null");
                return;
            case bool flag:
                builder.Append(flag ? "true" : "false");
                return;
            case string text:
                builder.Append(text);
                return;
            case IFormattable formattable:
                builder.Append(formattable.ToString(null, CultureInfo.InvariantCulture));
                return;
            case Exception error:
                builder.Append(error.GetType().FullName).Append(": ").Append(error.Message);
                return;
            case Type type:
                builder.Append(TypeName.Of(type));
                return;
        }

        if (depth >= FormatterRegistry.RecursionLimit)
            builder.Append("...");
        else if (ObjectShape.AsDictionary(value) is { } dictionary)
            AppendList(builder, dictionary, depth, static (item, target, level) => AppendEntry(target, (DictionaryEntry)item!, level));
        else if (ObjectShape.AsSequence(value) is { } sequence)
            AppendList(builder, sequence, depth, static (item, target, level) => Append(target, item, level));
        else if (ObjectShape.AsTuple(value) is { } tuple)
            AppendTuple(builder, tuple, depth);
        else if (OwnText(value) is { } own)
            builder.Append(own);
        else
            AppendMembers(builder, value, depth);
    }

    static void AppendEntry(StringBuilder builder, DictionaryEntry entry, int depth)
    {
        Append(builder, entry.Key, depth);
        builder.Append(": ");
        Append(builder, entry.Value, depth);
    }

    static void AppendList(StringBuilder builder, IEnumerable items, int depth, Action<object?, StringBuilder, int> append)
    {
        builder.Append('[');
        var count = 0;
        // A dictionary's own enumerator gives entries; its IEnumerable one may give pairs.
        var walker = items is IDictionary dictionary ? dictionary.GetEnumerator() : items.GetEnumerator();
        try
        {
            while (walker.MoveNext())
            {
                if (count == ValueFormatter.ListLimit)
                {
                    builder.Append(items is ICollection { Count: var total }
                        ? FormattableString.Invariant($", ... ({total - count} more)")
                        : ", ...");
                    break;
                }

                builder.Append(count++ == 0 ? " " : ", ");
                append(walker.Current, builder, depth + 1);
            }
        }
        finally
        {
            (walker as IDisposable)?.Dispose();
        }

        builder.Append(count == 0 ? "]" : " ]");
    }

    static void AppendTuple(StringBuilder builder, IReadOnlyList<object?> items, int depth)
    {
        builder.Append('(');
        for (var i = 0; i < items.Count; i++)
        {
            builder.Append(i == 0 ? "" : ", ");
            Append(builder, items[i], depth + 1);
        }

        builder.Append(')');
    }

    static void AppendMembers(StringBuilder builder, object value, int depth)
    {
        builder.Append(TypeName.Of(value.GetType()));
        var members = ObjectShape.Members(value.GetType());
        if (members.Count == 0)
            return;
        builder.Append(" { ");
        for (var i = 0; i < members.Count; i++)
        {
            builder.Append(i == 0 ? "" : ", ").Append(members[i].Name).Append(" = ");
            Append(builder, members[i].Value(value), depth + 1);
        }

        builder.Append(" }");
    }

    /// <summary>The type's own ToString, when it has one that says more than the type's name.</summary>
    static string? OwnText(object value)
    {
        var method = value.GetType().GetMethod(nameof(ToString), BindingFlags.Instance | BindingFlags.Public, Type.EmptyTypes);
        return method is null || method.DeclaringType == typeof(object) || method.DeclaringType == typeof(ValueType) ? null : value.ToString();
    }
}
