namespace Microsoft.AspNetCore.Html;

/// <summary>HTML that is not encoded again.</summary>
/// <param name="value">The HTML.</param>
public sealed class HtmlString(string? value) : IHtmlContent
{
    /// <summary>The HTML.</summary>
    public string? Value { get; } = value;

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
