namespace FairLab.Data;

/// <summary>The formatters of tables, found by name: HTML for notebooks, Markdown for everything else.</summary>
#pragma warning disable CA1822 // found by name, called on an instance
sealed class TableFormatters
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<Table>("text/html", table => table.ToHtml()),
        new TypeFormatter<Table>("text/plain", table => table.ToMarkdown()),
    ];
}
