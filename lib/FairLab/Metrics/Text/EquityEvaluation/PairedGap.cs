namespace FairLab.Metrics;

/// <summary>How differently a model scores sentences that differ only in whom they speak of.</summary>
/// <param name="Contrast">
/// race (African-American less European names of one gender) or gender (female less male).
/// </param>
/// <param name="Emotion">The emotion of the sentences; neutral for those without one, all for all.</param>
/// <param name="Differences">One for each pair: of a template, a word and, by race, a gender.</param>
/// <param name="NamesP">
/// By race, the p-value of a permutation of the names within each gender: the chance that as large a difference comes
/// from dealing the forty names out at random; undefined by gender.
/// </param>
public sealed record PairedGap(string Contrast, string Emotion, IReadOnlyList<double> Differences, Measure NamesP)
{
    /// <summary>
    /// The mean difference with its interval and the paired t test of the paper, whose n is the number of pairs.
    /// </summary>
    public RunMean Mean => RunMean.Of(Differences);
}
