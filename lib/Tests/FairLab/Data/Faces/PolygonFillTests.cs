using FairLab.Data.Faces;
using FairLab.Numerics;

namespace FairLab.Tests.Data.Faces;

/// <summary>
/// That Skia fills what it is given by arithmetic in whole numbers: the same, written out here, gives the same points.
/// So no processor's instructions matter.
/// </summary>
public sealed class PolygonFillTests
{
    [Fact]
    public void Polygons_are_filled_in_whole_numbers()
    {
        var random = new SeededRandom(1);
        using var canvas = new FaceCanvas(48);
        for (var trial = 0; trial < 500; trial++)
        {
            var corners = Enumerable.Range(0, 3 + random.Next(30))
                .Select(_ => new FacePoint(60 * random.NextDouble() - 6, 60 * random.NextDouble() - 6)).ToArray();
            canvas.Clear(Material.Backdrop, FaceRegion.Background);
            canvas.OnPicture();
            canvas.Fill(Material.Skin, FaceRegion.Hair, corners);
            const uint filled = 0xFF000000 | (uint)FaceRegion.Hair << 8 | (uint)Material.Skin;
            Assert.True(Filled(corners, canvas.Side).SequenceEqual(canvas.Points.ToArray().Select(p => p == filled)),
                $"polygon {trial}");
        }
    }

    // Corners in 64ths of a point; edges keep their place in 65,536ths from line to line.
    static bool[] Filled(FacePoint[] corners, int side)
    {
        long Snapped(double value) => (long)Math.Clamp(Math.Floor(value * side / 48 * 64 + 0.5), 0, side * 64);
        var points = corners.Select(c => (X: Snapped(c.X), Y: Snapped(c.Y))).ToArray();
        var crossings = Enumerable.Range(0, side).Select(_ => new List<(long X, int Winding)>()).ToArray();
        for (var i = 0; i < points.Length; i++)
        {
            var (a, b, winding) = (points[i], points[(i + 1) % points.Length], 1);
            if (a.Y > b.Y)
                (a, b, winding) = (b, a, -1);
            var (top, bottom) = (a.Y + 32 >> 6, b.Y + 32 >> 6);
            if (top == bottom)
                continue;
            var slope = (b.X - a.X << 16) / (b.Y - a.Y);
            var x = a.X + (slope * ((top << 6) + 32 - a.Y) >> 16) << 10;
            for (var y = top; y < bottom; y++, x += slope)
                crossings[y].Add((x, winding));
        }
        var filled = new bool[side * side];
        for (var y = 0; y < side; y++)
        {
            var (inside, from) = (0, 0L);
            foreach (var (x, winding) in crossings[y].OrderBy(c => c.X))
            {
                var at = x + 0x8000 >> 16;
                if (inside == 0)
                    from = at;
                inside += winding;
                for (var column = from; inside == 0 && column < at; column++)
                    filled[y * side + column] = true;
            }
        }
        return filled;
    }

    [Fact]
    public void Exact_functions_are_the_functions()
    {
        for (var i = 1; i <= 1000; i++)
        {
            Assert.Equal(Math.Cbrt(i / 500.0), ExactMath.Root(i / 500.0, 3), 13);
            var (sin, cos) = ExactMath.Angle(0.18 * (i - 500));
            Assert.Equal(Math.Sin(0.18 * (i - 500) * Math.PI / 180), sin, 13);
            Assert.Equal(Math.Cos(0.18 * (i - 500) * Math.PI / 180), cos, 13);
        }
        for (var value = 11; value < 256; value++)
            Assert.Equal(Math.Pow((value / 255.0 + 0.055) / 1.055, 2.4), LinearColor.Decode(value / 255.0), 13);
    }

    [Fact]
    public void Twelve_uniform_numbers_are_nearly_normal()
    {
        var random = new SeededRandom(3);
        double[] drawn = [.. Enumerable.Range(0, 100_000).Select(_ => ExactMath.Normal(random)).Order()];
        var apart = drawn.Select((x, i) => Math.Abs((i
            + 0.5) / drawn.Length - MathNet.Numerics.Distributions.Normal.CDF(0, 1, x))).Max();
        // 0.0025 is theirs, the rest chance (Kolmogorov's 99.9% point).
        Assert.True(apart < 0.0025 + 1.95 / Math.Sqrt(drawn.Length), $"{apart}");
    }

    [Fact]
    public void Tones_come_back_from_cielab()
    {
        for (var tone = 1; tone <= 10; tone++)
        {
            var (expected, found) = (LinearColor.Hex(MonkScale.Colors[tone - 1]), MonkScale.Color(tone, 0));
            Assert.Equal(expected.Red, found.Red, 3);
            Assert.Equal(expected.Green, found.Green, 3);
            Assert.Equal(expected.Blue, found.Blue, 3);
            Assert.Equal(tone, MonkScale.ToneOf(MonkScale.Colors[tone - 1].ToLowerInvariant()));
        }
        double[] lightness = [.. Enumerable.Range(0, 91).Select(i => MonkScale.Color(1 + 0.1 * i, 0).ToLab().L)];
        Assert.All(lightness.Skip(25).Zip(lightness.Skip(24)), pair => Assert.True(pair.First < pair.Second));
    }
}
