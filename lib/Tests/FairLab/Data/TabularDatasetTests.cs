using FairLab.Data;
using FsCheck.Xunit;

namespace FairLab.Tests.Data;

public sealed class TabularDatasetTests
{
    static readonly TabularDataset Compas = Datasets.Load("compas-counts");

    [Property(MaxTest = 20)]
    public void Split_parts_hold_every_row_once(int seed)
    {
        var data = Numbered(101);
        var split = data.Split(0.5, 0.2, 0.3, seed);
        Assert.Equal((50, 21, 30), (split.Train.Rows, split.Validation.Rows, split.Test.Rows));
        Assert.Equal(
            Enumerable.Range(0, 101).Select(i => (float)i),
            split.Train.Features.Concat(split.Validation.Features).Concat(split.Test.Features).Order());
    }

    [Fact]
    public void Split_depends_on_the_seed_alone()
    {
        Assert.Equal(
            Numbered(50).Split(0.5, 0.2, 0.3, 9).Test.Features,
            Numbered(50).Split(0.5, 0.2, 0.3, 9).Test.Features);
        Assert.NotEqual(
            Numbered(50).Split(0.5, 0.2, 0.3, 9).Test.Features,
            Numbered(50).Split(0.5, 0.2, 0.3, 10).Test.Features);
    }

    [Theory]
    [InlineData(0.5, 0.2, 0.2)]
    [InlineData(1, 0, 0)]
    [InlineData(double.NaN, 0.5, 0.5)]
    public void Split_with_bad_shares_says_what_is_expected(double a, double b, double c) =>
        Assert.Contains("add up to 1", Assert.Throws<ArgumentException>(() => Numbered(50).Split(a, b, c, 1)).Message);

    [Fact]
    public void PermuteGroup_moves_group_and_its_features_together_and_nothing_else()
    {
        var permuted = Compas.PermuteGroup(5);
        var race = Compas.FeatureNames.ToList().IndexOf("race");
        Assert.Equal(Compas.Group.Codes.Sum(), permuted.Group.Codes.Sum());
        Assert.NotEqual(Compas.Group.Codes, permuted.Group.Codes);
        for (var row = 0; row < permuted.Rows; row++)
        {
            Assert.Equal(permuted.Group.Codes[row], permuted.Row(row)[race]);
            for (var j = 0; j < permuted.Width; j++)
                Assert.True(j == race || permuted.Row(row)[j] == Compas.Row(row)[j]);
        }
        // Independent of the label now: the ratio of base rates was 0.84; its standard error is about 0.025.
        Assert.Equal(1, permuted.BaseRates()[0] / permuted.BaseRates()[1], 0.1);
    }

    [Fact]
    public void Select_keeps_rows_together()
    {
        var part = Compas.WithWeights([.. Enumerable.Range(0, Compas.Rows).Select(i => i + 1.0)]).Select([6000, 3]);
        Assert.Equal([6001.0, 4.0], part.Weights!);
        Assert.Equal(Compas.Row(3), part.Row(1));
        Assert.Equal(
            (Compas.Labels[3], Compas.Group.Codes[3], Compas.Column("priors")[3]),
            (part.Labels[1], part.Group.Codes[1], part.Column("priors")[1]));
    }

    [Fact]
    public void WithoutColumns_removes_all_their_features()
    {
        var data = Compas.WithoutColumns("race", "age");
        Assert.Equal(Compas.Width - 4, data.Width);
        Assert.DoesNotContain(data.FeatureList, f => f.Column is "race" or "age");
        Assert.Equal(Compas.Row(17).ToArray()[3..9], data.Row(17).ToArray()[..6]);
        Assert.Contains(
            "did you mean 'race'?",
            Assert.Throws<ArgumentException>(() => Compas.WithoutColumns("rase")).Message);
    }

    [Theory]
    [InlineData(new[] { 1.0, 1 }, "found 2 weights, expected 3")]
    [InlineData(new[] { 1.0, -1, 1 }, "row 1: found weight -1")]
    [InlineData(new[] { 1.0, 1, double.NaN }, "row 2: found weight NaN")]
    [InlineData(new[] { 0.0, 0, 0 }, "found only weights of 0")]
    public void WithWeights_bad_values_are_refused(double[] weights, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => Numbered(3).WithWeights(weights)).Message);

    [Fact]
    public void Constructor_bad_values_are_refused()
    {
        TabularDataset Make(float[] x, int[] y, int[] z) =>
            new("t", [new Feature("x", "x", false)], x, y, [new Grouping("g", ["a", "b"], z)]);
        Assert.Contains(
            "row 1: found label 2",
            Assert.Throws<ArgumentException>(() => Make([1, 2], [0, 2], [0, 1])).Message);
        Assert.Contains(
            "row 1: found NaN in feature 'x'",
            Assert.Throws<ArgumentException>(() => Make([1, float.NaN], [0, 1], [0, 1])).Message);
        Assert.Contains(
            "found 3 feature values, expected 2 rows x 1",
            Assert.Throws<ArgumentException>(() => Make([1, 2, 3], [0, 1], [0, 1])).Message);
        Assert.Contains(
            "has 1 rows, expected 2",
            Assert.Throws<ArgumentException>(() => Make([1, 2], [0, 1], [0])).Message);
        Assert.Contains(
            "row 0: found code 2, expected 0 to 1",
            Assert.Throws<ArgumentException>(() => Make([1], [0], [2])).Message);
    }

    [Fact]
    public void Standardizer_fitted_on_train_gives_mean_0_and_deviation_1()
    {
        var data = new TabularDataset("t", [new Feature("x", "x", false), new Feature("constant", "constant", false)],
            [1, 5, 2, 5, 6, 5], [0, 1, 0], [new Grouping("g", ["a", "b"], [0, 1, 0])]);
        var z = Standardizer.Fit(data).Apply(data);
        Assert.Equal(0, z[0] + z[2] + z[4], 1e-6);
        Assert.Equal(3, z[0] * z[0] + z[2] * z[2] + z[4] * z[4], 1e-5);
        Assert.Equal([0, 0, 0], new[] { z[1], z[3], z[5] });
        Assert.Contains(
            "found 1 features, expected the 2",
            Assert.Throws<ArgumentException>(() => Standardizer.Fit(data).Apply(data.WithoutColumns("x"))).Message);
    }

    static TabularDataset Numbered(int rows) =>
        new(
            "numbered",
            [new Feature("x", "x", false)],
            [.. Enumerable.Range(0, rows).Select(i => (float)i)],
            [.. Enumerable.Range(0, rows).Select(i => i % 2)],
            [new Grouping("g", ["a", "b"], [.. Enumerable.Range(0, rows).Select(i => i / 2 % 2)])]);
}
