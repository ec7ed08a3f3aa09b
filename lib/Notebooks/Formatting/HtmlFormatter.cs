using System.Collections;
using System.Net;
using System.Text;

namespace FairLab.Notebooks;

/// <summary>The text/html form: tables for sequences, dictionaries and objects; none for scalars, whose text says it all.</summary>
internal static class HtmlFormatter
{
    const int MaxDepth = 2;

    public static string? Format(object value)
    {
        if (ObjectShape.IsScalar(value) || value is Exception)
            return null;
        var builder = new StringBuilder();
        return Append(builder, value, 0) ? builder.ToString() : null;
    }

    static bool Append(StringBuilder builder, object value, int depth)
    {
        if (ObjectShape.AsDictionary(value) is { } dictionary)
            AppendDictionary(builder, dictionary, depth);
        else if (ObjectShape.AsSequence(value) is { } sequence)
            AppendSequence(builder, sequence, depth);
        else if (ObjectShape.AsTuple(value) is { } tuple)
            AppendSequence(builder, tuple, depth);
        else
            return AppendMembers(builder, value, depth);
        return true;
    }

    static void AppendCell(StringBuilder builder, object? value, int depth)
    {
        builder.Append("<td>");
        if (value is not null && Own(value) is { } own)
            builder.Append(own);
        else if (value is null || ObjectShape.IsScalar(value) || depth >= MaxDepth || !Append(builder, value, depth))
            builder.Append(Encode(PlainTextFormatter.Format(value)));
        builder.Append("</td>");
    }

    /// <summary>The HTML of a value whose type, or the notebook, says how it is shown; null for all others.</summary>
    static string? Own(object value) => HasOwn(value) || value is Microsoft.AspNetCore.Html.IHtmlContent
        ? ValueFormatter.Format(value) is var shown && shown["text/html"] is { } html ? html : Encode(shown["text/plain"]!)
        : null;

    static bool HasOwn(object value) => FormatterSource.Of(value.GetType()).Formatters.Count > 0 || FormatterRegistry.For(value.GetType()).Count > 0;

    static void AppendDictionary(StringBuilder builder, IDictionary dictionary, int depth)
    {
        builder.Append("<table><thead><tr><th>key</th><th>value</th></tr></thead><tbody>");
        var count = 0;
        foreach (DictionaryEntry entry in dictionary)
        {
            if (count++ == ValueFormatter.ListLimit)
                break;
            builder.Append("<tr>");
            AppendCell(builder, entry.Key, depth + 1);
            AppendCell(builder, entry.Value, depth + 1);
            builder.Append("</tr>");
        }

        builder.Append("</tbody></table>");
        AppendMore(builder, dictionary.Count - ValueFormatter.ListLimit);
    }

    static void AppendSequence(StringBuilder builder, IEnumerable sequence, int depth)
    {
        var items = sequence.Cast<object?>().Take(ValueFormatter.ListLimit + 1).ToList();
        var more = items.Count > ValueFormatter.ListLimit;
        var shown = items.Take(ValueFormatter.ListLimit).ToList();
        var columns = Columns(shown);
        builder.Append("<table><thead><tr><th>#</th>");
        foreach (var column in columns ?? ["value"])
            builder.Append("<th>").Append(Encode(column)).Append("</th>");
        builder.Append("</tr></thead><tbody>");
        for (var i = 0; i < shown.Count; i++)
        {
            builder.Append("<tr><td>").Append(FormattableString.Invariant($"{i}")).Append("</td>");
            if (columns is null)
            {
                AppendCell(builder, shown[i], depth + 1);
            }
            else
            {
                var members = ObjectShape.Members(shown[i]!.GetType()).ToDictionary(member => member.Name);
                foreach (var column in columns)
                    AppendCell(builder, members.TryGetValue(column, out var member) ? member.Value(shown[i]!) : null, depth + 1);
            }

            builder.Append("</tr>");
        }

        builder.Append("</tbody></table>");
        if (more)
            AppendMore(builder, sequence is ICollection { Count: var total } ? total - ValueFormatter.ListLimit : null);
    }

    /// <summary>The members to show side by side, or null when the elements are not objects with members of their own.</summary>
    static List<string>? Columns(List<object?> items)
    {
        List<string> columns = [];
        foreach (var item in items)
        {
            if (item is null or Exception || HasOwn(item) || ObjectShape.IsScalar(item) || ObjectShape.AsSequence(item) is not null || ObjectShape.AsTuple(item) is not null)
                return null;
            foreach (var member in ObjectShape.Members(item.GetType()))
            {
                if (!columns.Contains(member.Name))
                    columns.Add(member.Name);
            }
        }

        return columns.Count == 0 ? null : columns;
    }

    static bool AppendMembers(StringBuilder builder, object value, int depth)
    {
        var members = ObjectShape.Members(value.GetType());
        if (members.Count == 0)
            return false;
        builder.Append("<table><thead><tr><th colspan=\"2\">").Append(Encode(TypeName.Of(value.GetType()))).Append("</th></tr></thead><tbody>");
        foreach (var member in members)
        {
            builder.Append("<tr><td>").Append(Encode(member.Name)).Append("</td>");
            AppendCell(builder, member.Value(value), depth + 1);
            builder.Append("</tr>");
        }

        builder.Append("</tbody></table>");
        return true;
    }

    static void AppendMore(StringBuilder builder, int? count)
    {
        if (count is null)
            builder.Append("<p>... more</p>");
        else if (count > 0)
            builder.Append(FormattableString.Invariant($"<p>... {count} more</p>"));
    }

    static string Encode(string text) => WebUtility.HtmlEncode(text);
}
