namespace FairLab.Metrics;

/// <summary>
/// A ROC curve: every pair of false and true positive rate that one threshold gives, from "nobody selected" (0, 0) to
/// "everybody selected" (1, 1). Randomizing between two thresholds gives the points between them.
/// </summary>
public sealed class RocCurve
{
    RocCurve(RocPoint[] points, string name) => (Points, Name) = (points, name);

    /// <summary>The points, from (0, 0) to (1, 1), both rates ascending.</summary>
    public IReadOnlyList<RocPoint> Points { get; }

    /// <summary>Whose curve it is.</summary>
    public string Name { get; }

    /// <summary>The curve of a sample.</summary>
    /// <param name="positives">Scores with label 1.</param>
    /// <param name="negatives">Scores with label 0.</param>
    /// <param name="name">Whose curve it is, for messages.</param>
    /// <exception cref="InvalidOperationException">There are no positives or no negatives.</exception>
    public static RocCurve Of(ScoreSample positives, ScoreSample negatives, string name)
    {
        ArgumentNullException.ThrowIfNull(positives);
        ArgumentNullException.ThrowIfNull(negatives);
        if (positives.Count == 0 || negatives.Count == 0)
            throw new InvalidOperationException(
                $"'{name}' has no {(positives.Count == 0 ? "positives" : "negatives")}: a ROC curve needs both");
        var points = new List<RocPoint> { new(0, 0, double.PositiveInfinity) };
        var (i, j) = (positives.Count, negatives.Count);
        while (i > 0 || j > 0)
        {
            var threshold = Math.Max(
                i > 0 ? positives.Scores[i - 1] : double.NegativeInfinity,
                j > 0 ? negatives.Scores[j - 1] : double.NegativeInfinity);
            while (i > 0 && positives.Scores[i - 1] == threshold)
                i--;
            while (j > 0 && negatives.Scores[j - 1] == threshold)
                j--;
            points.Add(new RocPoint(
                (negatives.Total - negatives.Below(j)) / negatives.Total,
                (positives.Total - positives.Below(i)) / positives.Total,
                threshold));
        }
        return new RocCurve([.. points], name);
    }

