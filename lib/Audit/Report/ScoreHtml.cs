using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>Distributions of scores, calibration, ranking.</summary>
static class ScoreHtml
{
    public static string Of(AuditReport report)
    {
        var html = new HtmlText();
        foreach (var group in report.Groups.Where(g => g.Scores is not null))
            html.Append($"<h3>By {AuditHtml.Text(group.Name)}</h3>\n<div class=\"figures\">")
                .Append(Distribution(group)).Append(Calibration(group)).Append("</div>\n").Append(Table(group));
        return html.Append("<p class=\"note\">Scores are counted in 1,000 bins of equal width; two scores in one "
            + "bin count as "
            + "equal.</p>\n").ToString();
    }

    static string Distribution(GroupAudit group)
    {
        var scores = group.Scores!;
        double width = (scores.High - scores.Low) / ScoreAudit.Parts;
        double highest = scores.Shares.Max(s => s.Max());
        // Ends of which a quarter is a round number.
        double end = Ends.First(e => e >= highest);
        return new SvgLines($"How scores are spread, by {group.Name}", "score", "share of the group")
        {
            RangeX = (scores.Low, scores.High), RangeY = (0, end), Percent = (false, true),
        }.Draw([.. scores.Groups.Select((g, i) =>
            (g, (IReadOnlyList<(double, double)>)[.. scores.Shares[i].Select((s, k) =>
            (scores.Low + (k + 0.5) * width, s))]))], "Lines that lie apart mean that groups get different scores.");
    }

    static readonly double[] Ends = [0.04, 0.08, 0.12, 0.2, 0.32, 0.4, 0.6, 0.8, 1];

    static string Calibration(GroupAudit group)
    {
        var scores = group.Scores!;
        if (scores.Calibration.Count == 0)
            return "";
        return new SvgLines($"Whether scores mean what they say, by {group.Name}", "mean score", "share with the "
            + "favourable outcome")
        {
            HasDiagonal = true, Percent = (false, true),
        }.Draw([.. scores.Groups.Select(g => (g, (IReadOnlyList<(double, double)>)[.. scores.Calibration
            .Where(b => b.Group == g && b.Count >= 10).Select(b => (b.MeanScore.Value, b.Rate.Value))]))],
            "On the dotted diagonal a score of 0.7 comes with 70% favourable outcomes. Below it scores promise too "
                + "much. "
            + "Bins of fewer than ten people are left out.");
    }

    static string Table(GroupAudit group)
    {
        var scores = group.Scores!;
        var table = new HtmlTable($"Scores, by {group.Name}", ["", "value", "interval", "is"]);
        foreach (var area in scores.Areas)
            table.Row([$"AUC of {area.Metric}", Words.Number(area.Value), Range(area), area.Value.IsDefined
                ? "chance that somebody with the favourable outcome scores above somebody "
                    + "without" : area.Value.ToString()]);
        foreach (var error in scores.CalibrationErrors)
            table.Row([$"calibration error of {error.Metric}", Words.Number(error.Value), "–", error.Value.IsDefined
                ? "mean distance of scores from outcomes, over ten bins" : error.Value.ToString()]);
        foreach (var metric in scores.Metrics)
            table.Row([metric.Metric, Words.Number(metric.Value), Range(metric),
                metric.Value.IsDefined ? ScoreMetrics.Get(metric.Metric).Formula : metric.Value.ToString()]);
        return table.ToString();
    }

    static string Range(Estimate e) => e.Lower.IsDefined ? $"{Words.Number(e.Lower)} to {Words.Number(e.Upper)}" : "–";
}
