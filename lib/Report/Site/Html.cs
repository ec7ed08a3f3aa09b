using System.Globalization;
using System.Net;

namespace FairLab.Report.Site;

/// <summary>Text in HTML.</summary>
static class Html
{
    public static CultureInfo Invariant => CultureInfo.InvariantCulture;

    public static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A name as an anchor.</summary>
    public static string Anchor(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));
}
