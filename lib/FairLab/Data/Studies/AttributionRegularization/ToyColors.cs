using FairLab.Numerics;

namespace FairLab.Data;

/// <summary>
/// The toy colours of Ross et al. (2017, section 4.1 [ross2017]): images of 5 x 5 pixels in four colours, with two
/// rules that say the same. In class 1 the four corners have one colour <i>and</i> the three pixels in the middle of
/// the top row three; in class 0 neither holds. A network may learn either rule, and accuracy cannot tell which:
/// <see cref="DrawApart"/> can. Nobody is in the data; the corners stand for what a model should not use, so z = 1 are
/// images whose corners agree.
/// </summary>
public static class ToyColors
{
    /// <summary>Pixels of a side.</summary>
    public const int Side = 5;

    static readonly float[][] Colors = [[1, 0, 0], [0, 1, 0], [0, 0.5f, 1], [0.5f, 0, 1]];

    static readonly Feature[] Features =
    [
        .. Pixels().SelectMany(p => new[] { "red", "green", "blue" }.Select(c => new Feature($"{p}.{c}", p, false))),
    ];

    /// <summary>The pixels of the first rule, as columns of the data.</summary>
    public static IReadOnlyList<string> Corners { get; } =
    [Pixel(0, 0), Pixel(0, Side - 1), Pixel(Side - 1, 0), Pixel(Side - 1, Side - 1)];

    /// <summary>The pixels of the second rule.</summary>
    public static IReadOnlyList<string> TopMiddle { get; } = [Pixel(0, 1), Pixel(0, 2), Pixel(0, 3)];

    /// <summary>The pixels of neither rule.</summary>
    public static IReadOnlyList<string> Elsewhere { get; } = [.. Pixels().Except(Corners).Except(TopMiddle)];

    /// <summary>Images in which both rules hold (y = 1) or neither does.</summary>
    /// <param name="images">How many.</param>
    /// <param name="seed">Decides everything.</param>
    public static TabularDataset Draw(int images, long seed) => Draw(images, seed, (label, _) => label);

    /// <summary>
    /// Images in which each rule holds or not by a coin of its own; y is the rule of the top row. A network that goes
    /// by the corners is right half of the time.
    /// </summary>
    /// <param name="images">How many.</param>
    /// <param name="seed">Decides everything.</param>
    public static TabularDataset DrawApart(int images, long seed) =>
        Draw(images, seed, (_, random) => random.Next(2) == 1);

    /// <summary>
    /// The same images with the rule of the corners changed: where they agree they come to differ, and the other way
    /// round; nothing else changes.
    /// </summary>
    /// <param name="data">Images.</param>
    /// <param name="seed">Decides the new colours.</param>
    public static TabularDataset FlipCorners(TabularDataset data, long seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        var random = new SeededRandom(seed);
        var values = (float[])data.Features.Clone();
        for (var row = 0; row < data.Rows; row++)
            MakeCorners(Image(values.AsSpan(row * data.Width, data.Width)), data.Group.Codes[row] == 0, random)
                .CopyTo(values.AsSpan(row * data.Width));
        return data.WithFeatures(data.FeatureList, values);
    }

    /// <summary>An image's colours in [0, 1], [height, width, 3].</summary>
    /// <param name="data">Images.</param>
    /// <param name="row">Which.</param>
    public static double[,,] PixelsOf(TabularDataset data, int row)
    {
        ArgumentNullException.ThrowIfNull(data);
        var pixels = new double[Side, Side, 3];
        for (var i = 0; i < data.Width; i++)
            pixels[i / 3 / Side, i / 3 % Side, i % 3] = data.Features[row * data.Width + i];
        return pixels;
    }

    static TabularDataset Draw(int images, long seed, Func<bool, SeededRandom, bool> corners)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(images, 1);
        var random = new SeededRandom(seed);
        var values = new float[images * Features.Length];
        var (labels, groups) = (new int[images], new string[images]);
        for (var i = 0; i < images; i++)
        {
            var top = random.Next(2) == 1;
            var agree = corners(top, random);
            int[] image = [.. Enumerable.Range(0, Side * Side).Select(_ => random.Next(Colors.Length))];
            MakeTop(image, top, random);
            MakeCorners(image, agree, random).CopyTo(values.AsSpan(i * Features.Length));
            (labels[i], groups[i]) = (top ? 1 : 0, agree ? "agree" : "differ");
        }
        var group = Grouping.Binary(new CodedColumn("corners", groups), "agree", "differ");
        return new TabularDataset("toy-colors", Features, values, labels, [group])
            .Describe("Toy colours after Ross et al. 2017", "Nobody: images of 5 x 5 pixels drawn by two rules.");
    }

    /// <summary>
    /// Three different colours in the middle of the top row, or a repeated one; pixels are drawn anew until it is so.
    /// </summary>
    static void MakeTop(int[] image, bool different, SeededRandom random)
    {
        while ((image[1] != image[2] && image[2] != image[3] && image[1] != image[3]) != different)
            image[1 + random.Next(3)] = random.Next(Colors.Length);
    }

    /// <summary>One colour in all corners, or two on one of the diagonals; gives the image as features.</summary>
    static float[] MakeCorners(int[] image, bool agree, SeededRandom random)
    {
        int[] at = [0, Side - 1, Side * (Side - 1), Side * Side - 1];
        if (agree)
            foreach (var corner in at)
                image[corner] = image[at[3]];
        else
        {
            var (first, second) = random.Next(2) == 0 ? (at[1], at[2]) : (at[0], at[3]);
            while (image[first] == image[second])
                image[first] = random.Next(Colors.Length);
        }
        return [.. image.SelectMany(color => Colors[color])];
    }

    static int[] Image(ReadOnlySpan<float> features)
    {
        var image = new int[Side * Side];
        for (var pixel = 0; pixel < image.Length; pixel++)
        {
            float[] color = [.. features.Slice(3 * pixel, 3)];
            image[pixel] = Array.FindIndex(Colors, c => c.AsSpan().SequenceEqual(color));
        }
        return image.Contains(-1)
            ? throw new ArgumentException(
                "found pixels of other colours than the four, expected images as drawn",
                nameof(features))
            : image;
    }

    static IEnumerable<string> Pixels() => Enumerable.Range(0, Side * Side).Select(i => Pixel(i / Side, i % Side));

    static string Pixel(int row, int column) => $"r{row}c{column}";
}
