using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using FairLab.Tests.Kinds;
using FsCheck.Xunit;

namespace FairLab.Tests.Mitigators;

public sealed class CorrelationRemoverTests
{
    [Property(MaxTest = 20)]
    public void No_feature_is_correlated_with_any_group_nor_with_a_column_named(int seed)
    {
        var random = new SeededRandom(seed);
        foreach (var weighted in (bool[])[false, true])
        {
            var data = People.Random(60, seed);
            data = weighted ? data.WithWeights([.. data.Labels.Select(_ => 0.1 + random.NextDouble())]) : data;
            var changed = new CorrelationRemover { Columns = ["age"] }.Fit(data, 1).Train;
            Assert.DoesNotContain(changed.FeatureList, f => f.Column is "age");
            for (var j = 0; j < changed.Width; j++)
            {
                double[] x = [.. Enumerable.Range(0, data.Rows).Select(row => changed.Value(row, j))];
                Assert.Equal(0, Covariance(data, x, [.. data.Group.Codes.Select(z => (double)z)]), 1e-9);
                Assert.Equal(0, Covariance(data, x,
                    [.. Enumerable.Range(0, data.Rows).Select(row => data.Value(row, 0))]), 1e-7);
            }
        }
    }

    [Fact]
    public void By_hand_groups_move_to_the_common_mean_and_alpha_goes_part_of_the_way()
    {
        // Means 1 and 4 around 2.5: a least-squares line through an indicator is the groups' means.
        var data = People.Data([0, 2, 3, 5], [0, 1, 0, 1], [0, 0, 1, 1]);
        Assert.Equal([1.5, 3.5, 1.5, 3.5], new CorrelationRemover().Fit(data, 1).Train.Values(),
            (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([0.75, 2.75, 2.25, 4.25], new CorrelationRemover { Alpha = 0.5 }.Fit(data, 1).Train.Values(),
            (a, b) => Math.Abs(a - b) < 1e-12);
        // People met later are moved by what was learnt, not by their own means.
        var later = new CorrelationRemover().Fit(data, 1).Apply(People.Data([10, 10], [0, 0], [0, 1]));
        Assert.Equal([11.5, 8.5], later.Values(), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void A_linear_model_learns_parity_and_three_groups_are_taken()
    {
        var split = Datasets.Load("adult-counts").WithGroup("race-all").Split(0.2, 0.2, 0.6, 1);
        var plain = new None().Fit(split, new LogisticOptions(), 1);
        var fair = new CorrelationRemover().Fit(split, new LogisticOptions(), 1);
        Assert.Equal(3, split.Test.Group.Levels.Count);
        // What is linear in the features has the same mean in all groups: the logit, not the probability.
        double Gap(FairModel model, TabularDataset data)
        {
            var logits = GroupScores.From(data, [.. model.Score(data).Select(p => Math.Log(p / (1 - p)))]);
            return logits.All(0).Mean - logits.All(2).Mean;
        }
        Assert.Equal(0, Gap(fair, split.Train), 1e-9);
        Assert.True(Math.Abs(Gap(fair, split.Test)) < 0.25 * Math.Abs(Gap(plain, split.Test)));
    }

    [Fact]
    public void Columns_that_are_not_there_or_leave_nothing_are_refused()
    {
        var data = People.Random(40, 1);
        Assert.Contains("did you mean 'income'?",
            Assert.Throws<ArgumentException>(() =>
            new CorrelationRemover { Columns = ["incme"] }.Fit(data, 1)).Message);
        Assert.Contains("leaves no feature",
            Assert.Throws<ArgumentException>(() =>
            new CorrelationRemover { Columns = ["age", "income", "city", "owner"] }.Fit(data, 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CorrelationRemover { Alpha = 1.1 });
    }

    static double Covariance(TabularDataset data, double[] x, double[] s)
    {
        double[] w = data.Weights ?? [.. s.Select(_ => 1.0)];
        double Mean(Func<int, double> of) => w.Select((weight, i) => weight * of(i)).Sum() / w.Sum();
        return Mean(i => (x[i] - Mean(k => x[k])) * (s[i] - Mean(k => s[k])));
    }
}
