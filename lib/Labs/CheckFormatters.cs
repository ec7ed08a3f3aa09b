using System.Net;

namespace FairLab.Labs;

/// <summary>A check in a notebook: a sign, a word and a colour, no one of which is needed alone.</summary>
#pragma warning disable CA1822 // found by name, called on an instance
sealed class CheckFormatters
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<CheckResult>("text/html", Html),
        new TypeFormatter<CheckResult>("text/plain", result => result.ToString()),
    ];

    static string Html(CheckResult result)
    {
        (string sign, string colour) = result.State switch
        {
            CheckState.Right => ("✓", "#00734f"),
            CheckState.Wrong => ("✗", "#b34700"),
            _ => ("…", "#666666"),
        };
        return $"<div style=\"border-left:4px solid {colour};padding:.3em .8em\">"
            + $"<b>{sign} {result.Verdict}</b>: {WebUtility.HtmlEncode(result.What)}. "
            + $"{WebUtility.HtmlEncode(result.Says)}</div>";
    }
}
