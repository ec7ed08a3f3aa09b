using FairLab.Data;

namespace FairLab.Detectors;

/// <summary>
/// How well one column alone predicts the group, for many regroupings and resamples of the same people: what does not
/// change (the order of a quantity, the levels of a category) is computed once.
/// </summary>
sealed class ColumnAssociation
{
    readonly int[] _level;    // each person's level, an index
    readonly int _levels;
    readonly bool _ordered;   // a quantity: its levels ascend, and their order is the predictor
    readonly int _groups;

    public ColumnAssociation(TabularDataset data, string column)
    {
        int[] features = [.. Enumerable.Range(0, data.Width).Where(j => data.FeatureList[j].Column == column)];
        _ordered = features.Length == 1 && !data.FeatureList[features[0]].IsIndicator;
        _groups = data.Group.Levels.Count;
        var keys = new string[data.Rows];
        var numbers = new double[data.Rows];
        for (var row = 0; row < data.Rows; row++)
        {
            numbers[row] = data.Value(row, features[0]);
            if (!_ordered)
                keys[row] = string.Join(' ', features.Select(j => data.Value(row, j).ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        }
        _level = _ordered ? Rank(numbers, Comparer<double>.Default) : Rank(keys, StringComparer.Ordinal);
        _levels = _level.Length == 0 ? 0 : _level.Max() + 1;
    }

    /// <summary>The largest over groups of the AUC for membership; 0.5 is chance.</summary>
    /// <param name="groups">Each person's group.</param>
    /// <param name="times">How often each person counts; null for once.</param>
    /// <remarks>A quantity predicts by its value, in whichever direction. A category predicts by the share of the group at each level, the best any predictor from it can do on these people.</remarks>
    public double Auc(ReadOnlySpan<int> groups, ReadOnlySpan<int> times)
    {
        var counts = new int[_levels * _groups];
        for (var row = 0; row < _level.Length; row++)
            counts[_level[row] * _groups + groups[row]] += times.IsEmpty ? 1 : times[row];
        var all = new int[_levels];
        for (var l = 0; l < _levels; l++)
            for (var g = 0; g < _groups; g++)
                all[l] += counts[l * _groups + g];
        var best = 0.5;
        for (var g = 0; g < _groups; g++)
        {
            var order = Enumerable.Range(0, _levels);
            if (!_ordered)
                order = order.Where(l => all[l] > 0).OrderBy(l => (double)counts[l * _groups + g] / all[l]);
            // Mann and Whitney: pairs of a member and another person, half where they are at the same level.
            double pairs = 0, below = 0, members = 0;
            foreach (var l in order)
            {
                double here = counts[l * _groups + g], others = all[l] - here;
                pairs += here * (below + others / 2);
                (below, members) = (below + others, members + here);
            }
            if (members > 0 && below > 0)
                best = Math.Max(best, Math.Max(pairs / (members * below), 1 - pairs / (members * below)));
        }
        return best;
    }

    static int[] Rank<T>(T[] values, IComparer<T> comparer)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i], comparer)];
        var ranks = new int[values.Length];
        for (var i = 1; i < order.Length; i++)
            ranks[order[i]] = ranks[order[i - 1]] + (comparer.Compare(values[order[i]], values[order[i - 1]]) == 0 ? 0 : 1);
        return ranks;
    }
}
