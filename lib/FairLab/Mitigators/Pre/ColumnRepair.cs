using System.Globalization;
using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;

namespace FairLab.Mitigators;

/// <summary>The repair of one source column, fitted on training data.</summary>
abstract class ColumnRepair
{
    /// <summary>Changes the column's values, row-major as in the data.</summary>
    /// <param name="data">The people.</param>
    /// <param name="values">What is changed.</param>
    /// <param name="draws">Their draws.</param>
    /// <param name="use">The first of two uses of the draws that are this column's own.</param>
    public abstract void Apply(TabularDataset data, double[] values, PersonalDraws draws, int use);

    /// <summary>Learns the repair of the features that were made from one source column.</summary>
    /// <param name="train">Training data.</param>
    /// <param name="features">The column's features.</param>
    /// <param name="level">λ.</param>
    public static ColumnRepair Fit(TabularDataset train, int[] features, double level)
    {
        if (features.Length == 1 && !train.FeatureList[features[0]].IsIndicator)
            return new Quantity(train, features[0], level);
        // A single indicator is a category of two levels, the other one unnamed.
        var order = features.Select(j => Value(train.FeatureList[j])).ToArray();
        return new Category(train, features, level, isOrdered: features.Length == 1 || order.All(v => v is not null),
            order.All(v => v is not null) ? order.Select(v => v!.Value).ToArray()
            : [.. features.Select((_, i) => (double)i)]);
    }

    static double? Value(Feature feature)
    {
        var text = feature.Name[(feature.Name.IndexOf('=', StringComparison.Ordinal) + 1)..];
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    sealed class Quantity : ColumnRepair
    {
        readonly int _feature;
        readonly double _level;
        readonly ScoreSample[] _values;

        public Quantity(TabularDataset train, int feature, double level)
        {
            (_feature, _level) = (feature, level);
            _values = [.. Enumerable.Range(0, train.Group.Levels.Count).Select(z =>
            {
                var rows = Enumerable.Range(0, train.Rows).Where(i => train.Group.Codes[i] == z).ToArray();
                var weights = train.Weights is null ? [] : Array.ConvertAll(rows, i => train.Weights[i]);
                return ScoreSample.Of(Array.ConvertAll(rows, i => train.Value(i, feature)), weights);
            })];
        }

        public override void Apply(TabularDataset data, double[] values, PersonalDraws draws, int use)
        {
            var present = _values.Where(s => s.Count > 0).ToArray();
            var quantiles = new double[present.Length];
            for (var row = 0; row < data.Rows; row++)
            {
                var own = _values[data.Group.Codes[row]];
                if (own.Count == 0)
                    continue;
                var x = data.Value(row, _feature);
                // A value that many share stands for a stretch of ranks; a random one of them keeps the repaired
                // distributions equal.
                var (below, upTo) = (own.Total - own.AtLeast(x), own.Total - own.AtLeast(Math.BitIncrement(x)));
                var stretch = upTo > below ? upTo - below : Math.Min(1, own.Total);
                var rank = (below + draws.Next(row, use) * stretch) / own.Total;
                for (var g = 0; g < present.Length; g++)
                    quantiles[g] = present[g].Quantile(rank);
                Array.Sort(quantiles);
                var median = quantiles.Length % 2 == 1 ? quantiles[quantiles.Length / 2]
                    : (quantiles[quantiles.Length / 2 - 1] + quantiles[quantiles.Length / 2]) / 2;
                values[row * data.Width + _feature] = (1 - _level) * x + _level * median;
            }
        }
    }

    sealed class Category : ColumnRepair
    {
        readonly int[] _features;
        readonly double _level;
        readonly bool _isSingle;

        // For each group and level, how a person of that level is spread over the levels; rows add up to 1.
        readonly double[][][] _moves;

        public Category(TabularDataset train, int[] features, double level, bool isOrdered, double[] order)
        {
            (_features, _level, _isSingle) = (features, level, features.Length == 1);
            var levels = _isSingle ? 2 : features.Length;
            var rank = _isSingle ? [0, 1] : Enumerable.Range(0, levels).OrderBy(l => order[l]).ToArray();
            var shares = Array.ConvertAll(new double[train.Group.Levels.Count][], _ => new double[levels]);
            var people = new double[shares.Length];
            for (var row = 0; row < train.Rows; row++)
            {
                var weight = train.Weights?[row] ?? 1;
                shares[train.Group.Codes[row]][Level(train, row)] += weight;
                people[train.Group.Codes[row]] += weight;
            }
            for (var z = 0; z < shares.Length; z++)
                for (var l = 0; l < levels; l++)
                    shares[z][l] = people[z] == 0 ? 0 : shares[z][l] / people[z];
            var present = Enumerable.Range(0, shares.Length).Where(z => people[z] > 0).ToArray();
            var target = Enumerable.Range(0, levels).Select(l => present.Average(z => shares[z][l])).ToArray();
            _moves = [.. shares.Select(s => isOrdered ? Monotone(s, target, rank) : Fewest(s, target))];
        }

        public override void Apply(TabularDataset data, double[] values, PersonalDraws draws, int use)
        {
            for (var row = 0; row < data.Rows; row++)
            {
                var level = Level(data, row);
                var (repaired, u) = (draws.Next(row, use) < _level, draws.Next(row, use + 1));
                if (!repaired)
                    continue;
                var moves = _moves[data.Group.Codes[row]][level];
                var to = 0;
                while (to + 1 < moves.Length && (u -= moves[to]) >= 0)
                    to++;
                for (var k = 0; k < _features.Length; k++)
                    values[row * data.Width + _features[k]] = (_isSingle ? to == 1 : k == to) ? 1 : 0;
            }
        }

        int Level(TabularDataset data, int row)
        {
            if (_isSingle)
                return data.Value(row, _features[0]) > 0.5 ? 1 : 0;
            var best = 0;
            for (var k = 1; k < _features.Length; k++)
                if (data.Value(row, _features[k]) > data.Value(row, _features[best]))
                    best = k;
            return best;
        }

        /// <summary>
        /// The coupling that keeps the order: the mass of each level fills the targets from the bottom up.
        /// </summary>
        static double[][] Monotone(double[] from, double[] target, int[] rank)
        {
            var moves = Array.ConvertAll(from, _ => new double[target.Length]);
            var (t, room) = (0, target[rank[0]]);
            foreach (var level in rank)
            {
                var mass = from[level];
                while (mass > 1e-15)
                {
                    while (room <= 1e-15 && t + 1 < rank.Length)
                        room = target[rank[++t]];
                    var part = t + 1 < rank.Length ? Math.Min(mass, room) : mass;
                    moves[level][rank[t]] += part / from[level];
                    (mass, room) = (mass - part, room - part);
                }
                if (from[level] <= 1e-15)
                    moves[level][level] = 1;
            }
            return moves;
        }

        /// <summary>
        /// The coupling that moves fewest: what a level has too much goes to the levels that have too little, in
        /// proportion.
        /// </summary>
        static double[][] Fewest(double[] from, double[] target)
        {
            var missing = from.Zip(target, (f, t) => Math.Max(0, t - f)).ToArray();
            var total = missing.Sum();
            return [.. from.Select((f, level) =>
            {
                var moves = new double[target.Length];
                var leaving = f > target[level] && total > 0 ? (f - target[level]) / f : 0;
                moves[level] = 1 - leaving;
                for (var to = 0; to < target.Length && leaving > 0; to++)
                    moves[to] += leaving * missing[to] / total;
                return moves;
            })];
        }
    }
}
