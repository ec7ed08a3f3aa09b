using System.Globalization;
using System.Text.RegularExpressions;

namespace FairLab.Data;

/// <summary>What the texts of a column are: numbers, dates or categories.</summary>
static partial class ColumnTexts
{
    static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Numbers as they are written; of a code such as 007 the zeros would be lost.</summary>
    public static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, Invariant, out _) && !Code().IsMatch(text);

    /// <summary>A number with a comma for the point, or without either.</summary>
    public static bool IsCommaNumber(string text) => !text.Contains('.', StringComparison.Ordinal)
        && IsNumber(Point(text));

    /// <summary>The number with a point.</summary>
    public static string Point(string text) => text.Replace(',', '.');

    /// <summary>A date that reads alike everywhere: year, month, day, and perhaps a time.</summary>
    public static bool IsDate(string text) => Iso().IsMatch(text) && Date(text) is not null;

    /// <summary>A date written in an order that differs from country to country.</summary>
    public static bool IsLocalDate(string text) => Local().IsMatch(text);

    /// <summary>Days since 1970-01-01, as text.</summary>
    public static string Days(string text) =>
        (Date(text)!.Value - DateTime.UnixEpoch).TotalDays.ToString("R", Invariant);

    static DateTime? Date(string text) => DateTime.TryParse(text, Invariant,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;

    [GeneratedRegex(@"^[+-]?0[0-9]")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(\d{1,2}[./-]\d{1,2}[./-](\d{4}|\d{2})|\d{4}[./]\d{1,2}[./]\d{1,2})$")]
    private static partial Regex Local();
}
