using System.Net;

namespace FairLab.Notebooks;

/// <summary>What is known about a name.</summary>
/// <param name="Signature">Its declaration as C# writes it.</param>
/// <param name="Documentation">Its documentation as plain text, or null.</param>
public sealed record Inspection(string Signature, string? Documentation)
{
    /// <summary>Both as text, Markdown and HTML.</summary>
    public MimeBundle ToBundle()
    {
        var plain = Documentation is null ? Signature : $"{Signature}\n\n{Documentation}";
        var html = $"<pre>{WebUtility.HtmlEncode(Signature)}</pre>"
            + (WebUtility.HtmlEncode(Documentation) is { } text
                ? $"<p>{text.Replace("\n", "<br>", StringComparison.Ordinal)}</p>"
                : "");
        return new MimeBundle([
            new("text/plain", plain),
            new("text/markdown", $"```csharp\n{Signature}\n```\n\n{Documentation}"),
            new("text/html", html),
        ]);
    }
}
