using FairLab.Metrics;

namespace FairLab.Audit.Tests;

/// <summary>What changed between two files.</summary>
public sealed class ChangeTests : IDisposable
{
    readonly AuditFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    AuditReport Compare(string now, string before, bool paired)
    {
        string file = _folder.Write(before, "before.csv");
        return _folder.Run(now, o => o with { Id = paired ? "id" : null, Against = file, Replicates = 500 });
    }

    [Fact]
    public void A_file_against_itself_has_not_changed()
    {
        string csv = People.Draw(31, 800, gap: 0.1).Csv();

        var change = Compare(csv, csv, paired: true).Groups[0].Change!;

        Assert.True(change.IsPaired);
        Assert.All(change.Metrics, m => Assert.Equal((0.0, 0.0, 0.0),
            (m.Change.Value.Value, m.Change.Lower.Value, m.Change.Upper.Value)));
        Assert.All(change.Groups, g => Assert.Equal((0L, 0L, 1.0), (g.Up!.Value, g.Down!.Value, g.PValue.Value)));
    }

    [Fact]
    public void People_are_paired_by_id_in_any_order_and_those_without_a_partner_are_counted()
    {
        var people = People.Draw(32, 1000);
        var flipped = people with { Decisions = [.. people.Decisions.Select((d, i) => i % 10 == 0 ? 1 - d : d)] };
        var lines = flipped.Csv(firstId: 100).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // Ids 100 to 1099 now, against 0 to 999 before: person i now was 100 + i before.
        string now = string.Join('\n', lines.Skip(1).Reverse().Prepend(lines[0]));

        var report = Compare(now, people.Csv(), paired: true);

        Assert.Equal((900L, 100L, 100L), (report.Pairs!.Both, report.Pairs.OnlyNow, report.Pairs.OnlyBefore));
        int[] rows = [.. Enumerable.Range(0, 900)];
        foreach (var group in report.Groups[0].Change!.Groups)
        {
            var own = rows.Where(i => flipped.Sex[i] == group.Group).ToList();
            Assert.Equal(own.Count(i => people.Decisions[i + 100] == 0 && flipped.Decisions[i] == 1), group.Up);
            Assert.Equal(own.Count(i => people.Decisions[i + 100] == 1 && flipped.Decisions[i] == 0), group.Down);
        }
        Assert.Equal(rows.Count(i => people.Labels[i + 100] != flipped.Labels[i]), report.Pairs.LabelsDiffer);
    }

    [Fact]
    public void Before_and_now_are_each_file_s_own_metrics_paired_or_not()
    {
        var people = People.Draw(33, 2000, gap: 0.15);
        var mended = people with { Decisions = [.. people.Scores.Select((s, i) =>
            s >= (people.Sex[i] == "F" ? 0.35 : 0.5) ? 1 : 0)] };

        var paired = Compare(mended.Csv(), people.Csv(), paired: true).Groups[0].Change!;
        var unpaired = Compare(mended.Csv(), people.Csv(), paired: false).Groups[0].Change!;

        foreach (var change in new[] { paired, unpaired })
            foreach (var metric in change.Metrics)
            {
                var of = GroupMetrics.Get(metric.Metric);
                Assert.Equal(people.Counts("sex")[of].Value, metric.Before.Value, 12);
                Assert.Equal(mended.Counts("sex")[of].Value, metric.Now.Value, 12);
            }
        Assert.All([paired, unpaired], c =>
            Assert.True(c.Metrics.Single(m => m.Metric == "opportunity_gap") is { IsCertain: true,
                Change.Value.Value: < 0 }));
        // The same women twice: less of the change in their selection is chance.
        Assert.True(Width(paired) < Width(unpaired));

        static double Width(ChangeAudit change) =>
            change.Groups.Single(g => g.Group == "F").Change is var c ? c.Upper - c.Lower : double.NaN;
    }

    [Fact]
    public void Two_samples_of_one_source_seldom_differ()
    {
        int alarms = 0;
        for (int seed = 0; seed < 60; seed++)
            if (Compare(People.Draw(500 + seed, 400).Csv(), People.Draw(700 + seed, 400).Csv(), paired: false)
                .Groups[0].Change!.Metrics.Single(m => m.Metric == "accuracy").IsCertain)
                alarms++;
        // 5% of 60 is 3; more than 9 has a chance of 0.001.
        Assert.InRange(alarms, 0, 9);
    }

    [Fact]
    public void Ids_are_told_apart_however_many()
    {
        var table = new IdTable();
        for (int i = 0; i < 200_000; i++)
        {
            table.Value($"person {i}", out bool isNew) = 1;
            Assert.True(isNew);
        }
        Assert.Equal((200_000, 200_000L), (table.Count, table.CountOf(1)));
        Assert.Equal(1, table.Value("person 77", out bool again));
        Assert.False(again);
    }
}
