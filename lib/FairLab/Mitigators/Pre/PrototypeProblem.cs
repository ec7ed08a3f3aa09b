using System.Numerics.Tensors;
using FairLab.Data;
using FairLab.Numerics;

namespace FairLab.Mitigators;

/// <summary>
/// The objective of fair representations and its gradient. Parameters are the prototypes v [K, d], then the logits of w
/// [K], then ln α [d]. Rows are worked on in a fixed number of blocks whose sums are added in order, so that the result
/// does not depend on how many threads there are.
/// </summary>
sealed class PrototypeProblem
{
    const int Blocks = 16;
    const double Smooth = 1e-3, Least = 1e-6;

    readonly TabularDataset _data;
    readonly FairRepresentations _options;
    readonly double[] _x, _square, _share, _groupShare;
    readonly int _k, _d, _groups, _columns, _short;

    // For every row its memberships [n, K] and its products with α v and v [n, 2 K, padded].
    readonly double[] _m, _products;

    public PrototypeProblem(TabularDataset data, double[] x, FairRepresentations options)
    {
        (_data, _x, _options) = (data, x, options);
        (_k, _d, _groups) = (options.Prototypes, data.Width, data.Group.Levels.Count);
        (_columns, _short) = (RowKernels.Padded(2 * _k), RowKernels.Padded(_k));
        var total = data.Weights?.Sum() ?? data.Rows;
        _share = [.. Enumerable.Range(0, data.Rows).Select(i => (data.Weights?[i] ?? 1) / total)];
        _square = [.. Enumerable.Range(0, data.Rows)
            .Select(i => TensorPrimitives.SumOfSquares<double>(x.AsSpan(i * _d, _d)))];
        _groupShare = new double[_groups];
        for (var i = 0; i < data.Rows; i++)
            _groupShare[data.Group.Codes[i]] += _share[i];
        (_m, _products) = (new double[data.Rows * _k], new double[data.Rows * _columns]);
    }

    /// <summary>Prototypes at people drawn at random, everything else neutral.</summary>
    public double[] Start(SeededRandom random)
    {
        var start = new double[_k * _d + _k + _d];
        for (var k = 0; k < _k; k++)
        {
            _x.AsSpan(Person(random) * _d, _d).CopyTo(start.AsSpan(k * _d));
            for (var i = 0; i < _d; i++)
                start[k * _d + i] += 0.1 * random.NextGaussian();
            start[_k * _d + k] = 0.1 * random.NextGaussian();
        }
        start.AsSpan(_k * _d + _k).Fill(-Math.Log(_d));
        return start;
    }

    /// <summary>A person at random: a row of weight k is drawn as k rows would be.</summary>
    int Person(SeededRandom random)
    {
        if (_data.Weights is not { } weights)
            return random.Next(_data.Rows);
        var isWhole = weights.All(w => w == Math.Floor(w)) && _data.TotalWeight <= int.MaxValue;
        var at = isWhole ? random.Next((int)_data.TotalWeight) : random.NextDouble() * _data.TotalWeight;
        var last = 0;
        for (var row = 0; row < weights.Length; row++)
        {
            if (weights[row] == 0)
                continue;
            last = row;
            if ((at -= weights[row]) < 0)
                break;
        }
        return last;
    }

    public double Evaluate(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var p = theta.ToArray();
        var alpha = Array.ConvertAll(p[(_k * _d + _k)..], Math.Exp);
        var w = Array.ConvertAll(p[(_k * _d)..(_k * _d + _k)], v => 1 / (1 + Math.Exp(-v)));
        var (matrix, norms) = Matrix(p, alpha, _k);

        // First pass: memberships, and the mean membership of each group.
        var sums = new double[Blocks][];
        Parallel.For(0, Blocks, b =>
        {
            var sum = new double[_groups * _k];
            var (start, end) = Rows(b);
            for (var i = start; i < end; i++)
            {
                var m = _m.AsSpan(i * _k, _k);
                Membership(_x.AsSpan(i * _d, _d), matrix, norms, _products.AsSpan(i * _columns, _columns), m);
                for (var k = 0; k < _k; k++)
                    sum[_data.Group.Codes[i] * _k + k] += _share[i] * m[k];
            }
            sums[b] = sum;
        });
        var mean = new double[_groups * _k];
        foreach (var sum in sums)
            TensorPrimitives.Add(mean, sum, mean);
        var (groupLoss, groupSlope) = GroupTerm(mean);

        // Second pass: reconstruction and label losses, and the sums over rows that every gradient is made of.
        var gram = Gram(p);
        var parts = new Sums[Blocks];
        Parallel.For(0, Blocks, b => parts[b] = Block(b, gram, w, groupSlope));
        var total = parts[0];
        foreach (var part in parts[1..])
            total.Add(part);

        gradient.Clear();
        var (pulled, pull) = (total.Pulled, total.Pull);
        for (var k = 0; k < _k; k++)
        {
            // The slope of the reconstruction Σ_n c_n M_nk (x_n - Σ_l M_nl v_l), c its common factor.
            for (var l = 0; l < _k; l++)
                TensorPrimitives.MultiplyAdd(
                    p.AsSpan(l * _d, _d), -total.Pairs[k * _short + l], gradient.Slice(k * _d, _d),
                    gradient.Slice(k * _d, _d));
            for (var j = 0; j < _d; j++)
            {
                // Σ_n Q_nk (x_n - v_k) for v; Σ_nk Q_nk (x_n - v_k)² for α, where x² drops out because Σ_k Q_nk = 0.
                var v = p[k * _d + j];
                gradient[k * _d + j] += pulled[j * _columns + _k + k]
                    - 2 * alpha[j] * (pulled[j * _columns + k] - v * pull[k]);
                gradient[_k * _d + _k + j] += alpha[j] * v * (v * pull[k] - 2 * pulled[j * _columns + k]);
            }
            gradient[_k * _d + k] = total.Label[k] * w[k] * (1 - w[k]);
        }
        return _options.GroupCost * groupLoss + total.Loss;
    }

