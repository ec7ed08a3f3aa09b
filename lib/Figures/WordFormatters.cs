namespace FairLab.Figures;

/// <summary>The formatters of coloured words, found by name.</summary>
#pragma warning disable CA1822 // The convention calls CreateTypeFormatters on an instance.
sealed class WordFormatters
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<ColouredWords>("text/html", words => words.ToHtml()),
        new TypeFormatter<ColouredWords>("text/plain", words => words.ToString()),
    ];
}
