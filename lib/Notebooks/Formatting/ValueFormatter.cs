using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace FairLab.Notebooks;

/// <summary>
/// Turns a value into what a notebook shows. Formatters of the notebook come first, then those a type brings along, then HTML tables for sequences and
/// objects; text/plain is always there. All text is written with the invariant culture.
/// </summary>
public static class ValueFormatter
{
    /// <summary>How many elements of a sequence are shown.</summary>
    public static int ListLimit => FormatterRegistry.ListLimit;

    /// <summary>Says what formats the values of a type that brings no formatters along; nothing is loaded before one is shown.</summary>
    /// <param name="typeName">The type's full name.</param>
    /// <param name="source">The type whose <c>CreateTypeFormatters()</c> gives objects with <c>MimeType</c> and <c>Format</c>.</param>
    public static void RegisterSource(string typeName, Func<Type> source) => FormatterSource.Register(typeName, source);

    /// <summary>The representations of a value.</summary>
    /// <param name="value">The value, null included.</param>
    /// <param name="mimeTypes">The representations wanted; all when none is named. Text/plain is added when it is missing.</param>
    public static MimeBundle Format(object? value, params IReadOnlyList<string> mimeTypes)
    {
        // What has its representations already is shown as it is.
        if (value is MimeBundle ready)
            return ready;
        List<KeyValuePair<string, string>> data = [];
        if (value is not null && mimeTypes.Count == 0 && FormatterRegistry.PreferredFor(value.GetType()) is { } preferred)
            mimeTypes = preferred;
        if (value is not null)
            AddFromType(value, mimeTypes, data);
        if (Wanted("text/html", mimeTypes, data) && value is not null && HtmlFormatter.Format(value) is { } html)
            data.Add(new("text/html", html));
        if (mimeTypes is [var single] && data.Count == 0 && single is not "text/plain")
            data.Add(new(single, Text(value)));
        if (!data.Exists(entry => entry.Key == "text/plain"))
            data.Add(new("text/plain", Text(value)));
        return new MimeBundle(data);
    }

    /// <summary>The text/plain representation alone.</summary>
    public static string Text(object? value) => PlainTextFormatter.Format(value);

    static void AddFromType(object value, IReadOnlyList<string> mimeTypes, List<KeyValuePair<string, string>> data)
    {
        if (value is DisplayText shown)
        {
            data.Add(new(shown.MimeType, shown.Content));
            return;
        }

        if (value is IHtmlContent html)
        {
            data.Add(new("text/html", html.ToString()!));
            return;
        }

        foreach (var registered in FormatterRegistry.For(value.GetType()))
        {
            if (Wanted(registered.MimeType, mimeTypes, data) && registered.Text(value) is { } text)
                data.Add(new(registered.MimeType, text));
        }

        var source = FormatterSource.Of(value.GetType());
        var order = source.Formatters.Select((formatter, index) => (formatter, index, rank: Rank(source.PreferredMimeTypes, formatter.MimeType)));
        foreach (var (formatter, _, _) in order.OrderBy(entry => entry.rank).ThenBy(entry => entry.index))
        {
            if (!Wanted(formatter.MimeType, mimeTypes, data))
                continue;
            using var writer = new StringWriter(CultureInfo.InvariantCulture);
            if (formatter.Format(value, writer))
                data.Add(new(formatter.MimeType, writer.ToString()));
        }
    }

    static int Rank(IReadOnlyList<string> preferred, string mimeType)
    {
        for (var i = 0; i < preferred.Count; i++)
        {
            if (preferred[i] == mimeType)
                return i;
        }

        return preferred.Count;
    }

    static bool Wanted(string mimeType, IReadOnlyList<string> mimeTypes, List<KeyValuePair<string, string>> data) =>
        (mimeTypes.Count == 0 || mimeTypes.Contains(mimeType)) && !data.Exists(entry => entry.Key == mimeType);
}
