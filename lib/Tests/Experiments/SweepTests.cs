using FairLab.Experiments.Definition;

namespace FairLab.Experiments.Tests;

public sealed class SweepTests
{
    [Fact]
    public void Points_OfTwoLists_AreAllCombinationsLastNameFastest()
    {
        var sweep = new Sweep([Grid(("a", [1L, 2L]), ("b", ["x", "y"]))], [], [], 1);

        Assert.Equal(["1x", "1y", "2x", "2y"], sweep.Points().Select(p => $"{p.Point["a"]}{p.Point["b"]}"));
    }

    [Fact]
    public void Points_WithExcludeAndInclude_DropsMatchesAndAppendsWholePoints()
    {
        var sweep = new Sweep(
            [Grid(("a", [1L, 2L]), ("b", ["x", "y"]))],
            [new Dictionary<string, object?> { ["a"] = 9L, ["c"] = true, ["seeds"] = 30L }],
            [new Dictionary<string, object?> { ["a"] = 1L, ["b"] = "y" }],
            1);

        Assert.Equal(
            ["1:a=1,b=x", "1:a=2,b=x", "1:a=2,b=y", "30:a=9,c=True"],
            sweep.Points().Select(p => p.Seeds + ":" + string.Join(",", p.Point.Select(v => $"{v.Key}={v.Value}"))));
    }

    [Fact]
    public void Points_OfNothing_IsOneEmptyPoint() =>
        Assert.Empty(Assert.Single(new Sweep([Grid()], [], [], 3).Points()).Point);

    [Fact]
    public void Points_OfTwoGrids_AreThoseOfEachInTurn()
    {
        var sweep = new Sweep([Grid(("a", [1L])), Grid(("a", [2L]), ("b", ["x", "y"]))], [], [], 1);

        Assert.Equal(
            ["a=1", "a=2,b=x", "a=2,b=y"],
            sweep.Points().Select(p => string.Join(",", p.Point.Select(v => $"{v.Key}={v.Value}"))));
    }

    static Dictionary<string, IReadOnlyList<object?>> Grid(params (string Name, object?[] Values)[] lists) =>
        lists.ToDictionary(l => l.Name, l => (IReadOnlyList<object?>)l.Values);
}
