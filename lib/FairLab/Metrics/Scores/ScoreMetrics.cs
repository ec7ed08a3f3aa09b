namespace FairLab.Metrics;

/// <summary>
/// The metrics of scores by name; A is a group's AUC, F its distribution function, f its density. Differences are z = 0
/// minus z = 1 and need two groups; gaps and distances are the largest over any pair of groups.
/// </summary>
public static class ScoreMetrics
{
    /// <summary>A0 - A1: <see cref="GroupScores.AucDifference"/>.</summary>
    public static ScoreMetric AucDifference { get; } = new("auc_difference", "A0 - A1", s => s.AucDifference);

    /// <summary>The highest AUC minus the lowest: <see cref="GroupScores.AucGap"/>.</summary>
    public static ScoreMetric AucGap { get; } = new("auc_gap", "max_g A_g - min_g A_g", s => s.AucGap);

    /// <summary>The difference of mean scores: <see cref="GroupScores.MeanDifference"/>.</summary>
    public static ScoreMetric MeanDifference { get; } =
        new("mean_score_difference", "E[s|z=0] - E[s|z=1]", s => s.MeanDifference);

    /// <summary>
    /// The area between distribution functions, Wasserstein's distance:
    /// <see cref="GroupScores.AreaBetweenDistributions"/>.
    /// </summary>
    public static ScoreMetric AreaBetweenDistributions { get; } =
        new("abcc", "∫ |F0 - F1| ds", s => s.AreaBetweenDistributions);

    /// <summary>The area between densities: <see cref="GroupScores.AreaBetweenDensities"/>.</summary>
    public static ScoreMetric AreaBetweenDensities { get; } =
        new("abpc", "∫ |f0 - f1| ds", s => s.AreaBetweenDensities);

    /// <summary>The largest distance of distribution functions: <see cref="GroupScores.KolmogorovSmirnov"/>.</summary>
    public static ScoreMetric KolmogorovSmirnov { get; } =
        new("kolmogorov_smirnov", "max_s |F0(s) - F1(s)|", s => s.KolmogorovSmirnov);

    /// <summary>The area between ROC curves: <see cref="GroupScores.AreaBetweenRocCurves"/>.</summary>
    public static ScoreMetric AreaBetweenRocCurves { get; } =
        new("abroca", "∫ |ROC0 - ROC1| df", s => s.AreaBetweenRocCurves);

    /// <summary>
    /// The difference of mean scores among negatives: <see cref="GroupScores.GeneralizedFalsePositiveRate"/>.
    /// </summary>
    public static ScoreMetric GeneralizedFalsePositiveRateDifference { get; } =
        new("gfpr_difference", "E[s|y=0,z=0] - E[s|y=0,z=1]",
        s => s.Two(() => s.GeneralizedFalsePositiveRate(0) - s.GeneralizedFalsePositiveRate(1)));

    /// <summary>
    /// The difference of mean 1 - s among positives: <see cref="GroupScores.GeneralizedFalseNegativeRate"/>.
    /// </summary>
    public static ScoreMetric GeneralizedFalseNegativeRateDifference { get; } =
        new("gfnr_difference", "E[1-s|y=1,z=0] - E[1-s|y=1,z=1]",
        s => s.Two(() => s.GeneralizedFalseNegativeRate(0) - s.GeneralizedFalseNegativeRate(1)));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ScoreMetric> All { get; } =
    [
        AucDifference, AucGap, MeanDifference, AreaBetweenDistributions, AreaBetweenDensities, KolmogorovSmirnov,
        AreaBetweenRocCurves, GeneralizedFalsePositiveRateDifference, GeneralizedFalseNegativeRateDifference,
    ];

    /// <summary>A metric by name.</summary>
    /// <exception cref="ArgumentException">An unknown name, with the nearest valid one.</exception>
    public static ScoreMetric Get(string name) => All.FirstOrDefault(m => m.Name == name)
        ?? throw new ArgumentException(
            NearestName.Message("score metric", name, [.. All.Select(m => m.Name)]), nameof(name));
}
