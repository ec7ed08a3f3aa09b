namespace FairLab.Metrics;

/// <summary>
/// What a model decides about each person: the probability that the favourable decision (1) is taken. Most are 0 or 1;
/// a method that decides by lot has numbers between, and metrics then take exact expectations instead of one draw.
/// </summary>
public sealed class Decisions
{
    /// <summary>Decisions from their probabilities.</summary>
    /// <param name="probabilities">P(ŷ = 1) of each row, in [0, 1], shape [n]; never written to.</param>
    /// <exception cref="ArgumentException">A number outside [0, 1], or NaN.</exception>
    public Decisions(double[] probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var deterministic = true;
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (!(probabilities[i] >= 0 && probabilities[i] <= 1))
                throw new ArgumentException(
                    FormattableString.Invariant($"row {i}: found the probability {probabilities[i]}, ")
                    + "expected a number in [0, 1]", nameof(probabilities));
            deterministic &= probabilities[i] is 0 or 1;
        }
        (Probabilities, IsDeterministic) = (probabilities, deterministic);
    }

    /// <summary>P(ŷ = 1) of each row, shape [n].</summary>
    public double[] Probabilities { get; }

    /// <summary>Whether no decision is left to chance.</summary>
    public bool IsDeterministic { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => Probabilities.Length;

    /// <summary>Decides 1 where the score is at least the threshold.</summary>
    /// <param name="scores">Scores, shape [n].</param>
    /// <param name="threshold">0.5 by default.</param>
    /// <exception cref="ArgumentException">A score that is NaN, or a threshold.</exception>
    public static Decisions FromScores(ReadOnlySpan<double> scores, double threshold = 0.5)
    {
        if (double.IsNaN(threshold))
            throw new ArgumentException("found the threshold NaN, expected a number", nameof(threshold));
        var decisions = new double[scores.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            if (double.IsNaN(scores[i]))
                throw new ArgumentException($"row {i}: found the score NaN, expected a number", nameof(scores));
            decisions[i] = scores[i] >= threshold ? 1 : 0;
        }
        return new Decisions(decisions);
    }

    /// <summary>The decisions as 0 and 1.</summary>
    /// <exception cref="InvalidOperationException">
    /// Some are left to chance: draw them with <see cref="Draw(long)"/>.
    /// </exception>
    public int[] ToLabels() => IsDeterministic
        ? Array.ConvertAll(Probabilities, p => (int)p)
        : throw new InvalidOperationException(
            "some decisions are left to chance; Draw(seed) makes one draw, and metrics can use the probabilities "
            + "themselves");

    /// <summary>
    /// One draw of the decisions that are left to chance, each from its person's own values and the seed: the same
    /// person draws the same whoever else is asked about, in any order.
    /// </summary>
    /// <param name="data">The people decided on.</param>
    /// <param name="seed">Decides the draws.</param>
    public Decisions Draw(Data.TabularDataset data, long seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Rows != Rows)
            throw new ArgumentException(
                $"found {data.Rows} people, expected {Rows}, one for each decision", nameof(data));
        var draws = new Data.PersonalDraws(data, seed);
        return new Decisions([.. Probabilities.Select((p, row) => draws.Next(row, 0) < p ? 1.0 : 0.0)]);
    }

    /// <summary>
    /// One draw of the decisions that are left to chance, row by row: for people known by their row alone.
    /// </summary>
    public Decisions Draw(long seed)
    {
        var random = new Numerics.SeededRandom(seed);
        return new Decisions(Array.ConvertAll(Probabilities, p => random.NextDouble() < p ? 1.0 : 0.0));
    }
}
