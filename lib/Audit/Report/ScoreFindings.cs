using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>What scores and thresholds come to, in words.</summary>
static class ScoreFindings
{
    public static IEnumerable<Finding> Of(AuditReport report)
    {
        foreach (var group in report.Groups.Where(g => g.Scores is not null))
        {
            var off = group.Scores!.CalibrationErrors.Where(e => e.Value.IsDefined && e.Value > report.Options.Margin)
                .OrderByDescending(e => e.Value.Value).ToList();
            if (off.Count > 0)
                yield return new(FindingKind.Difference, $"Scores are not the chances that they look like for "
                    + $"{Words.List([.. off.Select(e => $"{e.Metric} (off by {Words.Size(e.Value)} on average)")])} "
                    + $"({group.Name}): see the figure of calibration.");
            if (group.Scores is { CalibrationErrors.Count: 0 } && report.Options.Label is not null
                && group == report.Groups[0])
                yield return new(FindingKind.CannotSay, FormattableString.Invariant(
                    $"Scores run from {group.Scores.Low:0.###} to {group.Scores.High:0.###}: ")
                    + "they are no probabilities, and whether they are calibrated cannot be asked.");
        }
        var basis = report.Groups.Where(g => g.Attributes.Count == 1 && g.Comparisons.Any(c =>
            c is { Rate: "base_rate", Verdict: Verdict.Differs })).Select(g => g.Name).ToList();
        if (basis.Count > 0)
            yield return new(FindingKind.Warning, $"Favourable outcomes themselves differ by {Words.List(basis)} "
                + "in these "
                + "data. Then no imperfect model can have equal error rates and equally right selections in all "
                + "groups at "
                + "once (Kleinberg et al. 2017, Chouldechova 2017): which equality matters is not for a report to "
                + "decide. "
                + "The outcomes may also carry past treatment, which no number here can show.");
    }
}