    /// <summary>M(x) for rows of standardized features, row-major, shape [n, K].</summary>
    public static float[] Memberships(double[] x, int width, double[] theta, int prototypes)
    {
        var alpha = Array.ConvertAll(theta[(prototypes * width + prototypes)..], Math.Exp);
        var (matrix, norms) = Matrix(theta, alpha, prototypes);
        var rows = x.Length / width;
        var result = new float[rows * prototypes];
        var (products, m) = (new double[RowKernels.Padded(2 * prototypes)], new double[prototypes]);
        for (var i = 0; i < rows; i++)
        {
            Membership(x.AsSpan(i * width, width), matrix, norms, products, m);
            for (var k = 0; k < prototypes; k++)
                result[i * prototypes + k] = (float)m[k];
        }
        return result;
    }

    Sums Block(int block, double[] gram, double[] w, double[] groupSlope)
    {
        var sums = new Sums(_d, _columns, _short);
        var (g, rebuilt) = (new double[_k], new double[_short]);
        // Rows go into the sums in pairs; what a row adds is written by turns into one of two places.
        var (ms, scaled, factors) = (Two(_short), Two(_short), Two(_columns));
        var (start, end) = Rows(block);
        for (var i = start; i < end; i++)
        {
            var turn = (i - start) % 2;
            var m = ms[turn];
            _m.AsSpan(i * _k, _k).CopyTo(m);
            var (y, z, share) = (_data.Labels[i], _data.Group.Codes[i], _share[i]);
            var xv = _products.AsSpan(i * _columns + _k, _k);
            // With r = Σ_k M_k v_k: r·v_k = Σ_j M_j v_j·v_k, so neither r nor x - r has to be written out.
            RowKernels.Product(m.AsSpan(0, _k), gram, rebuilt);
            var (score, square) = (0.0, _square[i]);
            for (var k = 0; k < _k; k++)
            {
                square += m[k] * (rebuilt[k] - 2 * xv[k]);
                score += m[k] * w[k];
            }
            score = Math.Clamp(score, Least, 1 - Least);
            sums.Loss += share
                * (_options.ReconstructionCost * square / _d
                    - _options.LabelCost * Math.Log(y == 1 ? score : 1 - score));

            // dL/dM_k, then Q_k = -M_k (dL/dM_k - Σ_j M_j dL/dM_j), which is dL/d(distance).
            var labelSlope = _options.LabelCost * share * (score - y) / (score * (1 - score));
            var reconstructionSlope = -2 * _options.ReconstructionCost * share / _d;
            var average = 0.0;
            for (var k = 0; k < _k; k++)
            {
                g[k] = reconstructionSlope * (xv[k] - rebuilt[k]) + labelSlope * w[k] + share * groupSlope[z * _k + k];
                average += m[k] * g[k];
                sums.Label[k] += labelSlope * m[k];
            }
            for (var k = 0; k < _k; k++)
            {
                factors[turn][k] = -m[k] * (g[k] - average);
                factors[turn][_k + k] = scaled[turn][k] = reconstructionSlope * m[k];
                sums.Pull[k] += factors[turn][k];
            }
            if (turn == 0 && i + 1 < end)
                continue;
            // The last row of an odd number goes alone, beside a row of zeros.
            if (turn == 0)
                (factors[1], scaled[1]) = (new double[_columns], new double[_short]);
            var first = i - turn;
            RowKernels.AddOuters(_x.AsSpan(first * _d, _d), factors[0], _x.AsSpan(i * _d, _d), factors[1], sums.Pulled);
            RowKernels.AddOuters(ms[0].AsSpan(0, _k), scaled[0], ms[1].AsSpan(0, _k), scaled[1], sums.Pairs);
        }
        return sums;

        static double[][] Two(int length) => [new double[length], new double[length]];
    }

