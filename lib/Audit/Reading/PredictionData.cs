namespace FairLab.Audit;

/// <summary>What an audit keeps of a file: counts, whatever its length.</summary>
sealed record PredictionData
{
    public required string File { get; init; }

    /// <summary>Rows read, those left out among them.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows left out, by the first of their columns in which a value was missing.</summary>
    public required IReadOnlyDictionary<string, long> Dropped { get; init; }

    public required IReadOnlyList<string> Attributes { get; init; }

    /// <summary>The level names of each attribute, as coded in the cells.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Levels { get; init; }

    public required IReadOnlyList<Cell> Cells { get; init; }

    public required bool HasLabels { get; init; }

    public required bool IsWeighted { get; init; }

    /// <summary>Which values are favourable, as found; empty when they are scores from a threshold up.</summary>
    public required IReadOnlyList<string> FavourableLabels { get; init; }

    public required IReadOnlyList<string> FavourableDecisions { get; init; }

    /// <summary>For each attribute its people's scores; null when there is no score.</summary>
    public IReadOnlyList<ScoreCounts>? Scores { get; init; }

    /// <summary>The ends of the bins of scores; null when there is no score.</summary>
    public ScoreRange? Range { get; init; }

    /// <summary>Who is in both files, when they were told apart by an id.</summary>
    public PairCounts? Pairs { get; init; }
}
