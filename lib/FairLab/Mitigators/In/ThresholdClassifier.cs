using FairLab.Data;
using FairLab.Models;

namespace FairLab.Mitigators;

/// <summary>A classifier that decides 1 where the score is at least a threshold.</summary>
/// <param name="classifier">What gives the scores.</param>
/// <param name="threshold">The threshold.</param>
sealed class ThresholdClassifier(IClassifier classifier, double threshold = 0.5)
{
    /// <summary>The threshold.</summary>
    public double Threshold => threshold;

    public double[] Score(TabularDataset data) => classifier.Scores(data);

    public double[] Decide(TabularDataset data) =>
        Array.ConvertAll(classifier.Scores(data), p => p >= threshold ? 1.0 : 0.0);

    /// <summary>
    /// The threshold of least cost, half way between two scores; ½ where no other is cheaper, or where all scores are
    /// the same, which put nobody before anybody.
    /// </summary>
    /// <param name="classifier">What gave the scores.</param>
    /// <param name="scores">Scores of some people.</param>
    /// <param name="costs">What deciding 1 rather than 0 costs for each of them.</param>
    public static ThresholdClassifier OfLeastCost(IClassifier classifier, double[] scores, double[] costs)
    {
        var (ordered, cost) = ((double[])scores.Clone(), (double[])costs.Clone());
        Array.Sort(ordered, cost);
        if (ordered[0] == ordered[^1])
            return new ThresholdClassifier(classifier);
        var half = scores.Zip(costs, (s, c) => s >= 0.5 ? c : 0).Sum();
        // From above: nobody selected, then everybody with one more score, ties together.
        // Of thresholds that cost the same, but for rounding, the highest.
        var (sum, least, best, noise) = (0.0, 0.0, double.PositiveInfinity, 1e-9 * cost.Sum(Math.Abs));
        for (var i = ordered.Length - 1; i >= 0; i--)
        {
            sum += cost[i];
            if ((i == 0 || ordered[i - 1] < ordered[i]) && sum < least - noise)
                (least, best) = (sum, i == 0 ? double.NegativeInfinity : Between(ordered[i - 1], ordered[i]));
        }
        return new ThresholdClassifier(classifier, least < half - noise ? best : 0.5);
    }

    /// <summary>Half way up, and above the lower one also where there is no number between the two.</summary>
    static double Between(double lower, double upper)
    {
        var middle = lower + (upper - lower) / 2;
        return middle > lower ? middle : upper;
    }
}
