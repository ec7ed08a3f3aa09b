namespace FairLab.Report.Paper;

/// <summary>
/// The widths of a venue's pages, in inches: what is set in them fits the venue's own class, which is not shipped.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">1 or 2.</param>
/// <param name="Text">The width of the text.</param>
/// <param name="Height">The height of the text.</param>
/// <param name="Points">The size of the letters.</param>
public sealed record PaperStyle(string Name, int Columns, double Text, double Height, int Points)
{
    /// <summary>Between two columns.</summary>
    public const double Gap = 0.33;

    /// <summary>All styles.</summary>
    public static IReadOnlyList<PaperStyle> All { get; } =
    [
        new("acm", 2, 7.0, 9.0, 10), new("ieee", 2, 7.16, 9.3, 10), new("neurips", 1, 5.5, 9.0, 10),
        new("plain", 1, 6.5, 9.0, 11),
    ];

    /// <summary>A style by name.</summary>
    /// <param name="name">acm, ieee, neurips or plain.</param>
    /// <exception cref="ArgumentException">There is none; the message names the nearest.</exception>
    public static PaperStyle Named(string name) => All.FirstOrDefault(s => s.Name == name)
        ?? throw new ArgumentException(NearestName.Message("style", name, [.. All.Select(s => s.Name)]), nameof(name));

    /// <summary>The width of a column.</summary>
    public double Column => Columns == 1 ? Text : (Text - Gap) / 2;
}
