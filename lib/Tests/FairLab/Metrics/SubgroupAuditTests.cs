using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;

namespace FairLab.Tests.Metrics;

public sealed class SubgroupAuditTests
{
    static readonly string[] Crossings = ["green × square", "green × round", "blue × square", "blue × round"];

    static GroupCounts Counts(params (double Selected, double Rejected)[] cells) => new(
        "colour × shape", [.. Crossings.Take(cells.Length)],
        [.. cells.Select(c => Confusion.WithoutLabels(c.Selected, c.Rejected))]);

    [Fact]
    public void What_each_attribute_hides_is_found_in_the_crossing()
    {
        // Half of every colour and of every shape, and a quarter or three quarters of those in between.
        var counts = Counts((75, 25), (25, 75), (25, 75), (75, 25));
        var audit = new SubgroupAudit { Draws = 500 };
        Assert.All(counts.Margins(), margin =>
        {
            var alone = audit.Of(margin, ConfusionRate.Selection, seed: 1);
            Assert.Equal(0, alone.Gap.Value, 1e-12);
            Assert.Equal(1, alone.P, 1e-12);
            Assert.All(alone.Groups, g => Assert.Equal("not shown to differ", g.Verdict()));
        });
        var crossed = audit.Of(counts, ConfusionRate.Selection, seed: 1);
        Assert.Equal(0.5, crossed.Gap, 1e-12);
        Assert.Equal(1 / 501.0, crossed.P, 1e-12);
        Assert.Equal(["higher", "lower", "lower", "higher"], crossed.Groups.Select(g => g.Verdict()));
        Assert.Equal(4 / 501.0, crossed.Groups[0].PHolm, 1e-12);
        // A quarter of the people times a quarter.
        Assert.All(crossed.Groups, g => Assert.Equal(0.0625, g.Violation, 1e-12));
        Assert.InRange(crossed.GapByChance.Value, 0.01, 0.2);
    }

    [Fact]
    public void A_group_that_is_too_small_is_named_and_not_judged()
    {
        var finding = new SubgroupAudit { Draws = 200 }
            .Of(Counts((50, 50), (48, 52), (0, 29)), ConfusionRate.Selection, seed: 2);
        Assert.Equal("too small to say", finding.Groups[2].Verdict());
        Assert.Equal("29 people, fewer than 30 in blue × square", finding.Groups[2].P.Reason);
        Assert.Equal(0.02, finding.Gap, 1e-12);
        Assert.Equal(2, finding.Judged.Count());
        Assert.NotEqual("blue × square", finding.Worst!.Group);
        Assert.Equal(3, finding.ToTable().Count);

        var nobody = new SubgroupAudit { Draws = 10 }.Of(Counts((5, 5), (5, 5)), ConfusionRate.Selection, seed: 2);
        Assert.Equal("fewer than two groups of colour × shape with at least 30 people", nobody.Gap.Reason);
        Assert.False(nobody.P.IsDefined || nobody.GapByChance.IsDefined);
        Assert.Null(nobody.Worst);
    }

    [Theory]
    [InlineData("selection_rate")]
    [InlineData("tpr")]
    public void Membership_dealt_out_at_random_is_flagged_at_the_level(string rate)
    {
        var random = new SeededRandom(5);
        var (flagged, wide, by) = (0, 0, 0.0);
        const int Runs = 200;
        for (var run = 0; run < Runs; run++)
        {
            int[] labels = [.. Enumerable.Range(0, 600).Select(_ => random.Next(2))];
            int[] decisions = [.. labels.Select(y => random.NextDouble() < (y == 1 ? 0.7 : 0.3) ? 1 : 0)];
            var group = new Grouping("g", ["a", "b", "c", "d"], [.. labels.Select(_ => random.Next(4))]);
            var finding = new SubgroupAudit { Draws = 200 }
                .Of(GroupCounts.From(labels, decisions, group), ConfusionRate.Get(rate), seed: run);
            flagged += finding.Groups.Any(g => g.PHolm < 0.05) ? 1 : 0;
            wide += finding.P < 0.05 ? 1 : 0;
            by += finding.Gap - finding.GapByChance;
        }
        // 200 runs at level 0.05: 10 expected, 21 or more once in a thousand.
        Assert.InRange(flagged, 0, 20);
        Assert.InRange(wide, 1, 20);
        Assert.InRange(by / Runs, -0.012, 0.012);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var weighted = new GroupCounts("g", ["a", "b"], [new(1.5, 2, 3, 4), new(1, 2, 3, 4)], isWeighted: true);
        Assert.Contains("weighted or expected counts", Assert.Throws<ArgumentException>(
            () => new SubgroupAudit().Of(weighted, ConfusionRate.Selection, seed: 1)).Message);
        Assert.ThrowsAny<ArgumentException>(() => new SubgroupAudit { LeastPeople = 0 });
        Assert.ThrowsAny<ArgumentException>(() => new SubgroupAudit { Level = 1 });
        Assert.Contains("without labels", Assert.Throws<ArgumentException>(
            () => new SubgroupAudit().Of(Counts((40, 40), (40, 40)), ConfusionRate.TruePositive, seed: 1)).Message);
    }

    [Fact]
    public void Another_attribute_crosses_and_a_wrong_one_is_refused()
    {
        var people = GerrymanderedPeople.Draw(200, 1, seed: 1);
        var age = new Grouping("age", ["old", "young"], [.. Enumerable.Range(0, 200).Select(i => i % 2)]);
        Assert.Equal(8, people.WithAttribute(age).WithGroup("colour", "shape", "age").Group.Levels.Count);
        Assert.Contains("found 3 rows of 'age', expected 200", Assert.Throws<ArgumentException>(
            () => people.WithAttribute(age.Select([0, 1, 2]))).Message);
        Assert.Contains("found a group attribute 'age' already", Assert.Throws<ArgumentException>(
            () => people.WithAttribute(age).WithAttribute(age)).Message);
    }

    [Fact]
    public void Planted_people_are_fair_by_each_attribute_and_not_in_between()
    {
        var people = GerrymanderedPeople.Draw(40000, 1, seed: 3);
        double Gap(params string[] by) => people.WithGroup(by) is var grouped
            ? grouped.BaseRates().Max() - grouped.BaseRates().Min() : 0;
        Assert.InRange(Gap("colour"), 0, 0.015);
        Assert.InRange(Gap("shape"), 0, 0.015);
        Assert.InRange(Gap("colour", "shape"), 0.3, 0.4);
    }
}
