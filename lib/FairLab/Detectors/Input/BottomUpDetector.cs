using FairLab.Data;
using FairLab.Metrics;
using FairLab.Runs;

namespace FairLab.Detectors;

/// <summary>
/// Discrimination via input, bottom-up (Du et al. 2019, section 3.1 [du2019]): suspected inputs are changed, all else
/// kept, and the scores of the same people before and after are compared in pairs. Each change is a hypothesis of the
/// table, adjusted by Holm's method.
/// </summary>
public static class BottomUpDetector
{
    /// <summary>Tries changes on a model.</summary>
    /// <param name="score">Scores of the favourable outcome in [0, 1], shape [n].</param>
    /// <param name="data">The people.</param>
    /// <param name="changes">What to change, one at a time.</param>
    public static IReadOnlyList<CounterfactualFinding> Find(Func<TabularDataset, double[]> score, TabularDataset data, params IReadOnlyList<CounterfactualChange> changes)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(data);
        var before = score(data);
        return Compare(before, [.. changes.Select(change => (change.Name, score(change.Apply(data))))]);
    }

    /// <summary>Compares scores that were computed already, of people, sentences or images.</summary>
    /// <param name="before">Scores as they are, shape [n].</param>
    /// <param name="after">For each change its name and the scores under it, shape [n], in the same order.</param>
    /// <exception cref="ArgumentException">Another number of scores than before, or fewer than two.</exception>
    public static IReadOnlyList<CounterfactualFinding> Compare(double[] before, params IReadOnlyList<(string Change, double[] Scores)> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (before.Length < 2)
            throw new ArgumentException($"found {before.Length} scores, expected at least two: a paired test needs them", nameof(before));
        var means = after.Select(a => a.Scores.Length == before.Length
            ? RunMean.OfMean([.. a.Scores.Zip(before, (x, y) => x - y)])
            : throw new ArgumentException($"change '{a.Change}': found {a.Scores.Length} scores, expected {before.Length}", nameof(after))).ToArray();
        var adjusted = MultipleTesting.Holm([.. means.Select(m => m.P)]);
        return [.. after.Select((a, i) =>
        {
            double[] differences = [.. a.Scores.Zip(before, (x, y) => x - y)];
            var deviation = Math.Sqrt(differences.Sum(d => (d - means[i].Value) * (d - means[i].Value)) / (differences.Length - 1));
            return new CounterfactualFinding(a.Change, before.Length, means[i].Value, means[i].Low, means[i].High, differences.Average(Math.Abs),
                deviation > 0 ? means[i].Value / deviation : double.NaN, means[i].P, adjusted[i],
                a.Scores.Zip(before).Count(s => s.First >= 0.5 != s.Second >= 0.5) / (double)before.Length);
        })];
    }
}
