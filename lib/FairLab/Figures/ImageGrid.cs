namespace FairLab.Figures;

/// <summary>Where images stand: in rows, each with its title above it and its overlay beneath; lengths in pixels from the top left of the plot.</summary>
sealed class ImageGrid
{
    /// <summary>The size of the titles' font.</summary>
    public const int TitleSize = 12;

    /// <summary>The room at the left for the words beside images and overlays.</summary>
    public const int Left = 24;

    const int MostColumns = 5, ColumnGap = 14, RowGap = 20, OverlayGap = 6, TitleLine = 16, TitleGap = 5, LeastSide = 32, LeastWidth = 300;

    /// <summary>Places the panels.</summary>
    /// <param name="panels">The panels, from left to right and from top to bottom.</param>
    /// <param name="width">The room; null for as much as images of a good size need.</param>
    public ImageGrid(IReadOnlyList<ImagePanel> panels, int? width)
    {
        int columns = Math.Clamp(panels.Count, 1, MostColumns);
        int side = Math.Max(LeastSide, width is { } w ? (w - Left - (columns - 1) * ColumnGap) / columns : columns <= 2 ? 200 : 150);
        var sizes = panels.Select(p => Fit(p, side)).ToArray();
        int cellWidth = sizes.Select(s => s.Width).DefaultIfEmpty(side).Max();
        var titles = panels.Select(p => FigureText.Wrap(p.Title, cellWidth, TitleSize)).ToArray();
        Width = Math.Max(width ?? LeastWidth, Left + columns * cellWidth + (columns - 1) * ColumnGap);
        Cells = new Cell[panels.Count];
        for (int row = 0, y = 0; row * columns < panels.Count; row++)
        {
            int[] inRow = [.. Enumerable.Range(row * columns, Math.Min(columns, panels.Count - row * columns))];
            int top = y + inRow.Max(i => titles[i].Count) * TitleLine + TitleGap;
            int middle = top + inRow.Max(i => sizes[i].Height);
            // Images of several heights stand on one line and hang their overlays from one, so that the two of a pair are neighbours.
            foreach (int i in inRow)
            {
                int x = Left + (i - row * columns) * (cellWidth + ColumnGap) + (cellWidth - sizes[i].Width) / 2;
                Cells[i] = new Cell(row, titles[i], x, middle - sizes[i].Height, middle + OverlayGap, sizes[i].Width, sizes[i].Height);
            }
            Height = 2 * middle - top + OverlayGap;
            y = Height + RowGap;
        }
    }

    /// <summary>The width and height of the plot.</summary>
    public int Width { get; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; }

    /// <summary>The panels' places, in their order.</summary>
    public Cell[] Cells { get; }

    /// <summary>A panel's place.</summary>
    /// <param name="Row">The row of panels that it stands in.</param>
    /// <param name="Title">The lines of its title, which end a little above the image.</param>
    /// <param name="X">The left of image and overlay.</param>
    /// <param name="ImageY">The top of the image.</param>
    /// <param name="OverlayY">The top of the overlay.</param>
    /// <param name="Width">The width of both.</param>
    /// <param name="Height">The height of both.</param>
    public readonly record struct Cell(int Row, IReadOnlyList<string> Title, int X, int ImageY, int OverlayY, int Width, int Height)
    {
        public int TitleBottom => ImageY - TitleGap;
    }

    // A whole number of pixels of the figure for each of the image's keeps all of them squares of one size.
    static (int Width, int Height) Fit(ImagePanel panel, int side)
    {
        double scale = (double)side / Math.Max(panel.Width, panel.Height);
        scale = scale >= 1 ? Math.Floor(scale) : scale;
        return (Math.Max(1, (int)(scale * panel.Width)), Math.Max(1, (int)(scale * panel.Height)));
    }
}
