using Microsoft.DotNet.Interactive.Formatting;

namespace FairLab.Notebooks;

/// <summary>Text that notebooks show as Markdown.</summary>
/// <param name="content">The text.</param>
[TypeFormatterSource(typeof(Formatters), PreferredMimeTypes = [MimeType])]
public sealed class MarkdownText(string content)
{
    const string MimeType = "text/markdown";

    /// <inheritdoc/>
    public override string ToString() => content;

    sealed class Formatters : ITypeFormatterSource
    {
        public IEnumerable<ITypeFormatter> CreateTypeFormatters() =>
            [new Formatter(MimeType), new Formatter(PlainTextFormatter.MimeType)];
    }

    sealed class Formatter(string mimeType) : TypeFormatter<MarkdownText>
    {
        public override string MimeType => mimeType;

        public override bool Format(MarkdownText value, FormatContext context)
        {
            context.Writer.Write(value.ToString());
            return true;
        }
    }
}