    /// <summary>
    /// Sums over rows: Σ x_n Q_nk and Σ c_n x_n M_nk side by side [d, 2 K], Σ Q_nk [K], Σ c_n M_nk M_nl [K, K], Σ of
    /// the label slopes [K]; matrices padded.
    /// </summary>
    sealed class Sums(int width, int columns, int padded)
    {
        public double Loss { get; set; }

        public double[] Pulled { get; } = new double[width * columns];

        public double[] Pull { get; } = new double[padded];

        public double[] Pairs { get; } = new double[padded * padded];

        public double[] Label { get; } = new double[padded];

        public void Add(Sums other)
        {
            Loss += other.Loss;
            TensorPrimitives.Add(Pulled, other.Pulled, Pulled);
            TensorPrimitives.Add(Pull, other.Pull, Pull);
            TensorPrimitives.Add(Pairs, other.Pairs, Pairs);
            TensorPrimitives.Add(Label, other.Label, Label);
        }
    }

    /// <summary>L_z and its slope in each row's membership of its group, |t| rounded off as √(t² + s²) - s.</summary>
    (double Loss, double[] Slope) GroupTerm(double[] sums)
    {
        var (loss, slope, pairs) = (0.0, new double[sums.Length], _groups * (_groups - 1) / 2.0);
        for (var g = 0; g < _groups; g++)
            for (var h = g + 1; h < _groups; h++)
            {
                if (_groupShare[g] == 0 || _groupShare[h] == 0)
                    continue;
                for (var k = 0; k < _k; k++)
                {
                    var difference = sums[g * _k + k] / _groupShare[g] - sums[h * _k + k] / _groupShare[h];
                    var size = Math.Sqrt(difference * difference + Smooth * Smooth);
                    loss += (size - Smooth) / pairs;
                    slope[g * _k + k] += _options.GroupCost * difference / size / _groupShare[g] / pairs;
                    slope[h * _k + k] -= _options.GroupCost * difference / size / _groupShare[h] / pairs;
                }
            }
        return (loss, slope);
    }

    /// <summary>
    /// Memberships of one row, by d(x, v) = Σ α x² - 2 (α v)·x + Σ α v²; the first term is the same for all prototypes
    /// and drops out.
    /// </summary>
    static void Membership(
        ReadOnlySpan<double> x, double[] matrix, double[] norms, Span<double> products, Span<double> m)
    {
        RowKernels.Product(x, matrix, products);
        var nearest = double.PositiveInfinity;
        for (var k = 0; k < m.Length; k++)
        {
            m[k] = norms[k] - 2 * products[k];
            nearest = Math.Min(nearest, m[k]);
        }
        TensorPrimitives.Subtract(nearest, m, m);
        TensorPrimitives.Exp(m, m);
        TensorPrimitives.Divide(m, TensorPrimitives.Sum<double>(m), m);
    }

    /// <summary>α v and v side by side as columns [d, 2 K], padded, and Σ α v² of every prototype.</summary>
    static (double[] Matrix, double[] Norms) Matrix(double[] theta, double[] alpha, int prototypes)
    {
        var (d, columns) = (alpha.Length, RowKernels.Padded(2 * prototypes));
        var (matrix, norms) = (new double[d * columns], new double[prototypes]);
        for (var k = 0; k < prototypes; k++)
            for (var j = 0; j < d; j++)
            {
                var v = theta[k * d + j];
                matrix[j * columns + k] = alpha[j] * v;
                matrix[j * columns + prototypes + k] = v;
                norms[k] += alpha[j] * v * v;
            }
        return (matrix, norms);
    }

    /// <summary>v_k·v_l, padded.</summary>
    double[] Gram(double[] theta)
    {
        var gram = new double[_k * _short];
        for (var k = 0; k < _k; k++)
            for (var l = 0; l < _k; l++)
                gram[k * _short + l] = TensorPrimitives.Dot<double>(theta.AsSpan(k * _d, _d), theta.AsSpan(l * _d, _d));
        return gram;
    }

    (int Start, int End) Rows(int block) =>
        ((int)((long)_data.Rows * block / Blocks), (int)((long)_data.Rows * (block + 1) / Blocks));
}
