namespace FairLab.Figures;

/// <summary>
/// The formatters of figures, found by name: Plotly's JSON and HTML for notebooks, words for everything else; an image too
/// where FAIRLAB_FIGURE_PNG is 1, for front ends that run no scripts. It is not the default: each image starts a browser.
/// </summary>
#pragma warning disable CA1822 // The convention calls CreateTypeFormatters on an instance.
sealed class FigureFormatters
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new ByMimeType(Figure.MimeType, figure => figure.ToJson()),
        new ByMimeType("text/html", NotebookFigureHtml.Of),
        new ByMimeType("image/png", figure => IsPngWanted ? Convert.ToBase64String(FigureDrawing.Png(figure)) : null),
        new ByMimeType("text/plain", figure => figure.ToString()),
    ];

    // Read at each display, so that a cell can set it too.
    static bool IsPngWanted => Environment.GetEnvironmentVariable("FAIRLAB_FIGURE_PNG") is "1";

    sealed class ByMimeType(string mimeType, Func<Figure, string?> text)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not Figure figure || text(figure) is not { } shown)
                return false;
            writer.Write(shown);
            return true;
        }
    }
}
