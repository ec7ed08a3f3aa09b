using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace FairLab.Notebooks;

/// <summary>Types whose values are written as text in one standard form: ISO 8601 for times, RFC 4122 for
/// Guids.</summary>
internal static partial class ParameterForm
{
    static readonly Dictionary<string, (Func<string, object?> Read, string Example)> Forms = new(StringComparer.Ordinal)
    {
        [nameof(DateTime)] = (text => Moment(text), "2024-05-17 or 2024-05-17T13:45:00Z"),
        [nameof(DateTimeOffset)] = (text => Offset(text), "2024-05-17T13:45:00+02:00 or 2024-05-17T13:45:00Z"),
        [nameof(DateOnly)] = (
            text => DateOnly.TryParseExact(text, "yyyy-MM-dd", Invariant, DateTimeStyles.None, out var day)
                ? day
                : null,
            "2024-05-17"),
        [nameof(TimeOnly)] = (
            text => Clock().IsMatch(text) && TimeOnly.TryParse(text, Invariant, out var time) ? time : null,
            "13:45 or 13:45:30.5"),
        [nameof(TimeSpan)] = (text => Span(text), "1.02:30:00 (days.hours:minutes:seconds) or PT26H30M"),
        [nameof(Guid)] = (
            text => Guid.TryParseExact(text, "D", out var id) || Guid.TryParseExact(text, "N", out id) ? id : null,
            "0f8fad5b-d9cb-469f-a165-70867728950e"),
        [nameof(Uri)] = (Address, "https://example.org/data.csv"),
    };

    static CultureInfo Invariant => CultureInfo.InvariantCulture;

    /// <summary>Whether a type of the namespace System has such a form.</summary>
    public static bool Has(string type) => Forms.ContainsKey(type);

    /// <summary>The value of a text, or null when it is not in the form.</summary>
    public static object? Read(string type, string text) => Forms[type].Read(text);

    /// <summary>How the form looks.</summary>
    public static string Example(string type) => Forms[type].Example;

    /// <summary>The text of a value, from which it is read again without loss; null for a value without such a
    /// form.</summary>
    public static string? Write(object? value) => value switch
    {
        DateTime or DateTimeOffset or DateOnly or TimeOnly => ((IFormattable)value).ToString("O", Invariant),
        TimeSpan span => span.ToString("c", Invariant),
        Guid id => id.ToString("D"),
        Uri address => address.OriginalString,
        _ => null,
    };

    /// <summary>The C# that makes the value, by the name the type has where it stands.</summary>
    public static string Literal(string name, object value) => value switch
    {
        DateOnly day => FormattableString.Invariant($"new {name}({day.Year}, {day.Month}, {day.Day})"),
        DateTime =>
            $"{name}.ParseExact(\"{Write(value)}\", \"O\", null, System.Globalization.DateTimeStyles.RoundtripKind)",
        DateTimeOffset => $"{name}.ParseExact(\"{Write(value)}\", \"O\", null)",
        TimeOnly => $"{name}.ParseExact(\"{Write(value)}\", \"O\")",
        Uri => $"new {name}({CSharpLiteral.Text(Write(value)!)})",
        _ => $"{name}.Parse(\"{Write(value)}\")",
    };

    // A moment of a place that the text does not name stays one; of a place it names, it becomes that of Greenwich,
    // on every machine.
    static DateTime? Moment(string text)
    {
        if (Day().Match(text) is not { Success: true } match || !TryParse(text, out var time))
            return null;
        return match.Groups["zone"].Length > 0
            ? time.UtcDateTime
            : DateTime.SpecifyKind(time.DateTime, DateTimeKind.Unspecified);
    }

    static DateTimeOffset? Offset(string text) =>
        Day().Match(text) is { Success: true } match && match.Groups["zone"].Length > 0 && TryParse(text, out var time)
            ? time
            : null;

    static bool TryParse(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, Invariant, DateTimeStyles.AssumeUniversal, out time);

    static TimeSpan? Span(string text)
    {
        // Two numbers may be hours and minutes, or minutes and seconds; one may be anything.
        if (text.Count(c => c == ':') == 2 && TimeSpan.TryParseExact(text, "c", Invariant, out var span))
            return span;
        try
        {
            return Duration().IsMatch(text) ? XmlConvert.ToTimeSpan(text) : null;
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return null;
        }
    }

    static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && text.StartsWith(address.Scheme + ":", StringComparison.OrdinalIgnoreCase) ? address : null;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,7})?)?(?<zone>Z|[+-]\d\d:\d\d)?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Day();

    [GeneratedRegex(@"^\d\d:\d\d(:\d\d(\.\d{1,7})?)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Clock();

    // Months and years have no fixed length.
    [GeneratedRegex(@"^-?P(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d{1,7})?S)?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Duration();
}
