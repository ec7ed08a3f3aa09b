namespace FairLab.Figures;

/// <summary>The formatters of figures, found by name: Plotly's JSON and HTML for notebooks, words for everything else.</summary>
#pragma warning disable CA1822 // The convention calls CreateTypeFormatters on an instance.
sealed class FigureFormatters
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new ByMimeType(Figure.MimeType, figure => figure.ToJson()),
        new ByMimeType("text/html", NotebookFigureHtml.Of),
        new ByMimeType("text/plain", figure => figure.ToString()),
    ];

    sealed class ByMimeType(string mimeType, Func<Figure, string> text)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not Figure figure)
                return false;
            writer.Write(text(figure));
            return true;
        }
    }
}
