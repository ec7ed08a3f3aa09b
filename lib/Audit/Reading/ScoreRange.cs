namespace FairLab.Audit;

/// <summary>The bins of scores: of equal width from low to high, each with its lower end.</summary>
/// <param name="Low">The lower end of the first bin.</param>
/// <param name="High">The upper end of the last, part of it.</param>
/// <param name="Lowest">The lowest score found.</param>
/// <param name="Highest">The highest score found.</param>
sealed record ScoreRange(double Low, double High, double Lowest, double Highest)
{
    /// <summary>Scores are counted in so many bins.</summary>
    public const int Bins = 1000;

    /// <summary>Probabilities: what scores are taken for until one lies outside.</summary>
    public static ScoreRange Probabilities { get; } = new(0, 1, double.PositiveInfinity, double.NegativeInfinity);

    public bool AreProbabilities => (Low, High) == (0, 1);

    public double Width => (High - Low) / Bins;

    /// <summary>The lower end of a bin.</summary>
    public double Start(int bin) => Low + (High - Low) * bin / Bins;

    /// <summary>The bin of a score, as <see cref="Start"/> has the bins.</summary>
    public int Bin(double score)
    {
        int bin = Math.Clamp((int)((score - Low) / (High - Low) * Bins), 0, Bins - 1);
        while (bin + 1 < Bins && score >= Start(bin + 1))
            bin++;
        while (bin > 0 && score < Start(bin))
            bin--;
        return bin;
    }
}
