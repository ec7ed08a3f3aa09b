using System.Diagnostics;
using FairLab.Data;
using FairLab.Runs;
using FsCheck.Xunit;

namespace FairLab.Tests.Data;

/// <summary>Rows are found by the values of their cells, in one pass over them.</summary>
public sealed class TableMatchTests
{
    [Theory]
    [InlineData(1L, 1.0, true)]
    [InlineData(1L, "1", true)]
    [InlineData("1", 1L, true)]
    [InlineData("1.0", 1L, false)]
    [InlineData(10000000000000000L, 1e16, true)]
    [InlineData(9007199254740993L, 9007199254740992.0, false)]
    [InlineData(0L, -0.0, true)]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(double.NaN, "NaN", true)]
    [InlineData(double.NaN, null, false)]
    [InlineData("", null, true)]
    [InlineData(true, "true", true)]
    [InlineData(true, 1L, false)]
    [InlineData(0.1, 0.1, true)]
    [InlineData(0.1, "0.1", true)]
    [InlineData(0.30000000000000004, 0.3, false)]
    [InlineData("a", "A", false)]
    public void Where_IsByValue_BothWays(object? cell, object? value, bool equal)
    {
        Assert.Equal(equal ? 1 : 0, Table.FromColumns(("x", [cell])).Where("x", value).Count);
        Assert.Equal(equal ? 1 : 0, Table.FromColumns(("x", [value])).Where("x", cell).Count);
        Assert.Equal(equal ? 1 : 2, Table.FromColumns(("x", [cell, value])).Distinct("x").Count);
    }

    [Property]
    public bool Where_OfEachDistinctValue_FindsEveryRowOnce(double[] reals, int[] wholes, string?[] texts)
    {
        object?[] cells =
        [
            .. reals.Select(v => (object?)v),
            .. reals.Select(v => (object?)Math.Round(v)),
            .. wholes.Select(v => (object?)v),
            .. wholes.Select(v => (object?)(double)v),
            .. texts,
        ];
        var table = Table.FromColumns(("x", cells));
        return table.Distinct("x").Sum(v => table.Where("x", v).Count) == cells.Length;
    }

    [Fact]
    public void Share_DividesByTheValuesThatThereAre()
    {
        var table = Table.From(Enumerable.Range(0, 12).Select(i => new { seed = i / 3, ok = i != 4 }));

        Assert.Equal(0.75, table.Share("seed", t => t.Rows.All(r => r.Text("ok") == "true")));
        Assert.Equal(
            0.5,
            table.Where(r => r.Number("seed") is 1 or 2).Share("seed", t => t.Rows.All(r => r.Text("ok") == "true")));
        Assert.Contains(
            "matches nothing",
            Assert.Throws<ArgumentException>(() => table.Where("seed", 9).Share("seed", _ => true)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Operations_OnAMillionRows_AreLinear()
    {
        const int n = 1_000_000;
        var table = Table.FromColumns(
            ("x", [.. Enumerable.Range(0, n).Select(i => (object?)(i * 0.5))]),
            ("k", [.. Enumerable.Range(0, n).Select(i => (object?)(long)(i % 7))]),
            ("seed", [.. Enumerable.Range(0, n).Select(i => (object?)(long)(i / 7))]));
        var clock = Stopwatch.StartNew();

        Assert.Equal(1, table.Where("x", 1000).Count);
        Assert.Equal(2001, table.Where(r => r.Number("x") <= 1000).Count);
        Assert.Equal(n, table.With("y", r => r.Number("x") + 1).Count);
        Assert.Equal(7, table.Distinct("k").Count);
        Assert.Equal(7, table.Summarize(["k"], ["x"]).Count);
        Assert.Equal(1, table.ParetoFront(["x"], ["k"]).Where("x", (n - 1) * 0.5).Count);
        Assert.Equal(-0.5, table.Where(r => r.Number("seed") < n / 7).Difference("x", "k", 0, 1).Value, 9);

        // In squares of a million each would take an hour.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), clock.Elapsed.ToString());
    }

    [Fact]
    public void CompareWith_ManySides_IsLinear()
    {
        var table = Table.From(
            Enumerable
                .Range(0, 60_000)
                .Select(i => new
                {
                    method = i / 2,
                    seed = i % 2,
                    gain = (double)i,
                }));
        var clock = Stopwatch.StartNew();
        Assert.Equal(29_999, table.CompareWith("method", 0, [], ["gain"]).Count);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), clock.Elapsed.ToString());
    }
}
