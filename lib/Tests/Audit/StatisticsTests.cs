using FairLab.Metrics;

namespace FairLab.Audit.Tests;

/// <summary>What is said of differences: no false alarms beyond the level, what is there is found, and the rest is not
/// claimed either way.</summary>
public sealed class StatisticsTests : IDisposable
{
    readonly AuditFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fisher_is_that_of_the_lady_tasting_tea() =>
        Assert.Equal(34.0 / 70, ProportionTest.PValue(3, 4, 1, 4).Value, 10);

    [Fact]
    public void The_score_test_is_the_chi_squared_test_of_a_table()
    {
        // 30 of 100 against 45 of 100: χ² = 200 (30·55 - 45·70)² / (100·100·75·125) = 4.8, z = √4.8.
        double z = Math.Sqrt(4.8);
        Assert.Equal(2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -z),
            ProportionTest.PValue(30, 100, 45, 100).Value, 10);
    }

    [Fact]
    public void McNemar_is_the_binomial_test_of_those_who_changed() =>
        Assert.Equal(2 * (1 + 10) / 1024.0, ProportionTest.McNemar(1, 9).Value, 10);

    [Fact]
    public void Nothing_is_tested_over_nobody_and_alike_extremes_are_alike()
    {
        Assert.False(ProportionTest.PValue(0, 0, 1, 2).IsDefined);
        Assert.Equal(1, ProportionTest.PValue(5, 5, 9, 9).Value);
        Assert.Equal(1, ProportionTest.McNemar(0, 0).Value);
    }

    [Fact]
    public void Groups_that_are_alike_are_called_different_no_more_often_than_the_level_says()
    {
        int alarms = 0;
        for (int seed = 0; seed < 200; seed++)
            if (_folder.Run(People.Draw(1000 + seed, 400).Csv(), o => o with { Groups = ["sex", "race"] })
                .Groups.Where(g => g.Attributes.Count == 1).SelectMany(g => g.Comparisons)
                .Any(c => c.Verdict == Verdict.Differs))
                alarms++;
        // 5% of 200 is 10; more than 20 has a chance below 0.002.
        Assert.InRange(alarms, 0, 20);
    }

    [Fact]
    public void A_difference_that_was_planted_is_found_and_said_in_plain_words()
    {
        var report = _folder.Run(People.Draw(3, 4000, gap: 0.15).Csv());

        var tpr = report.Groups[0].Comparisons.Single(c => c.Rate == "tpr");
        Assert.Equal(("F", "M", Verdict.Differs), (tpr.Group, tpr.Reference, tpr.Verdict));
        Assert.True(tpr.Interval.Upper < 0);
        Assert.Contains(report.Findings, f => f.Kind == FindingKind.Difference && f.Text.StartsWith(
            "F (sex), among those with the favourable outcome: ", StringComparison.Ordinal));
        // Outcomes themselves are alike, and 4,000 people are enough to say that they are no worse than a margin of .1.
        var alike = _folder.Run(People.Draw(3, 4000, gap: 0.15).Csv(), o => o with { Margin = 0.1 });
        Assert.Equal(Verdict.Alike, alike.Groups[0].Comparisons.Single(c => c.Rate == "base_rate").Verdict);
    }

    [Fact]
    public void Few_people_are_not_judged_by_and_named()
    {
        string csv = People.Draw(4, 600).Csv() + "q1,X,White,1,1,0.9,1\nq2,X,White,0,0,0.1,1\n";

        var report = _folder.Run(csv);

        Assert.All(report.Groups[0].Comparisons.Where(c => c.Group == "X"), c =>
            Assert.Equal(Verdict.TooFew, c.Verdict));
        Assert.Equal(["X"], report.Groups[0].LeftOut);
        Assert.Contains(report.Findings, f => f.Kind == FindingKind.CannotSay
            && f.Text.Contains("X (2 rows)", StringComparison.Ordinal));
        // Gaps leave X out; accuracy is of everybody.
        Assert.Equal(["X"], report.Groups[0].Metric("selection_gap")!.LeftOut);
        Assert.Empty(report.Groups[0].Metric("accuracy")!.LeftOut);
    }

    [Fact]
    public void A_group_with_few_favourable_outcomes_is_left_out_of_what_is_of_those_alone()
    {
        string negatives = string.Concat(Enumerable.Range(0, 100).Select(i => $"n{i},X,White,0,0,0.1,1\n"));

        var group = _folder.Run(People.Draw(4, 600).Csv() + negatives).Groups[0];

        Assert.Equal(["X"], group.Metric("opportunity_gap")!.LeftOut);
        Assert.Empty(group.Metric("selection_gap")!.LeftOut);
        Assert.Equal(Verdict.TooFew, group.Comparisons.Single(c => c is { Group: "X", Rate: "tpr" }).Verdict);
        Assert.NotEqual(Verdict.TooFew, group.Comparisons.Single(c => c is { Group: "X", Rate: "fpr" }).Verdict);
    }

    [Fact]
    public void Crossings_of_more_than_a_thousand_groups_are_left_out_and_said_to_be()
    {
        string csv = "sex,race,y,yhat\n" + string.Concat(Enumerable.Range(0, 1600).Select(i =>
            $"s{i / 40},r{i % 40},1,1\ns{i / 40},r{i % 40},0,0\n"));

        var report = _folder.Run(csv);

        Assert.Equal(["sex", "race"], report.Groups.Select(g => g.Name));
        Assert.Equal(["sex × race"], report.NotCrossed);
        Assert.Contains(report.Findings, f => f.Kind == FindingKind.CannotSay
            && f.Text.StartsWith("sex × race has more than 1,000 groups", StringComparison.Ordinal));
    }

    [Fact]
    public void Four_fifths_is_decided_by_the_counts_and_said_to_be_close_where_it_is()
    {
        // 40 of 100 against 50 of 100: four fifths to the person.
        string csv = "sex,race,yhat\n" + string.Concat(Enumerable.Range(0, 200).Select(i =>
            $"{(i < 100 ? "F" : "M")},a,{((i < 100 ? i < 40 : i < 150) ? 1 : 0)}\n"));

        var rule = _folder.Run(csv, o => o with { Label = null }).Groups[0].FourFifths;

        Assert.Equal(("F", "M", true, true), (rule.Lowest, rule.Highest, rule.Passes!.Value, rule.IsClose));
    }

    [Fact]
    public void Printed_figures_are_possible_where_they_are_those_measured_and_else_may_not_be()
    {
        var people = People.Draw(11, 3000, gap: 0.1);
        var counts = people.Counts("sex");
        string[] measured =
            [.. GroupMetrics.Survey.Select(m => FormattableString.Invariant($"{counts[m].Value:0.000}"))];
        string printed = _folder.Write("name,accuracy,parity,opportunity,odds\n"
            + $"measured,{string.Join(',', measured)}\n"
            + "too good,0.999,0.5,,\n", "printed.csv");

        var report = _folder.Run(people.Csv(), o => o with { Figures = printed });

        Assert.Equal([Possibility.Possible, Possibility.Impossible],
            report.Feasibility.Select(r => r.Verdict.Possibility));
        Assert.All(report.Feasibility, r => Assert.Equal("sex", r.Attribute));
    }
}
