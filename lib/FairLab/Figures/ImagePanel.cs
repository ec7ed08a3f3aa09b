namespace FairLab.Figures;

/// <summary>An image and the attribution of its pixels.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Pixels">Red, green and blue in [0, 255], shape [height, width, 3].</param>
/// <param name="Attribution">A signed amount for each pixel, shape [height, width]; NaN where it is undefined.</param>
sealed record ImagePanel(string Title, byte[,,] Pixels, double[,] Attribution)
{
    public int Height => Pixels.GetLength(0);

    public int Width => Pixels.GetLength(1);

    /// <summary>A panel of pixels in [0, 1], or the exception that says what is wrong with them.</summary>
    public static ImagePanel Checked(string title, int height, int width, Func<int, int, int, double> pixel, double[,] attribution)
    {
        var (rows, columns) = (attribution.GetLength(0), attribution.GetLength(1));
        if (height < 1 || width < 1)
            throw new ArgumentException($"image '{title}': found {height} x {width} pixels, expected at least one", nameof(height));
        if ((rows, columns) != (height, width))
            throw new ArgumentException($"image '{title}': found attributions of shape [{rows}, {columns}], expected [{height}, {width}], one for each pixel", nameof(attribution));
        byte[,,] pixels = new byte[height, width, 3];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                for (int c = 0; c < 3; c++)
                    pixels[y, x, c] = pixel(y, x, c) is >= 0 and <= 1 and var value ? (byte)Math.Round(255 * value)
                        : throw new ArgumentException(FormattableString.Invariant($"image '{title}': found {pixel(y, x, c)} in row {y}, column {x}, channel {c}, expected a number in [0, 1]"), nameof(pixel));
                if (double.IsInfinity(attribution[y, x]))
                    throw new ArgumentException(FormattableString.Invariant($"image '{title}': found the attribution {attribution[y, x]} in row {y}, column {x}, expected a finite number, or NaN where it is undefined"), nameof(attribution));
            }
        return new ImagePanel(title, pixels, (double[,])attribution.Clone());
    }

    /// <summary>A pixel's brightness in [153, 255] by Rec. 709's weights: so pale that a colour over it shows alike on dark and light images.</summary>
    public int PaleGrey(int y, int x) =>
        (int)Math.Round(153 + 0.4 * (0.2126 * Pixels[y, x, 0] + 0.7152 * Pixels[y, x, 1] + 0.0722 * Pixels[y, x, 2]));

    /// <summary>The panel in words: its size and its attributions' sum and range.</summary>
    public override string ToString()
    {
        double[] defined = [.. Attribution.Cast<double>().Where(double.IsFinite)];
        int undefined = Attribution.Length - defined.Length;
        string size = FormattableString.Invariant($"{Title.ReplaceLineEndings(" ")}: {Height} x {Width} pixels");
        if (defined.Length == 0)
            return $"{size}, all undefined";
        int strongest = Enumerable.Range(0, Attribution.Length).Where(i => double.IsFinite(At(i))).MaxBy(i => Math.Abs(At(i)));
        return FormattableString.Invariant($"{size}, sum {defined.Sum():G4}, from {defined.Min():G4} to {defined.Max():G4}, strongest {At(strongest):G4} in row {strongest / Width}, column {strongest % Width}")
            + (undefined > 0 ? $", {undefined} undefined" : "");

        double At(int i) => Attribution[i / Width, i % Width];
    }
}
