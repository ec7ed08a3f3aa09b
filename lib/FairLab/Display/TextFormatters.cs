using System.Net;

namespace FairLab;

/// <summary>
/// The formatters of types whose text says what a reader wants to know; without them a notebook lists properties.
/// </summary>
#pragma warning disable CA1822 // found by name, called on an instance
sealed class TextFormatters
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<object>("text/html", value => $"<pre>{WebUtility.HtmlEncode(value.ToString())}</pre>"),
        new TypeFormatter<object>("text/plain", value => value.ToString()),
    ];
}
