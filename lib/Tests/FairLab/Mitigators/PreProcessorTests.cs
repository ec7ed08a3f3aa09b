using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;

namespace FairLab.Tests.Mitigators;

public sealed class PreProcessorTests
{
    static readonly DataSplit Compas = Datasets.Load("compas-counts").Split(0.5, 0.2, 0.3, seed: 4);

    [Fact]
    public void FeatureRemoval_makes_the_model_blind_to_the_group()
    {
        var model = new FeatureRemoval { Proxies = ["priors"] }.Fit(Compas, new LogisticOptions(), 1);
        Assert.Equal(model.Score(Compas.Test), model.Score(Compas.Test.PermuteGroup(9)));
        var seeing = new None().Fit(Compas, new LogisticOptions(), 1);
        Assert.NotEqual(seeing.Score(Compas.Test), seeing.Score(Compas.Test.PermuteGroup(9)));
        // Nor does it see the proxies that were named: their columns dealt out anew change nothing.
        var shuffled = Shuffled(Compas.Test, "priors");
        Assert.Equal(model.Score(Compas.Test), model.Score(shuffled));
        Assert.NotEqual(seeing.Score(Compas.Test), seeing.Score(shuffled));
    }

    static TabularDataset Shuffled(TabularDataset data, string column)
    {
        var (order, values) =
            (new FairLab.Numerics.SeededRandom(4).Permutation(data.Rows), (float[])data.Features.Clone());
        foreach (var j in Enumerable.Range(0, data.Width).Where(j => data.FeatureList[j].Column == column))
            for (var row = 0; row < data.Rows; row++)
                values[row * data.Width + j] = data.Features[order[row] * data.Width + j];
        return data.WithFeatures(data.FeatureList, values);
    }

    [Fact]
    public void ProxyFinder_ranks_a_copy_of_the_group_first_and_noise_last()
    {
        var random = new FairLab.Numerics.SeededRandom(1);
        var z = Compas.Train.Group.Codes;
        var data = Compas.Train.WithFeatures(
            [new Feature("copy", "copy", true), new Feature("noise", "noise", false), .. Compas.Train.FeatureList],
            [.. Enumerable.Range(0, Compas.Train.Rows)
                .SelectMany(i => (float[])[1 - z[i], random.Next(3), .. Compas.Train.Row(i)])]);
        var ranked = ProxyFinder.Rank(data);
        Assert.Equal(("copy", 1.0), (ranked[0].Column, ranked[0].Auc));
        Assert.InRange(ranked[0].MutualInformation, 0.98, 1);
        Assert.DoesNotContain(ranked, p => p.Column == "race");
        Assert.InRange(ranked.Single(p => p.Column == "noise").Auc, 0.5, 0.54);
        Assert.Equal(["race", "copy"], new FeatureRemoval { ProxyAuc = 0.9 }.Removed(data));
    }

    [Fact]
    public void Leakage_is_certainty_when_a_copy_is_left_and_chance_when_there_is_nothing_to_leak()
    {
        var kept = FeatureRemoval.Leakage(new FeatureRemoval().Fit(Compas.Train, 0), Compas.Test);
        Assert.InRange(kept.Value, 0.52, 0.75);
        var all = new DataChange(Compas.Train, data => data);
        Assert.True(FeatureRemoval.Leakage(all, Compas.Test) > 0.999);
        // The negative control: membership dealt out at random cannot leak.
        var control = Compas.Map(d => d.PermuteGroup(3));
        Assert.InRange(
            FeatureRemoval.Leakage(new FeatureRemoval().Fit(control.Train, 0), control.Test).Value, 0.5, 0.54);
    }

    [Fact]
    public void FeatureRemoval_of_something_unknown_or_of_everything_is_refused()
    {
        Assert.Contains("did you mean 'priors'?",
            Assert.Throws<ArgumentException>(
                () => new FeatureRemoval { Proxies = ["prior"] }.Fit(Compas.Train, 0)).Message);
        var all = Compas.Train.FeatureList.Select(f => f.Column).Distinct().ToArray();
        Assert.Contains("leaves no feature",
            Assert.Throws<ArgumentException>(() => new FeatureRemoval { Proxies = all }.Fit(Compas.Train, 0)).Message);
    }

    [Theory]
    [InlineData(false, "race")]
    [InlineData(true, "race")]
    [InlineData(false, "sex")]
    public void Balancing_gives_equal_counts_in_every_cell(bool oversample, string attribute)
    {
        var train = Compas.Train.WithGroup(attribute);
        var balanced = new Balancing { Oversample = oversample }.Fit(train, 1).Train;
        var cells = balanced.Labels.Zip(balanced.Group.Codes).CountBy(c => c).ToDictionary();
        Assert.All((int[])[0, 1], y => Assert.Equal(cells[(y, 0)], cells[(y, 1)]));
        Assert.Equal(balanced.BaseRates()[0], balanced.BaseRates()[1], 1e-12);
        Assert.Equal(oversample, balanced.Rows > train.Rows);
    }

    [Fact]
    public void Balancing_with_alpha_leaves_ratios_at_most_alpha()
    {
        var balanced = new Balancing { Alpha = 1.5 }.Fit(Compas.Train, 1).Train;
        var cells = balanced.Labels.Zip(balanced.Group.Codes).CountBy(c => c).ToDictionary();
        Assert.All((int[])[0, 1],
            y => Assert.InRange(
                (double)Math.Max(cells[(y, 0)], cells[(y, 1)]) / Math.Min(cells[(y, 0)], cells[(y, 1)]), 1, 1.5));
        Assert.Contains("'g0' has no rows with label 1", Assert.Throws<InvalidOperationException>(() =>
            new Balancing().Fit(ReweighingTests.Small([0, 0, 1], [0, 1, 1], 2), 1)).Message);
    }
}
