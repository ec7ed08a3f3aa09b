namespace FairLab.Data;

/// <summary>The formatters of summaries and of data sets, found by name.</summary>
#pragma warning disable CA1822 // found by name, called on an instance
sealed class DatasetSummaryFormatters
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<DatasetSummary>("text/html", summary => summary.ToHtml()),
        new TypeFormatter<DatasetSummary>("text/plain", summary => summary.ToString()),
        new TypeFormatter<TabularDataset>("text/html", data => data.Summary().ToHtml()),
        new TypeFormatter<TabularDataset>("text/plain", data => data.ToString()),
    ];
}
