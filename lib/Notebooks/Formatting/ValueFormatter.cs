using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;

namespace FairLab.Notebooks;

/// <summary>
/// Turns a value into what a notebook shows, by .NET Interactive's formatters; text/plain is always there. Text is
/// written with the invariant culture.
/// </summary>
public static class ValueFormatter
{
    /// <summary>The longest text of one value, in characters; what is longer is cut, and the cut is said.</summary>
    public const int SizeLimit = 1 << 20;

    // What the default formatter writes of values that have nothing but their text.
    const string PlainInHtml = "<div class=\"dni-plaintext\"><pre>";

    /// <summary>The representations of a value.</summary>
    /// <param name="value">The value, null included.</param>
    /// <param name="mimeTypes">
    /// The representations wanted; those preferred for its type when none is named. Text/plain is added when it is
    /// missing.
    /// </param>
    public static MimeBundle Format(object? value, params string[] mimeTypes) => value switch
    {
        // What has its representations already is shown as it is.
        MimeBundle ready => ready,
        FormattedValue one => Bundle(null, [one]),
        IEnumerable<FormattedValue> several => Bundle(null, several),
        _ => Bundle(value, FormattedValue.CreateManyFromObject(value, mimeTypes)),
    };

    /// <summary>The text/plain representation alone.</summary>
    public static string Text(object? value) => Cut(value.ToDisplayString(PlainTextFormatter.MimeType));

    /// <summary>What a front end gets of a value that has been formatted.</summary>
    internal static MimeBundle Bundle(object? value, IEnumerable<FormattedValue> formatted)
    {
        List<KeyValuePair<string, string>> data = [];
        foreach (var item in formatted)
        {
            if (item.SuppressDisplay || data.Exists(entry => entry.Key == item.MimeType))
                continue;
            // A formatter that declines a value writes nothing; HTML that only repeats the text tells nothing more.
            if (item.MimeType != PlainTextFormatter.MimeType
                && (string.IsNullOrEmpty(item.Value) || value is not string && IsPlain(item)))
                continue;
            data.Add(new(item.MimeType, item.MimeType == PlainTextFormatter.MimeType ? Cut(item.Value) : item.Value));
        }

        // A picture handed over as text has no words.
        var isText = value is not string
            || data.TrueForAll(entry => entry.Key.StartsWith("text/", StringComparison.Ordinal));
        if (isText
            && (value is not null || data.Count == 0)
            && !data.Exists(entry => entry.Key == PlainTextFormatter.MimeType))
            data.Add(new(PlainTextFormatter.MimeType, Text(value)));
        return new MimeBundle(data);
    }

    static bool IsPlain(FormattedValue item) =>
        item.MimeType == HtmlFormatter.MimeType && item.Value.StartsWith(PlainInHtml, StringComparison.Ordinal)
        && item.Value.IndexOf("<div", PlainInHtml.Length, StringComparison.Ordinal) < 0;

    static string Cut(string? text) => text is null ? ""
        : text.Length <= SizeLimit ? text
        : string.Create(
            CultureInfo.InvariantCulture, $"{text.AsSpan(0, SizeLimit)}... (cut: {text.Length} characters in all)");
}
