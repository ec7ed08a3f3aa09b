namespace FairLab.Audit;

/// <summary>How many of each level of an attribute have scores in each bin: crossings are too many to keep them
/// for.</summary>
sealed class ScoreCounts
{
    readonly List<Tally[][]?> _levels = [];

    public void Add(int level, int label, int bin, double weight)
    {
        while (_levels.Count <= level)
            _levels.Add(null);
        (_levels[level] ??= [new Tally[ScoreRange.Bins], new Tally[ScoreRange.Bins]])[label][bin].Add(weight);
    }

    /// <summary>The rows of a level by label, then bin.</summary>
    public Tally[][] Of(int level) => _levels[level]!;
}
