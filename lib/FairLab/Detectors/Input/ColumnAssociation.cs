using FairLab.Data;
using FairLab.Numerics;

namespace FairLab.Detectors;

/// <summary>
/// How well one column alone predicts the group, for many regroupings and resamples of the same people: what does not
/// change (who is in which half, the order of a quantity, the levels of a category) is computed once. Cross-fitted: how
/// a column predicts is learnt on one half of the people and judged on the other, and the other way about, so that a
/// column of noise with many values does not look like the group.
/// </summary>
/// <remarks>
/// A category predicts by the share of the group at each level. A quantity predicts by its value, in the direction
/// learnt, or by tenths, where those tell the group better by <see cref="Margin"/> on the half that is learnt on: a
/// group may stand at both ends. Halves are by person (<see cref="PersonalDraws"/>), in any order of rows.
/// </remarks>
sealed class ColumnAssociation
{
    // What ten levels must be ahead of one direction: they fit more of the noise.
    const double Margin = 0.02;

    const int Tenths = 10;

    readonly int[] _half;      // each person's half, 0 or 1
    readonly LevelPredictor? _values;   // a quantity by its values, which ascend
    readonly LevelPredictor _levels;    // the levels of a category, or a quantity's tenths

    public ColumnAssociation(TabularDataset data, string column)
        : this(data, column, Halves(data))
    {
    }

    /// <summary>The association of a column, with halves that are known already.</summary>
    public ColumnAssociation(TabularDataset data, string column, int[] halves)
    {
        int[] features = [.. Enumerable.Range(0, data.Width).Where(j => data.FeatureList[j].Column == column)];
        _half = halves;
        var groups = data.Group.Levels.Count;
        if (features.Length == 1 && !data.FeatureList[features[0]].IsIndicator)
        {
            var ranks = Ranks(data, features[0]);
            _values = new LevelPredictor(ranks, groups);
            _levels = new LevelPredictor(Cut(ranks, data.Weights), groups);
        }
        else
            _levels = new LevelPredictor(Combinations(data, features), groups);
    }

    /// <summary>
    /// Halves of the people, by lot and alike for the same people in any order of rows and in any units.
    /// </summary>
    public static int[] Halves(TabularDataset data) =>
        [.. new PersonalDraws(data, 0, ValuePlaces.Of(data)).People.Select(key => (int)(key & 1))];

    /// <summary>
    /// The largest over groups of the AUC for membership; 0.5 is chance. NaN where no group has a member and another
    /// person in both halves: nothing was judged.
    /// </summary>
    /// <param name="groups">Each person's group.</param>
    /// <param name="times">How often each person counts; empty for once.</param>
    public double Auc(ReadOnlySpan<int> groups, ReadOnlySpan<double> times)
    {
        var levels = _levels.Count(groups, times, _half);
        var values = _values?.Count(groups, times, _half);
        var best = double.NaN;
        for (var g = 0; g < _levels.Groups; g++)
        {
            // Without a member and another person in both halves there is nothing to learn or nothing to judge.
            var (sum, weight) = (0.0, 0.0);
            for (var judged = 0; judged < 2; judged++)
            {
                var learnt = 1 - judged;
                var (area, pairs) = levels.Area(g, learnt, judged);
                if (values is not null)
                {
                    var (there, here) = (values.AscendingArea(g, learnt), values.AscendingArea(g, judged));
                    if (levels.Area(g, learnt, learnt).Area < Math.Max(there, 1 - there) + Margin)
                        area = there >= 0.5 ? here : 1 - here;
                }
                if (double.IsNaN(area))
                    continue;
                (sum, weight) = (sum + pairs * area, weight + pairs);
            }
            if (weight > 0)
                best = Math.Max(double.IsNaN(best) ? 0.5 : best, sum / weight);
        }
        return best;
    }

    /// <summary>
    /// Mutual information of column and group over the group's entropy, in [0, 1]: by how much a level learnt on one
    /// half lowers the surprise at the groups of the other half; NaN without people of two groups in both.
    /// </summary>
    public double Information(ReadOnlySpan<int> groups, ReadOnlySpan<double> times) =>
        _levels.Count(groups, times, _half).Information();

    static int[] Ranks(TabularDataset data, int feature)
    {
        double[] values = [.. Enumerable.Range(0, data.Rows).Select(row => data.Value(row, feature) + 0.0)];
        double[] distinct = [.. values.Distinct().Order()];
        return Array.ConvertAll(values, v => Array.BinarySearch(distinct, v));
    }

    /// <summary>Ten levels of about as many people each; fewer where values are shared. Looks at no group.</summary>
    static int[] Cut(int[] ranks, double[]? weights)
    {
        var mass = new double[ranks.Length == 0 ? 0 : ranks.Max() + 1];
        for (var row = 0; row < ranks.Length; row++)
            mass[ranks[row]] += weights?[row] ?? 1;
        var (below, total) = (0.0, mass.Sum());
        var level = new int[mass.Length];
        for (var rank = 0; rank < mass.Length; rank++)
        {
            var middle = below + mass[rank] / 2;
            level[rank] = Math.Min(Tenths - 1, (int)(Tenths * middle / Math.Max(total, double.Epsilon)));
            below += mass[rank];
        }
        return Array.ConvertAll(ranks, rank => level[rank]);
    }

    /// <summary>The column's features together: equal values of all of them are one level.</summary>
    static int[] Combinations(TabularDataset data, int[] features)
    {
        var codes = new int[data.Rows];
        foreach (var feature in features)
        {
            var seen = new Dictionary<(int, double), int>();
            for (var row = 0; row < codes.Length; row++)
            {
                var key = (codes[row], data.Value(row, feature) + 0.0);
                if (!seen.TryGetValue(key, out var code))
                    seen.Add(key, code = seen.Count);
                codes[row] = code;
            }
        }
        return codes;
    }
}