    /// <summary>The curve of a distribution over score points.</summary>
    /// <param name="scores">The score points, ascending.</param>
    /// <param name="positives">The mass of label 1 at each point, at least 0; any unit.</param>
    /// <param name="negatives">The mass of label 0 at each point, at least 0; the same unit is not needed.</param>
    /// <param name="name">Whose curve it is, for messages.</param>
    /// <returns>
    /// One point a score, also where there is no mass, so that curves over the same scores can be compared threshold by
    /// threshold.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The lists differ in length, scores do not ascend, or a mass is negative.
    /// </exception>
    /// <exception cref="InvalidOperationException">There are no positives or no negatives.</exception>
    public static RocCurve OfShares(
        IReadOnlyList<double> scores, IReadOnlyList<double> positives, IReadOnlyList<double> negatives, string name)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(positives);
        ArgumentNullException.ThrowIfNull(negatives);
        RowChecks.SameCount(
            ("scores", scores.Count), ("masses of positives", positives.Count),
            ("masses of negatives", negatives.Count));
        for (var k = 0; k < scores.Count; k++)
        {
            if (!(positives[k] >= 0 && negatives[k] >= 0) || (k > 0 && !(scores[k] > scores[k - 1])))
                throw new ArgumentException(
                    $"'{name}': expected ascending scores with masses of at least 0, found "
                    + FormattableString.Invariant($"otherwise at score {scores[k]}"), nameof(scores));
        }
        var (all, none) = (positives.Sum(), negatives.Sum());
        if (all == 0 || none == 0)
            throw new InvalidOperationException(
                $"'{name}' has no {(all == 0 ? "positives" : "negatives")}: a ROC curve needs both");
        var points = new RocPoint[scores.Count + 1];
        points[0] = new RocPoint(0, 0, double.PositiveInfinity);
        var (t, f) = (0.0, 0.0);
        for (var k = scores.Count - 1; k >= 0; k--)
        {
            (t, f) = (t + positives[k], f + negatives[k]);
            // The last point is (1, 1) exactly, whatever the sums were rounded to.
            points[scores.Count - k] = k == 0
                ? new RocPoint(1, 1, scores[0])
                : new RocPoint(Math.Min(1, f / none), Math.Min(1, t / all), scores[k]);
        }
        return new RocCurve(points, name);
    }

    /// <inheritdoc cref="Of(ScoreSample, ScoreSample, string)"/>
    public static RocCurve Of(ReadOnlySpan<double> positives, ReadOnlySpan<double> negatives, string name) =>
        Of(ScoreSample.Of(positives), ScoreSample.Of(negatives), name);

    /// <summary>The curve of decisions: two straight lines through (FPR, TPR).</summary>
    public static RocCurve Of(Confusion confusion, string name)
    {
        var (f, t) = (confusion.FalsePositiveRate, confusion.TruePositiveRate);
        return f.IsDefined && t.IsDefined
            ? new RocCurve([new(0, 0, double.PositiveInfinity), new(f, t, 1), new(1, 1, double.NegativeInfinity)], name)
            : throw new InvalidOperationException(
                $"'{name}': {(f.IsDefined ? t : f).Reason}, but a ROC curve needs both");
    }

    /// <summary>
    /// The upper convex hull: the best true positive rate at each false positive rate that randomizing between
    /// thresholds can reach.
    /// </summary>
    public RocCurve Hull()
    {
        var hull = new List<RocPoint>();
        foreach (var point in Points)
        {
            while (hull.Count >= 2 && Cross(hull[^2], hull[^1], point) >= 0)
                hull.RemoveAt(hull.Count - 1);
            hull.Add(point);
        }
        return new RocCurve([.. hull], Name);
    }

    /// <summary>
    /// The true positive rate at a false positive rate, on the line between neighbouring points; where the curve is
    /// upright, its top.
    /// </summary>
    public double TruePositiveRateAt(double falsePositiveRate)
    {
        var (_, _, share, below, above) = Locate(falsePositiveRate);
        return below.TruePositiveRate + share * (above.TruePositiveRate - below.TruePositiveRate);
    }

    /// <summary>
    /// Where a quantity that rises along the curve first has a value: between which neighbouring points, and how far
    /// along from the one to the other; a corner itself with a share of 1.
    /// </summary>
    internal (RocPoint Below, RocPoint Above, double Share) Reach(Func<RocPoint, double> quantity, double value)
    {
        var index = 0;
        while (index + 1 < Points.Count && quantity(Points[index]) < value - 1e-15)
            index++;
        var after = Points[index];
        if (index == 0 || quantity(after) - value <= 1e-15)
            return (after, after, 1);
        var before = Points[index - 1];
        return (before, after, (value - quantity(before)) / (quantity(after) - quantity(before)));
    }

    /// <summary>The area between two curves, each a chain of straight lines.</summary>
    public static double AreaBetween(RocCurve first, RocCurve second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var area = 0.0;
        var stops = first.Points.Concat(second.Points).Select(p => p.FalsePositiveRate).Distinct().Order().ToArray();
        for (var k = 0; k + 1 < stops.Length; k++)
        {
            // Within a stop both curves are straight; ends are taken from inside it, as a curve may jump at a stop.
            var width = stops[k + 1] - stops[k];
            var (left, right) = (Gap(stops[k] + 1e-9 * width), Gap(stops[k + 1] - 1e-9 * width));
            area += left * right >= 0
                ? width * (Math.Abs(left) + Math.Abs(right)) / 2
                : width * (left * left + right * right) / (2 * (Math.Abs(left) + Math.Abs(right)));
        }
        return area;

        double Gap(double f) => first.TruePositiveRateAt(f) - second.TruePositiveRateAt(f);
    }

    /// <summary>
    /// The segment that holds a false positive rate: indices of its ends, how far along it lies, and the ends.
    /// </summary>
    internal (int Below, int Above, double Share, RocPoint BelowPoint, RocPoint AbovePoint) Locate(
        double falsePositiveRate)
    {
        Require.Share(falsePositiveRate, nameof(falsePositiveRate));
        // The last point at or left of the rate.
        var (low, high) = (0, Points.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Points[middle].FalsePositiveRate <= falsePositiveRate)
                low = middle;
            else
                high = middle - 1;
        }
        if (low == Points.Count - 1)
            return (low, low, 0, Points[low], Points[low]);
        var (a, b) = (Points[low], Points[low + 1]);
        var share = (falsePositiveRate - a.FalsePositiveRate) / (b.FalsePositiveRate - a.FalsePositiveRate);
        return (low, low + 1, share, a, b);
    }

    static double Cross(RocPoint a, RocPoint b, RocPoint c) =>
        (b.FalsePositiveRate - a.FalsePositiveRate) * (c.TruePositiveRate - a.TruePositiveRate) -
        (b.TruePositiveRate - a.TruePositiveRate) * (c.FalsePositiveRate - a.FalsePositiveRate);
}
