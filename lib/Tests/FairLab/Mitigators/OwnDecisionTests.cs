using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;

namespace FairLab.Tests.Mitigators;

/// <summary>A decision about one person depends neither on who else is asked about nor on the order of rows.</summary>
public sealed class OwnDecisionTests
{
    static readonly MlpOptions Network = new() { Hidden = [16], MaxEpochs = 2 };

    static readonly DataSplit Compas = Datasets.Load("compas-counts").Split(0.3, 0.2, 0.5, seed: 1);

    public static TheoryData<string, bool> Fitted
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var name in Methods.Names)
            {
                cases.Add(name, true);
                if (!Methods.NeedsNetwork(name))
                    cases.Add(name, false);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Fitted))]
    public void Decisions_are_the_same_together_one_by_one_and_in_any_order(string name, bool network)
    {
        var model = Methods.Create(name).Fit(Compas, network ? Network : new LogisticOptions(), seed: 4);
        var together = model.Decide(Compas.Test).Probabilities;
        var order = new SeededRandom(7).Permutation(Compas.Test.Rows);
        Assert.Equal(
            Array.ConvertAll(order, i => together[i]), model.Decide(Compas.Test.Select(order)).Probabilities, Same);
        foreach (var row in order.Take(100))
            Assert.Equal(together[row], model.Decide(Compas.Test.Select([row])).Probabilities[0], 1e-6);
        foreach (var size in (int[])[2, 3, 7, 33, 500])
            Assert.Equal(
                together[..size], model.Decide(Compas.Test.Select([.. Enumerable.Range(0, size)])).Probabilities, Same);
    }

    [Theory]
    [InlineData("disparate-impact-repair")]
    [InlineData("calibrated-odds")]
    [InlineData("optimized-preprocessing")]
    public void Scores_are_the_same_whatever_the_unit_the_order_of_features_and_of_the_groups_levels(string name)
    {
        var model = Methods.Create(name).Fit(Compas, new LogisticOptions(), seed: 4);
        var (test, width) = (Compas.Test, Compas.Test.Width);
        var reversed = new TabularDataset(test.Id, [.. test.FeatureList.Reverse()],
            [.. Enumerable.Range(0, test.Rows)
                .SelectMany(row => Enumerable.Range(0, width).Select(j => test.Value(row, width - 1 - j)))],
            test.Labels, [.. test.Groups.Select(Reversed)]).WithColumns(test.Columns);
        int[] first =
            [.. Enumerable.Range(0, test.Rows).Where(row => test.Twins[row] == 0 && reversed.Twins[row] == 0)];
        Assert.Equal(model.Score(test.Select(first)), model.Score(reversed.Select(first)), Same);
        Assert.Equal(
            model.Decide(test.Select(first)).Probabilities, model.Decide(reversed.Select(first)).Probabilities, Same);
    }

    [Fact]
    public void Repair_of_minutes_since_1970_is_that_of_the_minutes()
    {
        // In 32 bits 40 minutes are 19 numbers: people must be known by what they have in 64.
        var random = new SeededRandom(3);
        double[] minutes = [.. Enumerable.Range(0, 400).Select(_ => (double)random.Next(40))];
        TabularDataset Of(Func<double, double> unit) =>
            new("minutes", [new Feature("t", "t", false)], Array.ConvertAll(minutes, m => unit(m)),
            [.. minutes.Select((_, i) => i / 2 % 2)],
            [new Grouping("z", ["u", "p"], [.. minutes.Select((_, i) => i % 2)])]);
        double[] Repaired(TabularDataset data) => new DisparateImpactRepair().Fit(data, 2).Apply(data).Values();
        Assert.Equal(
            Repaired(Of(m => m)), Repaired(Of(m => 1_764_324_000 + 60 * m)).Select(t => (t - 1_764_324_000) / 60));
        var change = new DisparateImpactRepair().Fit(Of(m => 1_764_324_000 + 60 * m), 2);
        var all = Of(m => 1_764_324_000 + 60 * m);
        Assert.Equal(change.Apply(all).Values(),
            Enumerable.Range(0, all.Rows).Select(i => change.Apply(all.Select([i])).Value(0, 0)));
    }

    [Fact]
    public void A_crossing_in_another_order_of_its_levels_is_the_same_crossing()
    {
        string[] names = [.. Compas.Train.Groups.Take(2).Select(g => g.Name)];
        var data = Compas.Train;
        var other = new TabularDataset(
            data.Id, data.FeatureList, data.Features, data.Labels, [.. data.Groups.Select(Reversed)]);
        var (crossed, moved) = (data.WithGroup(names), other.WithGroup(names));
        Assert.NotEqual(crossed.Group.Levels, moved.Group.Levels);
        Assert.Equal(2, crossed.Group.Columns.Count);
        var change = new DisparateImpactRepair().Fit(crossed, 1);
        Assert.Equal(change.Apply(crossed).FeatureNames, change.Apply(moved).FeatureNames);
        // Tables made apart tell people with the same values apart in their own order.
        int[] rows = [.. Enumerable.Range(0, data.Rows)];
        var first = rows.Where(row => crossed.Twins[row] == 0 && moved.Twins[row] == 0).ToArray();
        Assert.Equal(change.Apply(crossed.Select(first)).Values(), change.Apply(moved.Select(first)).Values());
    }

    static Grouping Reversed(Grouping group) => new(group.Name, [.. group.Levels.Reverse()],
        Array.ConvertAll(group.Codes, z => group.Levels.Count - 1 - z), group.Column);

    static bool Same(double a, double b) => Math.Abs(a - b) < 1e-6;

    [Fact]
    public void Repair_of_one_indicator_brings_both_groups_to_a_half_together_one_by_one_and_in_any_order()
    {
        // 1,000 people a group, of whom .2 and .8 have the indicator.
        const int n = 1000;
        int[] z = [.. Enumerable.Range(0, 2 * n).Select(i => i / n)];
        float[] x = [.. z.Select((g, i) => i % 10 < (g == 0 ? 2 : 8) ? 1f : 0f)];
        var data = new TabularDataset(
            "indicator", [new Feature("x", "x", true)], x, new int[2 * n], [new Grouping("z", ["u", "p"], z)]);
        var change = new DisparateImpactRepair().Fit(data, seed: 3);
        var together = change.Apply(data).Features;
        float[] alone = [.. Enumerable.Range(0, 2 * n).Select(i => change.Apply(data.Select([i])).Features[0])];
        Assert.Equal(together, alone);
        Assert.InRange(together[..n].Average(), 0.47, 0.53);
        Assert.InRange(together[n..].Average(), 0.47, 0.53);
        var order = new SeededRandom(1).Permutation(2 * n);
        Assert.Equal(Array.ConvertAll(order, i => together[i]), change.Apply(data.Select(order)).Features);
        // Through any chain of parts.
        Assert.Equal(together[n..][..10],
            change.Apply(data.Select([.. Enumerable.Range(n - 5, 100)]).Select([.. Enumerable.Range(5, 10)])).Features);
    }

    [Fact]
    public void Random_parts_of_people_with_values_of_their_own_come_from_these_and_the_seed_alone()
    {
        // Tables made apart, not parts of one: there is nothing but the values to know people by.
        var random = new SeededRandom(2);
        const int n = 300;
        float[] values =
            [.. Enumerable.Range(0, n).SelectMany(_ => (float[])[(float)random.NextGaussian(), random.Next(2)])];
        int[] z = [.. Enumerable.Range(0, n).Select(i => i % 2)];
        TabularDataset Table(int[] rows) => new("own", [new Feature("q", "q", false), new Feature("c", "c", true)],
            [.. rows.SelectMany(i => values[(2 * i)..(2 * i + 2)])], new int[rows.Length],
            [new Grouping("z", ["u", "p"], Array.ConvertAll(rows, i => z[i]))]);
        var all = Table([.. Enumerable.Range(0, n)]);
        var change = new DisparateImpactRepair { Level = 0.7 }.Fit(all, 5);
        var together = change.Apply(all);
        var backwards = change.Apply(Table([.. Enumerable.Range(0, n).Reverse()]));
        for (var i = 0; i < n; i++)
        {
            Assert.Equal(together.Row(i), change.Apply(Table([i])).Row(0));
            Assert.Equal(together.Row(i), backwards.Row(n - 1 - i));
        }
        // Another seed is another lot.
        Assert.NotEqual(together.Features, new DisparateImpactRepair { Level = 0.7 }.Fit(all, 6).Apply(all).Features);
    }

    [Fact]
    public void Draw_for_people_is_theirs()
    {
        var rule = new DerivedOdds().Fit(Scored.Split.Validation, Scored.Validation, 0);
        var decisions = rule.Decide(Scored.Split.Validation, Scored.Validation);
        Assert.False(decisions.IsDeterministic);
        var drawn = decisions.Draw(Scored.Split.Validation, 9).Probabilities;
        var order = new SeededRandom(1).Permutation(drawn.Length);
        var again = new Decisions(Array.ConvertAll(order, i => decisions.Probabilities[i]))
            .Draw(Scored.Split.Validation.Select(order), 9);
        Assert.Equal(Array.ConvertAll(order, i => drawn[i]), again.Probabilities);
        Assert.Equal(decisions.Probabilities.Average(), drawn.Average(), 0.05);
        Assert.Contains("found 1 people, expected",
            Assert.Throws<ArgumentException>(() => decisions.Draw(Scored.Split.Validation.Select([0]), 9)).Message);
    }

    [Fact]
    public void Personal_draws_are_uniform_and_unrelated()
    {
        var data = Datasets.Load("adult-counts");
        var draws = new PersonalDraws(data, 1);
        Assert.Equal(data.Rows, draws.People.Distinct().Count());
        double[] first = [.. Enumerable.Range(0, data.Rows).Select(row => draws.Next(row, 0))],
            second = [.. Enumerable.Range(0, data.Rows).Select(row => draws.Next(row, 1))];
        var uniform = new SeededRandom(3);
        double[] reference = [.. first.Select(_ => uniform.NextDouble())];
        Assert.True(Distributions.KolmogorovSmirnov(first, reference) < 2 * Math.Sqrt(2.0 / data.Rows));
        Assert.InRange(Correlations.Pearson(first, second).Value, -0.02, 0.02);
        Assert.InRange(Correlations.Pearson(first[1..], first[..^1]).Value, -0.02, 0.02);
        double[] numbers = [.. new PersonalDraws(data, 2).People.Select(k => (double)k)];
        Assert.InRange(Correlations.Pearson(first, numbers).Value, -0.02, 0.02);
    }
}
