using FsCheck.Xunit;

namespace FairLab.Figures.Tests;

public sealed class TradeOffTests
{
    [Fact]
    public void The_horizontal_axis_reaches_what_it_is_asked_to()
    {
        double[] Range(double? reachX) => [.. System.Text.Json.JsonDocument.Parse(Plot.TradeOff("t", "x", "y",
            [new("a", [0.8, 0.9]) { X = [0.7, 0.9] }], Better.Lower, reachX: reachX).ToJson()).RootElement
            .GetProperty("layout").GetProperty("xaxis").GetProperty("range").EnumerateArray()
            .Select(v => v.GetDouble())];
        Assert.True(Range(null) is [> 0.5 and < 0.7, > 0.9]);
        Assert.True(Range(0.5) is [< 0.5, > 0.9]);
        Assert.Equal(Range(null), Range(0.8));
    }

    [Fact]
    public void Front_is_what_nothing_beats()
    {
        (double, double)[] points = [(0.1, 0.8), (0.2, 0.9), (0.3, 0.85), (0.1, 0.7), (0.2, 0.9)];
        Assert.Equal([(0.1, 0.8), (0.2, 0.9)], Plot.Front(points, Better.Lower, Better.Higher));
        Assert.Equal([(0.2, 0.9), (0.3, 0.85)], Plot.Front(points, Better.Higher, Better.Higher));
        Assert.Equal([(0.1, 0.7)], Plot.Front(points, Better.Lower, Better.Lower));
    }

    [Property]
    public void Every_point_is_on_the_front_or_beaten_by_one_on_it((byte X, byte Y)[] bytes, bool higherX, bool higherY)
    {
        (double X, double Y)[] points = [.. bytes.Select(p => ((double)p.X, (double)p.Y))];
        var front = Plot.Front(points, higherX ? Better.Higher : Better.Lower, higherY ? Better.Higher : Better.Lower);
        double sx = higherX ? 1 : -1, sy = higherY ? 1 : -1;
        Assert.All(points, p => Assert.Contains(front, f => sx * f.X >= sx * p.X && sy * f.Y >= sy * p.Y));
        Assert.All(front, f => Assert.DoesNotContain(points, p => sx * p.X > sx * f.X && sy * p.Y > sy * f.Y));
    }

    [Property(MaxTest = 30)]
    public void Names_stay_in_the_plot_and_off_each_other((byte X, byte Y)[] bytes)
    {
        (double X, double Y)[] points = [.. bytes.Take(8).Select(p => ((double)p.X, (double)p.Y))];
        var room = new LabelRoom((0, 255), (0, 255), 750, 400);
        List<(double X, double Y)> centres = [];
        foreach (var p in points)
            room.Block("", p);
        foreach (var p in points)
        {
            var (dx, dy) = room.Place(p, "reweighing");
            centres.Add(((p.X - room.RangeX[0]) / (room.RangeX[1] - room.RangeX[0]) * 750 + dx,
                (room.RangeY[1] - p.Y) / (room.RangeY[1] - room.RangeY[0]) * 400 + dy));
        }
        // A name of ten letters is 72 pixels wide and 15 high; places are whole pixels.
        Assert.All(centres, c => Assert.True(c.X is > 35 and < 715 && c.Y is > 6 and < 394, $"{c}"));
        for (int i = 0; i < centres.Count; i++)
            for (int j = 0; j < i; j++)
                Assert.True(Math.Abs(centres[i].X - centres[j].X) > 70 || Math.Abs(centres[i].Y - centres[j].Y) > 13,
                    $"{centres[i]} {centres[j]}");
    }
}
