namespace FairLab.Runs;

/// <summary>The formatters of tables, found by name: HTML for notebooks, Markdown for everything else.</summary>
#pragma warning disable CA1822 // found by name, called on an instance
sealed class TableFormatters
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new ByMimeType("text/html", table => table.ToHtml()),
        new ByMimeType("text/plain", table => table.ToMarkdown()),
    ];

    sealed class ByMimeType(string mimeType, Func<Table, string> text)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not Table table)
                return false;
            writer.Write(text(table));
            return true;
        }
    }
}
