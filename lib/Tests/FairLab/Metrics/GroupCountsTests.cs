using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Metrics;

public sealed class GroupCountsTests
{
    [Property]
    public void From_any_rows_equals_a_naive_count((bool Y, bool P, byte Z)[] rows)
    {
        var (y, p, z) = Arrays(rows);
        var counts = GroupCounts.From(y, p, new Grouping("g", ["a", "b", "c"], z));
        for (var g = 0; g < 3; g++)
        {
            int Count(int label, int decision) =>
                Enumerable.Range(0, y.Length).Count(i => z[i] == g && y[i] == label && p[i] == decision);
            Assert.Equal(new Confusion(Count(1, 1), Count(0, 1), Count(0, 0), Count(1, 0)), counts[g]);
        }
    }

    [Property]
    public void From_any_order_of_rows_is_the_same((bool Y, bool P, byte Z)[] rows, int seed)
    {
        var (y, p, z) = Arrays(rows);
        var order = new SeededRandom(seed).Permutation(y.Length);
        int[] Reorder(int[] a) => Array.ConvertAll(order, i => a[i]);
        Assert.Equal(
            GroupCounts.From(y, p, Three(z)).Cells, GroupCounts.From(Reorder(y), Reorder(p), Three(Reorder(z))).Cells);
    }

    [Property]
    public void Expected_with_weight_two_equals_every_row_twice((bool Y, bool P, byte Z)[] rows)
    {
        var (y, p, z) = Arrays(rows);
        var weighted =
            GroupCounts.Expected(y, Array.ConvertAll(p, v => (double)v), Three(z), Array.ConvertAll(y, _ => 2.0));
        var doubled = GroupCounts.From([.. y, .. y], (int[])[.. p, .. p], Three([.. z, .. z]));
        Assert.Equal(doubled.Cells, weighted.Cells);
    }

    [Fact]
    public void From_intersection_counts_every_combination()
    {
        var counts = GroupCounts.From([1, 1, 0, 1], [1, 0, 0, 1],
            new Grouping("sex", ["F", "M"], [0, 1, 0, 0]), new Grouping("race", ["B", "W"], [1, 1, 0, 1]));
        Assert.Equal("sex × race", counts.Attribute);
        Assert.Equal(["F × B", "F × W", "M × W"], counts.Groups);
        Assert.Equal(new Confusion(2, 0, 0, 0), counts["F × W"]);
        Assert.Contains("did you mean 'F × B'?", Assert.Throws<ArgumentException>(() => counts["F B"]).Message);
    }

    [Theory]
    [InlineData(new[] { 0, 2 }, new[] { 0, 1 }, "row 1: found label 2, expected 0 or 1")]
    [InlineData(new[] { 0, 1 }, new[] { -1, 1 }, "row 0: found decision -1, expected 0 or 1")]
    [InlineData(new[] { 0, 1, 1 }, new[] { 0, 1 }, "found 3 labels, 2 decisions")]
    public void From_bad_values_names_the_row(int[] labels, int[] decisions, string message) =>
        Assert.Contains(message,
            Assert.Throws<ArgumentException>(() => GroupCounts.From(labels, decisions, Three([0, 1]))).Message);

    [Theory]
    [InlineData(1.5, 1, "probability 1.5")]
    [InlineData(double.NaN, 1, "probability NaN")]
    [InlineData(0.5, -1, "weight -1")]
    public void Expected_out_of_range_names_the_row(double probability, double weight, string message) =>
        Assert.Contains(message,
            Assert.Throws<ArgumentException>(
                () => GroupCounts.Expected([1], [probability], Three([0]), [weight])).Message);

    [Fact]
    public void Degenerate_of_a_constant_predictor_says_so()
    {
        Assert.Equal("nobody is selected", GroupCounts.From([0, 1], [0, 0], Three([0, 1])).Degenerate);
        Assert.Equal("everybody is selected", GroupCounts.From([0, 1], [1, 1], Three([0, 1])).Degenerate);
        Assert.Null(GroupCounts.From([0, 1], [1, 0], Three([0, 1])).Degenerate);
    }

    [Fact]
    public void FromScores_with_NaN_names_the_row() =>
        Assert.Contains("row 1: found the score NaN",
            Assert.Throws<ArgumentException>(() => Decisions.FromScores([0.2, double.NaN])).Message);

    static Grouping Three(int[] codes) => new("g", ["a", "b", "c"], codes);

    static (int[] Y, int[] P, int[] Z) Arrays((bool Y, bool P, byte Z)[] rows) =>
        (Array.ConvertAll(rows, r => r.Y ? 1 : 0), Array.ConvertAll(rows, r => r.P ? 1 : 0),
            Array.ConvertAll(rows, r => r.Z % 3));
}
