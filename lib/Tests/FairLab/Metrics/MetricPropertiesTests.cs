using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Metrics;

/// <summary>What must hold of every metric, whatever the data.</summary>
public sealed class MetricPropertiesTests
{
    static readonly string[] Signed = ["parity_difference", "opportunity", "fpr_difference", "odds",
        "accuracy_difference", "balanced_accuracy_difference", "predictive_parity", "fdr_difference", "for_difference",
        "fnr_difference", "tnr_difference", "error_rate_difference", "base_rate_difference", "class_imbalance"];

    [Property(MaxTest = 60)]
    public void Rows_in_any_order_give_every_metric_the_same(int seed)
    {
        var (y, p, z) = Rows(seed);
        var order = new SeededRandom(seed + 1).Permutation(y.Length);
        int[] Reorder(int[] a) => Array.ConvertAll(order, i => a[i]);
        Same(Count(y, p, z), Count(Reorder(y), Reorder(p), Reorder(z)));
    }

    [Property(MaxTest = 60)]
    public void Weights_are_repetitions_for_every_metric(int seed)
    {
        var (y, p, z) = Rows(seed);
        var random = new SeededRandom(seed + 1);
        var times = Array.ConvertAll(y, _ => random.Next(4));
        int[] rows = [.. times.SelectMany((t, i) => Enumerable.Repeat(i, t))];
        var weighted = GroupCounts.Expected(y, Array.ConvertAll(p, v => (double)v), new Grouping("g", ["a", "b"], z),
            Array.ConvertAll(times, t => (double)t));
        Same(Count([.. rows.Select(i => y[i])], [.. rows.Select(i => p[i])], [.. rows.Select(i => z[i])]), weighted);
    }

    [Property(MaxTest = 60)]
    public void Weights_all_multiplied_by_the_same_number_change_no_metric_but_those_that_are_smoothed(int seed)
    {
        var counts = Count(seed);
        Same(counts, new GroupCounts("g", ["a", "b"],
            [.. counts.Cells.Select(c =>
            new Confusion(4 * c.TruePositives, 4 * c.FalsePositives, 4 * c.TrueNegatives, 4 * c.FalseNegatives))]),
            smoothed: false);
    }

    [Property(MaxTest = 60)]
    public void Groups_swapped_turn_differences_round_invert_the_ratio_and_leave_the_rest(int seed)
    {
        var counts = Count(seed);
        var swapped = new GroupCounts("g", ["b", "a"], [counts[1], counts[0]]);
        foreach (var metric in GroupMetrics.All)
        {
            var (before, after) = (counts[metric], swapped[metric]);
            if (metric.Name == "parity")
            {
                if (before.IsDefined && after.IsDefined)
                    Assert.Equal(1, before * after, 1e-9);
            }
            else if (metric.Name == "parity_folded")
            {
                // Folding makes the ratio the same from both sides; where one side divides by 0 it is undefined there.
                if (before.IsDefined && after.IsDefined)
                    Assert.Equal(before.Value, after.Value, 1e-9);
            }
            else
            {
                Assert.Equal(before.IsDefined, after.IsDefined);
                if (before.IsDefined)
                    Assert.Equal(Signed.Contains(metric.Name) ? -before : before.Value, after.Value, 1e-12);
            }
        }
    }

    [Property(MaxTest = 60)]
    public void Groups_that_are_alike_have_the_ideal_value_of_every_metric_that_compares(int seed)
    {
        var cell = Count(seed)[0];
        var alike = GroupMetricsTests.Counts(cell,
            new Confusion(
                3 * cell.TruePositives, 3 * cell.FalsePositives, 3 * cell.TrueNegatives, 3 * cell.FalseNegatives));
        foreach (var metric in GroupMetrics.All.Where(m =>
            m.Name is not ("accuracy" or "balanced_accuracy" or "selection_rate" or "error_rate_highest")
            && m.Ideal is not null && !m.Name.StartsWith("worst", StringComparison.Ordinal)))
            if (alike[metric].IsDefined && !metric.Name.StartsWith("differential_fairness",
                StringComparison.Ordinal)) // smoothing pulls the smaller group
                Assert.Equal(0, metric.Distance(alike), 1e-12);
    }

