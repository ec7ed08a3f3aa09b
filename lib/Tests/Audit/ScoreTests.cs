using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Audit.Tests;

/// <summary>Scores in bins, against the same scores one by one.</summary>
public sealed class ScoreTests : IDisposable
{
    readonly AuditFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    static GroupScores Exact(People people, Func<double, double>? of = null) => GroupScores.From(people.Labels,
        Array.ConvertAll(people.Scores, s => of is null ? s : of(s)),
        new Grouping("sex", ["F", "M"], Array.ConvertAll(people.Sex, s => s == "F" ? 0 : 1)));

    [Fact]
    public void Scores_of_three_decimals_lose_nothing_in_a_thousand_bins()
    {
        var people = People.Draw(21, 900, gap: 0.1);
        var exact = Exact(people);

        var scores = _folder.Run(people.Csv(), o => o with { Score = "s" }).Groups[0].Scores!;

        Assert.Equal([exact.Auc(0).Value, exact.Auc(1).Value], scores.Areas.Select(a => a.Value.Value), Near);
        Assert.Equal(exact.AreaBetweenDistributions.Value,
            scores.Metrics.Single(m => m.Metric == "abcc").Value.Value, 9);
        Assert.All(scores.Areas, a => Assert.InRange(a.Value.Value, a.Lower.Value, a.Upper.Value));
    }

    [Fact]
    public void Scores_that_are_no_probabilities_are_counted_over_their_own_range()
    {
        var people = People.Draw(22, 900, gap: 0.1);
        string csv = people.Csv();
        string shifted = string.Join('\n', csv.Split('\n').Select((line, i) =>
        {
            string[] fields = line.Split(',');
            if (i > 0 && fields.Length == 7)
                fields[5] = FormattableString.Invariant($"{300 + 1000 * people.Scores[i - 1]:0}");
            return string.Join(',', fields);
        }));
        string before = _folder.Write(shifted, "before.csv");

        var report = _folder.Run(shifted, o => o with { Score = "s", Id = "id", Against = before });

        var scores = report.Groups[0].Scores!;
        Assert.Equal((300 + 1000 * people.Scores.Min(), 300 + 1000 * people.Scores.Max()), (scores.Low, scores.High));
        Assert.Equal(Exact(people).AucDifference.Abs().Value,
            scores.Metrics.Single(m => m.Metric == "auc_gap").Value.Value, 3);
        Assert.Empty(scores.Calibration);
        // The second pass counts people once, and their partners too.
        Assert.Equal((900L, 900L, 0L), (report.Groups[0].Rows.Sum(), report.Pairs!.Both, report.Pairs.OnlyBefore));
    }

    [Fact]
    public void Calibration_is_that_of_the_library_within_half_a_bin()
    {
        var people = People.Draw(23, 3000);
        var exact = Calibration.From(people.Labels, people.Scores,
            new Grouping("sex", ["F", "M"], Array.ConvertAll(people.Sex, s => s == "F" ? 0 : 1)));

        var scores = _folder.Run(people.Csv(), o => o with { Score = "s" }).Groups[0].Scores!;

        foreach (var (own, bin) in scores.Calibration.Zip(exact.Bins))
        {
            Assert.Equal((bin.Group, bin.Count), (own.Group, own.Count));
            Assert.Equal(bin.Rate.Value, own.Rate.Value, 12);
            if (bin.MeanScore.IsDefined)
                Assert.InRange(own.MeanScore.Value - bin.MeanScore.Value, 0, 0.00051);
        }
    }

    [Theory]
    [InlineData(0.29)]
    [InlineData(0.57)]
    [InlineData(0.001)]
    [InlineData(1)]
    public void A_score_is_in_the_bin_whose_ends_hold_it(double score)
    {
        var range = ScoreRange.Probabilities;
        int bin = range.Bin(score);
        Assert.True(range.Start(bin) <= score && (bin == ScoreRange.Bins - 1 || score < range.Start(bin + 1)));
    }

    [Fact]
    public void Thresholds_by_group_keep_their_bounds_and_give_what_they_say()
    {
        var people = People.Draw(24, 3000, gap: 0.15);

        var tradeOff = _folder.Run(people.Csv(), o => o with { Score = "s" }).Groups[0].TradeOff!;

        foreach (var point in tradeOff.Selection)
        {
            var decisions = people.Scores.Select((s, i) => s >= point.Thresholds[people.Sex[i] == "F" ? 0 : 1] ? 1 : 0);
            var counts = (people with { Decisions = [.. decisions] }).Counts("sex");
            Assert.Equal(counts[GroupMetrics.Accuracy].Value, point.Accuracy.Value, 12);
            Assert.Equal(counts[GroupMetrics.SelectionGap].Value, point.SelectionGap.Value, 12);
            Assert.True(point.SelectionGap <= point.Bound + 1e-12);
        }
        Assert.Equal(tradeOff.Selection.Select(p => p.Accuracy.Value).OrderDescending(),
            tradeOff.Selection.Select(p => p.Accuracy.Value));
    }

    [Fact]
    public void A_threshold_makes_decisions_of_scores_whichever_option_names_them()
    {
        var people = People.Draw(25, 500);

        var decided = _folder.Run(people.Csv());
        var byScore = _folder.Run(people.Csv(), o => o with { Prediction = null, Score = "s", Threshold = 0.5 });
        var byPrediction = _folder.Run(people.Csv(), o => o with { Prediction = "s", Threshold = 0.5 });

        Assert.Equal(decided.Overall, byScore.Overall);
        Assert.Equal(decided.Overall, byPrediction.Overall);
    }

    static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9;
}
