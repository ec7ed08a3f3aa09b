using FairLab.Data;
using FairLab.Metrics;
using FairLab.Models;
using FairLab.Numerics;
using FsCheck.Xunit;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Metrics;

/// <summary>Whom a classifier serves worst: rates, disparities, exact tests, confusion by group.</summary>
public sealed class QualityAuditTests
{
    // 100 of each: TP, FP, TN, FN. Errors 30, 10 and 5 of 100.
    static readonly GroupCounts Three = new("group", ["a", "b", "c"],
        [new(30, 10, 40, 20), new(45, 5, 45, 5), new(48, 3, 47, 2)]);

    static readonly SubgroupAudit Audit = new() { Draws = 200, Test = SubgroupTest.Fisher };

    [Fact]
    public void Worst_and_best_go_by_what_a_high_rate_means()
    {
        var report = Audit.Of(Three, seed: 1);
        Assert.Equal(["accuracy", "error_rate", "tpr", "ppv", "fpr"], report.Findings.Select(f => f.Rate.Name));
        Assert.All(report.Findings, f => Assert.Equal(("a", "c"), (f.Disparity.Worst, f.Disparity.Best)));
        var error = report["error_rate"].Disparity;
        Assert.Equal(0.25, error.Difference, 1e-12);
        Assert.Equal(6, error.Ratio, 1e-12);
        var newcombe = Proportion.Newcombe(30, 100, 5, 100);
        Assert.Equal((newcombe.Lower.Value, newcombe.Upper.Value),
            (error.Interval.Lower.Value, error.Interval.Upper.Value));
        Assert.Equal(0.7 / 0.95, report["accuracy"].Disparity.Ratio, 1e-12);
        Assert.Equal(-0.25, report["accuracy"].Disparity.Difference, 1e-12);
        Assert.Equal(0.6 / 0.96, report["tpr"].Disparity.Ratio, 1e-12);
        Assert.Equal(10 / 50.0 / (3 / 50.0), report["fpr"].Disparity.Ratio, 1e-12);
        var wilson = Proportion.Wilson(30, 100);
        Assert.Equal((wilson.Lower.Value, wilson.Upper.Value), (report["error_rate"].Groups[0].Rate.Lower.Value,
            report["error_rate"].Groups[0].Rate.Upper.Value));
        // R: fisher.test(matrix(c(30, 70, 15, 185), 2))$p.value, times 3 after Holm.
        Assert.Equal(FisherTest.Compare(30, 100, 15, 200).PValue, report["error_rate"].Groups[0].P.Value, 1e-12);
        Assert.Equal(3 * report["error_rate"].Groups[0].P, report["error_rate"].Groups[0].PHolm, 1e-12);
        Assert.Equal(15, report.ToTable().Count);
        Assert.Equal(5, report.Disparities().Count);
        Assert.Contains("unknown rate 'acuracy'", Assert.Throws<ArgumentException>(() => report["acuracy"]).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_ratio_to_nothing_and_a_rate_that_is_neither_good_nor_bad_are_undefined()
    {
        var perfect = new GroupCounts("g", ["a", "b"], [new(40, 5, 45, 10), new(50, 0, 50, 0)]);
        var error = Audit.Of(perfect, ConfusionRate.Error, seed: 1).Disparity;
        Assert.Equal(("a", "b"), (error.Worst, error.Best));
        Assert.Equal(0.15, error.Difference, 1e-12);
        Assert.Equal("error_rate is 0 in b", error.Ratio.Reason);
        var selection = Audit.Of(perfect, ConfusionRate.Selection, seed: 1).Disparity;
        Assert.Null(selection.Worst);
        Assert.Equal("a high selection_rate is neither good nor bad", selection.Ratio.Reason);
    }

    [Fact]
    public void Three_images_have_an_interval_and_no_verdict()
    {
        var counts = new GroupCounts("g", ["a", "b", "few"],
            [new(40, 10, 40, 10), new(45, 5, 45, 5), new(0, 1, 0, 2)]);
        var finding = Audit.Of(counts, ConfusionRate.Error, seed: 1);
        var few = finding.Groups[2];
        Assert.Equal(1, few.Rate.Value, 1e-12);
        Assert.Equal(Proportion.Wilson(3, 3).Lower.Value, few.Rate.Lower.Value, 1e-12);
        Assert.InRange(few.Rate.Lower.Value, 0.4, 0.5);
        Assert.Equal("too small to say", few.Verdict());
        Assert.False(few.P.IsDefined || few.PHolm.IsDefined);
        Assert.Equal("3 people, fewer than 30 in few", few.P.Reason);
        Assert.Equal("a", finding.Disparity.Worst);
    }

    [Fact]
    public void A_class_that_one_group_has_only_is_undefined_in_the_others_and_never_0()
    {
        // Nobody of b is positive.
        var counts = new GroupCounts("g", ["a", "b"], [new(40, 10, 40, 10), new(0, 5, 95, 0)]);
        var tpr = Audit.Of(counts, seed: 1)["tpr"];
        Assert.False(tpr.Groups[1].Rate.Value.IsDefined);
        Assert.Equal("too small to say", tpr.Groups[1].Verdict());
        Assert.Equal("0 people, fewer than 30 in b", tpr.Groups[1].P.Reason);
        Assert.Equal("fewer than two groups of g with at least 30 people", tpr.Disparity.Difference.Reason);

        var confusion = MulticlassCounts.From([0, 0, 1, 0], [0, 1, 1, 1], ["x", "y"],
            new Grouping("g", ["a", "b"], [0, 0, 0, 1]));
        Assert.Equal(0.5, confusion.Recall(0, 0).Value, 1e-12);
        Assert.Equal("nobody of class y in b", confusion.Recall(1, 1).Value.Reason);
        Assert.Equal("nobody of class y in b", confusion.Recall(1, 1).Lower.Reason);
        var row = confusion.ToTable().Where(r => r.Text("group") == "b" && r.Text("label") == "y").Rows.First();
        Assert.True(double.IsNaN(row.Number("share")));
        Assert.Equal("nobody of class y in b", row.Text("note"));
    }

    [Fact]
    public void Confusion_by_group_by_hand()
    {
        var counts = MulticlassCounts.From([0, 0, 0, 1, 1, 2, 0], [0, 0, 1, 1, 2, 2, 2], ["x", "y", "z"],
            new Grouping("g", ["a", "b"], [0, 0, 0, 0, 0, 0, 1]));
        var table = counts.ToTable();
        Assert.Equal(2 * 3 * 3, table.Count);
        var cell = table.Where("group", "a").Where("label", "x").Where("decision", "y").Rows.First();
        Assert.Equal((1, 1 / 3.0), (cell.Number("people"), cell.Number("share")));
        var wilson = Proportion.Wilson(1, 3);
        Assert.Equal((wilson.Lower.Value, wilson.Upper.Value), (cell.Number("share_low"), cell.Number("share_high")));
        Assert.Equal(("recall of y", 0.5), (counts.Recall(0, 1).Metric, counts.Recall(0, 1).Value.Value));
        var weighted = MulticlassCounts.From([0], [0], ["x"], new Grouping("g", ["a"], [0]), [2]);
        Assert.Equal("only sums of weights are known", weighted.Recall(0, 0).Lower.Reason);
    }

    [Fact]
    public void Several_classes_are_audited_over_all_and_one_by_one()
    {
        var random = new SeededRandom(3);
        int[] labels = [.. Enumerable.Range(0, 600).Select(_ => random.Next(3))];
        // Group b is given class 0 whatever it is, half the time.
        int[] codes = [.. labels.Select(_ => random.Next(2))];
        int[] decisions = [.. labels.Select((y, i) => codes[i] == 1 && random.Next(2) == 0 ? 0 : y)];
        var counts = MulticlassCounts.From(labels, decisions, ["x", "y", "z"], new Grouping("g", ["a", "b"], codes));
        var report = Audit.Of(counts, seed: 1);
        Assert.Equal(2 + 3 * 3, report.Findings.Count);
        Assert.Equal(counts.Accuracy(1).Value, report["accuracy"].Groups[1].Rate.Value.Value, 12);
        Assert.Equal("b", report["error_rate"].Disparity.Worst);
        Assert.Equal("lower", report["tpr of y"].Groups[1].Verdict());
        Assert.Equal("higher", report["fpr of x"].Groups[1].Verdict());
        Assert.Equal(1, report["tpr of x"].Disparity.Ratio, 1e-12);
    }

    [Property(MaxTest = 50)]
    public void Nobody_judged_is_served_worse_than_the_worst_or_better_than_the_best(int seed)
    {
        var random = new SeededRandom(seed);
        var counts = new GroupCounts("g", ["a", "b", "c", "d"], [.. Enumerable.Range(0, 4).Select(_ =>
            new Confusion(random.Next(60), random.Next(60), random.Next(60), random.Next(60)))]);
        foreach (var finding in new SubgroupAudit { Draws = 5 }.Of(counts, seed).Findings)
        {
            if (finding.Disparity.Worst is not { } worst)
            {
                Assert.False(finding.Disparity.Difference.IsDefined);
                continue;
            }
            var sign = finding.Rate.HigherIsBetter == true ? 1 : -1;
            double Rate(string group) => finding.Groups.First(g => g.Group == group).Rate.Value;
            Assert.All(finding.Judged, g =>
            {
                Assert.True(sign * Rate(worst) <= sign * g.Rate.Value.Value);
                Assert.True(sign * Rate(finding.Disparity.Best!) >= sign * g.Rate.Value.Value);
            });
            Assert.Equal(finding.Gap, Math.Abs(finding.Disparity.Difference), 1e-12);
        }
    }

    [Fact]
    public void Fishers_test_is_Rs()
    {
        // The tea, and R's fisher.test(matrix(c(8, 2, 1, 9), 2)).
        Assert.Equal(0.48571428571428577, FisherTest.Compare(3, 4, 1, 4).PValue, 1e-12);
        Assert.Equal(0.5, FisherTest.Compare(3, 4, 1, 4).Statistic, 1e-12);
        Assert.Equal(0.00547748362883, FisherTest.Compare(8, 10, 1, 9 + 1).PValue, 1e-6);
        Assert.Equal(1, FisherTest.Compare(0, 5, 0, 7).PValue, 1e-12);
        Assert.Equal("nobody in the first group", FisherTest.Compare(0, 0, 1, 4).PValue.Reason);
        Assert.InRange(FisherTest.Compare(400, 500_000, 900, 500_000).PValue.Value, 0, 1e-30);
        Assert.Contains("found 1.5 successes in 4 trials", Assert.Throws<ArgumentException>(
            () => FisherTest.Compare(1.5, 4, 1, 4)).Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => FisherTest.Compare(5, 4, 1, 4));
    }

    [Property(MaxTest = 60)]
    public void Fishers_test_is_the_sum_over_all_tables(int seed)
    {
        var random = new SeededRandom(seed);
        int n0 = 1 + random.Next(12), n1 = 1 + random.Next(12), a = random.Next(n0 + 1), b = random.Next(n1 + 1);
        double Choose(int n, int k) => Enumerable.Range(0, k).Aggregate(1.0, (c, i) => c * (n - i) / (i + 1));
        double Weight(int k) => a + b - k < 0 || a + b - k > n1 ? 0 : Choose(n0, k) * Choose(n1, a + b - k);
        var expected = Enumerable.Range(0, n0 + 1).Select(Weight).Where(w => w <= Weight(a) * (1 + 1e-7)).Sum()
            / Enumerable.Range(0, n0 + 1).Sum(Weight);
        Assert.Equal(expected, FisherTest.Compare(a, n0, b, n1).PValue, 1e-9);
        Assert.Equal(expected, FisherTest.Compare(b, n1, a, n0).PValue, 1e-9);
    }

    [Fact]
    public void A_network_of_images_is_counted_by_group()
    {
        using var scope = NewDisposeScope();
        using var sign = new TrainedNetwork(nn.Sequential(nn.Flatten(), nn.Linear(1, 1, hasBias: false)));
        using (no_grad())
            sign.Module.parameters().First().fill_(1);
        var inputs = tensor(new float[] { 1, -1, 2, -3, 0 }).reshape(5, 1);
        var data = new TensorDataset(inputs, tensor(new long[] { 1, 1, 0, 0, 1 }))
        {
            Group = new Grouping("g", ["a", "b"], [0, 0, 0, 1, 1]),
        };
        Assert.Equal([1, 0, 1, 0, 1], sign.Classify(inputs));
        var counts = sign.Evaluate(data, "no", "yes");
        Assert.Equal([1.0, 1, 1], [counts[0, 1, 1], counts[0, 1, 0], counts[0, 0, 1]]);
        Assert.Equal(1, counts.Accuracy(1), 1e-12);
        Assert.Contains("data without groups", Assert.Throws<ArgumentException>(
            () => sign.Evaluate(new TensorDataset(inputs, data.Labels), "no", "yes")).Message,
            StringComparison.Ordinal);
        Assert.Contains("expected 0 to 0", Assert.Throws<ArgumentException>(
            () => sign.Evaluate(data, "only")).Message, StringComparison.Ordinal);
        using var several = new TrainedNetwork(nn.Sequential(nn.Linear(1, 3)), TargetKind.Multiclass, 3);
        using (no_grad())
            several.Module.parameters().First().copy_(tensor(new float[] { 0, 1, -1 }).reshape(3, 1));
        using (no_grad())
            several.Module.parameters().Last().fill_(0);
        Assert.Equal([1, 2, 1, 2, 0], several.Classify(inputs));
        using var number = new TrainedNetwork(nn.Sequential(nn.Linear(1, 1)), TargetKind.Regression);
        Assert.Throws<InvalidOperationException>(() => number.Classify(inputs));
    }

    [Fact]
    public void Published_audits_are_as_printed()
    {
        var published = GenderShades.Published();
        Assert.Equal(2 * 12, published.Count);
        double Of(string system, int year, string group) => published
            .Single(p => p.System == system && p.Year == year && p.Group == group).Error.Value;
        Assert.Equal(0.347, Of("IBM", 2017, "darker × female"), 1e-12);
        Assert.Equal(0.1697, Of("IBM", 2018, "darker × female"), 1e-12);
        Assert.Equal(0, Of("Microsoft", 2017, "lighter × male"), 1e-12);
        var lighterMen = published.Where(p => p.Year == 2017 && p.Group == "lighter × male");
        Assert.Equal(0.008, lighterMen.Max(p => p.Error.Value.Value), 1e-12);
        // The survey's 34.7% against 0.8%: the worst of all, and the worst of lighter men.
        Assert.Equal(0.347, published.Max(p => p.Error.Value.Value), 1e-12);
        Assert.All(published, p => Assert.InRange(p.Error.Value.Value, p.Error.Lower.Value, p.Error.Upper.Value));
        Assert.Contains("disagree", Assert.Single(published, p => p.Note.Length > 0).Note, StringComparison.Ordinal);
        Assert.Equal(24, GenderShades.ToTable().Count);
        Assert.Equal(1270, published.Where(p => p.Year == 2017 && p.System == "IBM").Sum(p => p.People));
    }
}
