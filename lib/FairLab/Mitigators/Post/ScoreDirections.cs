using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>Which way scores rank each group.</summary>
static class ScoreDirections
{
    /// <summary>Scores by group, negated in groups that they rank worse than chance, if wanted.</summary>
    /// <param name="validation">Labels, groups and weights.</param>
    /// <param name="scores">Scores, shape [n].</param>
    /// <param name="flip">Whether scores may be turned round: in groups whose AUC is below one half.</param>
    public static (GroupScores Scores, bool[] IsReversed) Of(TabularDataset validation, double[] scores, bool flip)
    {
        var grouped = GroupScores.From(validation, scores);
        var isReversed = new bool[grouped.Groups.Count];
        for (var g = 0; flip && g < isReversed.Length; g++)
            isReversed[g] = grouped.Auc(g) < 0.5;
        if (!isReversed.Contains(true))
            return (grouped, isReversed);
        var codes = validation.Group.Codes;
        return (GroupScores.From(validation, [.. scores.Select((s, row) => isReversed[codes[row]] ? -s : s)]),
            isReversed);
    }
}