    [Property(MaxTest = 60)]
    public void Every_metric_keeps_to_its_range(int seed)
    {
        var counts = Count(seed);
        foreach (var metric in GroupMetrics.All)
        {
            if (counts[metric] is not { IsDefined: true } value)
                continue;
            var (low, high) = metric.Name switch
            {
                "parity" => (0, double.PositiveInfinity),
                "odds_sum" => (0.0, 2.0),
                "differential_fairness" => (0, double.PositiveInfinity),
                "differential_fairness_amplification" => (double.NegativeInfinity, double.PositiveInfinity),
                var name when Signed.Contains(name) => (-1, 1),
                _ => (0, 1),
            };
            Assert.InRange(value.Value, low - 1e-12, high + 1e-12);
        }
        // The mean of two gaps is at most the larger, and the signed average is at most the mean in size.
        if (counts[GroupMetrics.OddsMax].IsDefined)
        {
            Assert.True(counts[GroupMetrics.OddsMean] <= counts[GroupMetrics.OddsMax] + 1e-12);
            Assert.True(Math.Abs(counts[GroupMetrics.Odds]) <= counts[GroupMetrics.OddsMean] + 1e-12);
        }
    }

    [Property(MaxTest = 30)]
    public void A_group_split_in_two_can_only_widen_gaps_and_lower_the_worst(int seed)
    {
        // Intersections see at least as much as the attributes they are made of.
        var (y, p, z) = Rows(seed);
        var random = new SeededRandom(seed + 2);
        var attributes = (Grouping[])[new("z", ["a", "b"], z),
            new("u", ["c", "d"], Array.ConvertAll(z, _ => random.Next(2))),
            new("v", ["e", "f"], Array.ConvertAll(z, _ => random.Next(2)))];
        var previous = GroupCounts.From(y, p, attributes[0]);
        for (var depth = 2; depth <= 3; depth++)
        {
            var finer = GroupCounts.From(y, p, attributes[..depth]);
            Assert.Equal(previous.Overall, finer.Overall);
            foreach (var (metric, sign) in (IEnumerable<(GroupMetric, int)>)[(GroupMetrics.SelectionGap, 1),
                (GroupMetrics.OpportunityGap, 1), (GroupMetrics.OddsMax, 1), (GroupMetrics.SelectionRatio, -1),
                (GroupMetrics.WorstGroupAccuracy, -1)])
                if (previous[metric].IsDefined && finer[metric].IsDefined)
                    Assert.True(sign * finer[metric] >= sign * previous[metric] - 1e-12, metric.Name);
            previous = finer;
        }
        var least = Math.Min(5, previous.Cells.Max(c => c.Total));
        var large = previous.WithAtLeast(least, out var leftOut);
        Assert.Equal(previous.Groups.Where(g => previous[g].Total < least), leftOut);
        Assert.All(large.Cells, c => Assert.True(c.Total >= least));
    }

    [Property(MaxTest = 12)]
    public void Distances_between_scores_are_symmetric_zero_for_equals_and_obey_the_triangle(int seed)
    {
        var random = new SeededRandom(seed);
        ScoreSample Draw() => ScoreSample.Of([.. Enumerable.Range(0, 20).Select(_ => random.Next(30) / 30.0)],
            [.. Enumerable.Range(0, 20).Select(_ => random.NextDouble())]);
        var (a, b, c) = (Draw(), Draw(), Draw());
        foreach (var distance in (Func<ScoreSample, ScoreSample, Measure>[])[Distributions.Wasserstein,
            Distributions.KolmogorovSmirnov, Distributions.AreaBetweenDensities])
        {
            Assert.Equal(0, distance(a, a), 1e-12);
            Assert.Equal(distance(a, b), distance(b, a), 1e-12);
            Assert.True(distance(a, c) <= distance(a, b) + distance(b, c) + 1e-12);
        }
        Assert.Equal(1, Distributions.Auc(a, b) + Distributions.Auc(b, a), 1e-12);
        // ABCC is at most the largest difference of the distribution functions, which is at most 1; means differ by no
        // more than ABCC.
        Assert.True(Distributions.Wasserstein(a, b) <= Distributions.KolmogorovSmirnov(a, b) + 1e-12);
        Assert.True(Math.Abs(a.Mean - b.Mean) <= Distributions.Wasserstein(a, b) + 1e-12);
    }

