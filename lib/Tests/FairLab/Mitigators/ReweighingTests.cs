using FairLab.Data;
using FairLab.Mitigators;
using FsCheck.Xunit;

namespace FairLab.Tests.Mitigators;

public sealed class ReweighingTests
{
    [Fact]
    public void Table_of_Adult_is_the_published_one()
    {
        // Reference on methods, A3: UCI Adult, 48,842 rows, sex.
        var table = Reweighing.Table(Datasets.Load("adult-counts"));
        Assert.Equal(0.854021, table[0][0], 6);
        Assert.Equal(2.190192, table[0][1], 6);
        Assert.Equal(1.092621, table[1][0], 6);
        Assert.Equal(0.787714, table[1][1], 6);
    }

    [Theory]
    [InlineData("adult-counts", "sex")]
    [InlineData("adult-counts", "race-all")]
    [InlineData("compas-counts", "race")]
    [InlineData("compas-counts", "race-all")]
    public void Fit_makes_weighted_base_rates_equal_and_keeps_the_sum(string id, string attribute)
    {
        var data = Datasets.Load(id).WithGroup(attribute);
        var weighted = new Reweighing().Fit(data, seed: 1).Train;
        var rates = weighted.BaseRates();
        Assert.All(rates, rate => Assert.Equal(rates[0], rate, 1e-12));
        Assert.Equal(data.Rows, weighted.Weights!.Sum(), 1e-6);
    }

    [Property]
    public void Weights_of_any_data_equalize_or_stay_1((bool Y, byte Z)[] rows)
    {
        var data = Small(Array.ConvertAll(rows, r => r.Y ? 1 : 0), Array.ConvertAll(rows, r => r.Z % 3), 3);
        var weights = Reweighing.Weights(data);
        var table = Reweighing.Table(data);
        Assert.Equal(data.Rows, weights.Sum(), 1e-9);
        for (var row = 0; row < data.Rows; row++)
        {
            var w = table[data.Group.Codes[row]];
            Assert.Equal(w[0].IsDefined && w[1].IsDefined ? w[data.Labels[row]].Value : 1.0, weights[row]);
        }
    }

    [Fact]
    public void Weights_of_independent_data_are_1() =>
        Assert.All(Reweighing.Weights(Small([0, 1, 1, 0, 1, 1], [0, 0, 0, 1, 1, 1], 2)),
            w => Assert.Equal(1, w, 1e-12));

    [Fact]
    public void Table_of_an_empty_cell_is_undefined_and_says_which()
    {
        var data = Small([0, 0, 1, 0], [0, 0, 1, 1], 2);
        Assert.Equal("no label 1 in g0", Reweighing.Table(data)[0][1].Reason);
        Assert.Equal([1, 1], Reweighing.Weights(data)[..2]);
    }

    [Fact]
    public void Weights_multiply_those_the_data_has()
    {
        var data = Small([0, 1, 0, 1], [0, 0, 1, 1], 2).WithWeights([3, 1, 1, 1]);
        var weighted = data.WithWeights(Reweighing.Weights(data));
        Assert.Equal(weighted.BaseRates()[0], weighted.BaseRates()[1], 1e-12);
        Assert.Equal(6, weighted.Weights!.Sum(), 1e-12);
    }

    [Fact]
    public void Create_unknown_name_suggests_the_nearest()
    {
        Assert.IsType<Reweighing>(Mitigator.Create("reweighing"));
        Assert.Contains("did you mean 'reweighing'?",
            Assert.Throws<ArgumentException>(() => Mitigator.Create("reweighting")).Message);
        Assert.Contains("has no strength", Assert.Throws<ArgumentException>(() => Mitigator.Create("none", 2)).Message);
    }

    internal static TabularDataset Small(int[] labels, int[] groups, int levels) =>
        new("small", [new Feature("x", "x", false)], Array.ConvertAll(labels, y => (float)y), labels,
            [new Grouping("g", [.. Enumerable.Range(0, levels).Select(g => $"g{g}")], groups)]);
}
