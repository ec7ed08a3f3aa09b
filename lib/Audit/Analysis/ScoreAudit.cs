using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>What scores say about groups, from counts in 1,000 bins of equal width.</summary>
/// <param name="Low">The lower end of the lowest bin.</param>
/// <param name="High">The upper end of the highest.</param>
/// <param name="Groups">The ten largest of the groups that are large enough.</param>
/// <param name="Shares">For each group the share of its people in each of 20 parts of the range.</param>
/// <param name="Metrics">Metrics of scores, with intervals where rows have no weights.</param>
/// <param name="Areas">Each group's AUC: how well scores rank its people; empty without labels.</param>
/// <param name="Calibration">Ten bins a group; empty without labels, and where scores are no probabilities.</param>
/// <param name="CalibrationErrors">Each group's expected calibration error; empty as above.</param>
public sealed record ScoreAudit(
    double Low, double High, IReadOnlyList<string> Groups, IReadOnlyList<IReadOnlyList<double>> Shares,
    IReadOnlyList<Estimate> Metrics, IReadOnlyList<Estimate> Areas, IReadOnlyList<CalibrationBin> Calibration,
    IReadOnlyList<Estimate> CalibrationErrors)
{
    /// <summary>Parts of the range in which people are counted for a figure.</summary>
    public const int Parts = 20;

    // Distances are of pairs of groups, and figures of more lines are not read.
    const int MostGroups = 10;

    // Each draw sorts nothing, but goes through all bins.
    const int Replicates = 200;

    /// <summary>The metrics of scores in an audit with labels.</summary>
    public static string[] Names => Array.ConvertAll(WithLabels, m => m.Name);

    static ScoreMetric[] WithLabels { get; } =
        [ScoreMetrics.AucGap, ScoreMetrics.AreaBetweenDistributions, ScoreMetrics.KolmogorovSmirnov];

    internal static ScoreAudit? Of(GroupTable table, AuditOptions options)
    {
        if (table.Groups.Count == 0 || table.Scores(0) is null)
            return null;
        int[] largest = [.. Enumerable.Range(0, table.Groups.Count).OrderByDescending(table.Rows).Take(MostGroups)];
        table = table.Only(largest.Contains);
        var range = table.Range!;
        int groups = table.Groups.Count;
        var bins = new ScoreBins(table);
        var metrics = table.HasLabels ? WithLabels : WithLabels[1..];
        var draws = table.IsWeighted ? [] : bins.Draw(options.Seed, Replicates).ToList();
        var observed = bins.Scores();
        Estimate Estimated(string name, Func<GroupScores, Measure> of) => draws.Count > 0
            ? Resampling.Interval(name, of(observed), [.. draws.Select(d => of(d).Value)], options.Level)
            : new Estimate(name, of(observed), Weighted, Weighted, options.Level);
        var shares = Enumerable.Range(0, groups).Select(g => (IReadOnlyList<double>)bins.Shares(g, Parts)).ToList();
        IReadOnlyList<Estimate> areas = !table.HasLabels ? []
            : [.. Enumerable.Range(0, groups).Select(g => Estimated(table.Groups[g], s => s.Auc(g)))];
        var calibration = table.HasLabels && range.AreProbabilities ? bins.Calibration() : null;
        return new ScoreAudit(range.Low, range.High, table.Groups, shares,
            [.. metrics.Select(m => Estimated(m.Name, m.Compute))], areas, calibration?.Bins ?? [],
            calibration is null ? [] : [.. table.Groups.Select(g => new Estimate(g, calibration.ExpectedError(g),
                NoInterval, NoInterval, options.Level))]);
    }

    static Measure Weighted => Measure.Undefined("rows with weights are not drawn again here");

    static Measure NoInterval => Measure.Undefined("its resampling distribution is biased upwards");
}