    [Property(MaxTest = 30)]
    public void Scores_turned_into_ranks_keep_what_ranks_decide(int seed)
    {
        var random = new SeededRandom(seed);
        var (y, z) = (Array.ConvertAll(new int[80], _ => random.Next(2)),
            new Grouping("g", ["a", "b", "c"], Array.ConvertAll(new int[80], _ => random.Next(3))));
        var scores = Array.ConvertAll(y, _ => random.Next(15) / 15.0);
        var (plain, cubed) =
            (GroupScores.From(y, scores, z), GroupScores.From(y, Array.ConvertAll(scores, s => s * s * s), z));
        foreach (var measure in (Func<GroupScores, Measure>[])[s => s.AucGap, s => s.KolmogorovSmirnov,
            s => s.AreaBetweenRocCurves])
            if (measure(plain).IsDefined)
                Assert.Equal(measure(plain).Value, measure(cubed).Value, 1e-9);
    }

    [Property(MaxTest = 30)]
    public void Holm_is_never_below_BenjaminiHochberg_and_both_keep_the_order(int seed)
    {
        var random = new SeededRandom(seed);
        var p = Enumerable.Range(0, 1 + random.Next(12)).Select(_ => random.NextDouble() * random.NextDouble())
            .ToArray();
        var (holm, bh) = (MultipleTesting.Holm(p), MultipleTesting.BenjaminiHochberg(p));
        for (var i = 0; i < p.Length; i++)
        {
            Assert.True(p[i] <= bh[i] + 1e-15 && bh[i] <= holm[i] + 1e-15 && holm[i] <= 1);
            for (var j = 0; j < p.Length; j++)
                Assert.True(p[i] > p[j] || holm[i] <= holm[j] && bh[i] <= bh[j]);
        }
    }

    [Property(MaxTest = 30)]
    public void Entropy_splits_into_a_part_between_and_a_part_within_the_groups(int seed)
    {
        var random = new SeededRandom(seed);
        var (y, z) =
            (Array.ConvertAll(new int[50], _ => random.Next(2)), Array.ConvertAll(new int[50], i => random.Next(3)));
        var data = FairLab.Tests.Mitigators.ReweighingTests.Small(y, z, 3);
        var decisions = new Decisions(Array.ConvertAll(y, _ => (double)random.Next(2)));
        var benefits = decisions.Probabilities.Zip(y, (p, label) => p - label + 1).ToArray();
        if (benefits.All(b => b == 0))
            return;
        // Shorrocks 1980: GE(2) = between + Σ_g (n_g/n) (μ_g/μ)² GE_g(2).
        var mean = benefits.Average();
        var within = z.Distinct().Sum(g =>
        {
            var own = benefits.Where((_, i) => z[i] == g).ToArray();
            return own.Average() == 0 ? 0
                : own.Length / 50.0 * Math.Pow(own.Average() / mean, 2) * GeneralizedEntropy.Index(own);
        });
        Assert.Equal(GeneralizedEntropy.Index(data, decisions), GeneralizedEntropy.BetweenGroups(data, decisions)
            + within, 1e-12);
    }

    static void Same(GroupCounts first, GroupCounts second, bool smoothed = true)
    {
        foreach (var metric in GroupMetrics.All.Where(m => smoothed
            || !m.Name.StartsWith("differential_fairness", StringComparison.Ordinal)))
        {
            Assert.Equal(first[metric].IsDefined, second[metric].IsDefined);
            if (first[metric].IsDefined)
                Assert.Equal(first[metric].Value, second[metric].Value, 1e-12);
        }
    }

    static GroupCounts Count(int seed)
    {
        var (y, p, z) = Rows(seed);
        return Count(y, p, z);
    }

    static GroupCounts Count(int[] y, int[] p, int[] z) => GroupCounts.From(y, p, new Grouping("g", ["a", "b"], z));

    static (int[] Y, int[] P, int[] Z) Rows(int seed)
    {
        var random = new SeededRandom(seed);
        var n = 1 + random.Next(60);
        int[] Draw() => Array.ConvertAll(new int[n], _ => random.Next(2));
        return (Draw(), Draw(), Draw());
    }
}
