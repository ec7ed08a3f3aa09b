namespace FairLab.Metrics;

/// <summary>
/// The formatters of values by group, found by name: HTML for notebooks, aligned text for everything else.
/// </summary>
#pragma warning disable CA1822 // found by name, called on an instance
sealed class GroupTableFormatters
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<object>("text/html", value => TableFor(value)?.ToHtml()),
        new TypeFormatter<object>("text/plain", value => TableFor(value)?.ToText()),
    ];

    static GroupTable? TableFor(object value) => value switch
    {
        GroupCounts counts => GroupTable.Of(counts),
        MetricFrameResult result => GroupTable.Of(result),
        _ => null,
    };
}
