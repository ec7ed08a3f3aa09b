using FairLab.Data;
using FairLab.Detectors;
using FairLab.Mitigators;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Detectors;

/// <summary>A proxy is judged on people it was not learnt on: noise is none, however many values it has.</summary>
public sealed class ProxyTests
{
    static TabularDataset People(
        int n, int seed, params (string Name, bool Indicator, Func<int, SeededRandom, float> Value)[] columns)
    {
        var random = new SeededRandom(seed);
        int[] z = [.. Enumerable.Range(0, n).Select(_ => random.Next(2))];
        return new TabularDataset("people", [.. columns.Select(c => new Feature(c.Name, c.Name, c.Indicator))],
            [.. z.SelectMany(g => columns.Select(c => c.Value(g, random)).ToArray())], new int[n],
                [new Grouping("z", ["u", "p"], z)]);
    }

    [Property(MaxTest = 30)]
    public void Noise_is_no_proxy_whatever_its_values(int seed)
    {
        var data = People(2000, seed,
            ("gaussian", false, (_, r) => (float)r.NextGaussian()),
            ("every value once", false, (_, r) => (float)r.NextDouble() * 1e6f),
            ("many levels", true, (_, r) => r.Next(1000)),
            ("two levels", true, (_, r) => r.Next(2)));
        Assert.All(ProxyFinder.Rank(data),
            p => Assert.True(p.Auc is >= 0.5 and < 0.57 && p.MutualInformation is >= 0 and < 0.01, p.ToString()));
        Assert.Empty(new FeatureRemoval { ProxyAuc = 0.6 }.Removed(data));
    }

    [Fact]
    public void A_quantity_predicts_as_well_as_it_does()
    {
        var data = People(4000, 1,
            ("copy", false, (z, _) => z),
            ("shifted", false, (z, r) => (float)(z + r.NextGaussian())),      // AUC Φ(1/√2) = .760
            ("falls", false, (z, r) => (float)(-z + r.NextGaussian())),
            ("both ends", false,
                (z, r) => (float)((z == 0 ? 0 : r.Next(2) == 0 ? -2 : 2) + 0.3 * r.NextGaussian())),
            ("noise", false, (_, r) => (float)r.NextGaussian()));
        var found = ProxyFinder.Rank(data).ToDictionary(p => p.Column);
        Assert.Equal(1, found["copy"].Auc);
        Assert.InRange(found["copy"].MutualInformation, 0.99, 1);
        Assert.Equal(0.760, found["shifted"].Auc, 0.02);
        Assert.Equal(0.760, found["falls"].Auc, 0.02);
        Assert.InRange(found["both ends"].Auc, 0.95, 1);
        Assert.Equal(["copy", "both ends"], new FeatureRemoval { ProxyAuc = 0.9 }.Removed(data));
    }

    [Fact]
    public void The_finding_does_not_depend_on_the_order_of_rows()
    {
        var data = Datasets.Load("compas-counts");
        var (there, back) =
            (ProxyFinder.Rank(data), ProxyFinder.Rank(data.Select(new SeededRandom(1).Permutation(data.Rows))));
        Assert.All(there.Zip(back), p => Assert.Equal((p.First.Column, p.First.Auc), (p.Second.Column, p.Second.Auc)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Nothing_to_judge_is_undefined_and_no_chance(int members)
    {
        var data =
            People(300, 1, ("noise", false, (_, r) => (float)r.NextGaussian()), ("level", true, (_, r) => r.Next(2)));
        var group = new Grouping("z", ["u", "p"], [.. data.Labels.Select((_, i) => i < members ? 1 : 0)]);
        data = new TabularDataset("people", data.FeatureList, data.Features, data.Labels, [group]);
        Assert.All(ProxyFinder.Rank(data),
            p => Assert.True(double.IsNaN(p.Auc) && double.IsNaN(p.MutualInformation), p.ToString()));
        Assert.Contains("no proxy can be judged",
            Assert.Throws<ArgumentException>(() => new FeatureRemoval { ProxyAuc = 0.6 }.Removed(data)).Message);
    }

    [Fact]
    public void Top_down_on_people_of_one_group_says_so()
    {
        var split = LoanApplications.Draw(400, 1, 1).Data.Split(0.5, 0.2, 0.3, 1);
        using var model = FairLab.Models.MlpClassifier.Train(split.Train, split.Validation, new() { MaxEpochs = 1 }, 1);
        var alone =
            split.Test.Select([.. Enumerable.Range(0, split.Test.Rows).Where(i => split.Test.Group.Codes[i] == 0)]);
        Assert.Contains("expected at least two groups",
            Assert.Throws<ArgumentException>(() => new TopDownDetector().Find(model, alone, 1)).Message);
    }
}
