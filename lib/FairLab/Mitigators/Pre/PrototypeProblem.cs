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
    readonly double[] _x, _share, _groupShare;
    readonly int _k, _d, _groups;
    readonly double[] _m;

    public PrototypeProblem(TabularDataset data, double[] x, FairRepresentations options)
    {
        (_data, _x, _options) = (data, x, options);
        (_k, _d, _groups) = (options.Prototypes, data.Width, data.Group.Levels.Count);
        var total = data.Weights?.Sum() ?? data.Rows;
        _share = [.. Enumerable.Range(0, data.Rows).Select(i => (data.Weights?[i] ?? 1) / total)];
        _groupShare = new double[_groups];
        for (var i = 0; i < data.Rows; i++)
            _groupShare[data.Group.Codes[i]] += _share[i];
        _m = new double[data.Rows * _k];
    }

    /// <summary>Prototypes at people drawn at random, everything else neutral.</summary>
    public double[] Start(SeededRandom random)
    {
        var start = new double[_k * _d + _k + _d];
        for (var k = 0; k < _k; k++)
        {
            _x.AsSpan(random.Next(_data.Rows) * _d, _d).CopyTo(start.AsSpan(k * _d));
            for (var i = 0; i < _d; i++)
                start[k * _d + i] += 0.1 * random.NextGaussian();
            start[_k * _d + k] = 0.1 * random.NextGaussian();
        }
        start.AsSpan(_k * _d + _k).Fill(-Math.Log(_d));
        return start;
    }

    public double Evaluate(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var p = theta.ToArray();
        var alpha = Array.ConvertAll(p[(_k * _d + _k)..], Math.Exp);
        var w = Array.ConvertAll(p[(_k * _d)..(_k * _d + _k)], v => 1 / (1 + Math.Exp(-v)));

        var (scaled, norms) = Scale(p, alpha, _k);

        // First pass: memberships, and the mean membership of each group.
        var sums = new double[Blocks][];
        Parallel.For(0, Blocks, b =>
        {
            var sum = new double[_groups * _k];
            var (start, end) = Rows(b);
            for (var i = start; i < end; i++)
            {
                var m = _m.AsSpan(i * _k, _k);
                Membership(_x.AsSpan(i * _d, _d), scaled, norms, m);
                for (var k = 0; k < _k; k++)
                    sum[_data.Group.Codes[i] * _k + k] += _share[i] * m[k];
            }
            sums[b] = sum;
        });
        var mean = new double[_groups * _k];
        foreach (var sum in sums)
            for (var j = 0; j < mean.Length; j++)
                mean[j] += sum[j];
        var (groupLoss, groupSlope) = GroupTerm(mean);

        // Second pass: reconstruction and label losses, and every gradient.
        var parts = new (double Loss, double[] Gradient)[Blocks];
        Parallel.For(0, Blocks, b => parts[b] = Block(b, p, alpha, w, groupSlope));
        gradient.Clear();
        var loss = _options.GroupCost * groupLoss;
        foreach (var (blockLoss, blockGradient) in parts)
        {
            loss += blockLoss;
            for (var j = 0; j < blockGradient.Length; j++)
                gradient[j] += blockGradient[j];
        }
        return loss;
    }

    /// <summary>M(x) for rows of standardized features, row-major, shape [n, K].</summary>
    public static float[] Memberships(double[] x, int width, double[] theta, int prototypes)
    {
        var alpha = Array.ConvertAll(theta[(prototypes * width + prototypes)..], Math.Exp);
        var (scaled, norms) = Scale(theta, alpha, prototypes);
        var rows = x.Length / width;
        var result = new float[rows * prototypes];
        Span<double> m = stackalloc double[prototypes];
        for (var i = 0; i < rows; i++)
        {
            Membership(x.AsSpan(i * width, width), scaled, norms, m);
            for (var k = 0; k < prototypes; k++)
                result[i * prototypes + k] = (float)m[k];
        }
        return result;
    }

    (double Loss, double[] Gradient) Block(int block, double[] p, double[] alpha, double[] w, double[] groupSlope)
    {
        var gradient = new double[p.Length];
        // Σ_n Q_nk x_n and Σ_n Q_nk, from which the slopes of all distances follow; Q is dL/d(distance).
        var (pulled, pull) = (new double[_k * _d], new double[_k]);
        Span<double> error = new double[_d], g = new double[_k];
        var loss = 0.0;
        var (start, end) = Rows(block);
        for (var i = start; i < end; i++)
        {
            var x = _x.AsSpan(i * _d, _d);
            var m = _m.AsSpan(i * _k, _k);
            var (y, z, share) = (_data.Labels[i], _data.Group.Codes[i], _share[i]);
            x.CopyTo(error);
            var score = 0.0;
            for (var k = 0; k < _k; k++)
            {
                TensorPrimitives.MultiplyAdd(p.AsSpan(k * _d, _d), -m[k], error, error);
                score += m[k] * w[k];
            }
            score = Math.Clamp(score, Least, 1 - Least);
            loss += share * (_options.ReconstructionCost * TensorPrimitives.SumOfSquares<double>(error) / _d - _options.LabelCost * Math.Log(y == 1 ? score : 1 - score));

            // dL/dM_k, then Q_k = -M_k (dL/dM_k - Σ_j M_j dL/dM_j).
            var labelSlope = _options.LabelCost * share * (score - y) / (score * (1 - score));
            var reconstructionSlope = -2 * _options.ReconstructionCost * share / _d;
            var average = 0.0;
            for (var k = 0; k < _k; k++)
            {
                g[k] = reconstructionSlope * TensorPrimitives.Dot<double>(error, p.AsSpan(k * _d, _d)) + labelSlope * w[k] + share * groupSlope[z * _k + k];
                average += m[k] * g[k];
                gradient[_k * _d + k] += labelSlope * m[k] * w[k] * (1 - w[k]);
            }
            for (var k = 0; k < _k; k++)
            {
                var q = -m[k] * (g[k] - average);
                pull[k] += q;
                TensorPrimitives.MultiplyAdd(x, q, pulled.AsSpan(k * _d, _d), pulled.AsSpan(k * _d, _d));
                TensorPrimitives.MultiplyAdd(error, reconstructionSlope * m[k], gradient.AsSpan(k * _d, _d), gradient.AsSpan(k * _d, _d));
            }
        }
        // Σ_n Q_nk (x_n - v_k) for v; Σ_nk Q_nk (x_n - v_k)² for α, where x² drops out because Σ_k Q_nk = 0.
        for (var k = 0; k < _k; k++)
            for (var j = 0; j < _d; j++)
            {
                var v = p[k * _d + j];
                gradient[k * _d + j] -= 2 * alpha[j] * (pulled[k * _d + j] - v * pull[k]);
                gradient[_k * _d + _k + j] += alpha[j] * v * (v * pull[k] - 2 * pulled[k * _d + j]);
            }
        return (loss, gradient);
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
    static void Membership(ReadOnlySpan<double> x, double[] scaled, double[] norms, Span<double> m)
    {
        var nearest = double.PositiveInfinity;
        for (var k = 0; k < m.Length; k++)
        {
            m[k] = norms[k] - 2 * TensorPrimitives.Dot(x, scaled.AsSpan(k * x.Length, x.Length));
            nearest = Math.Min(nearest, m[k]);
        }
        var sum = 0.0;
        for (var k = 0; k < m.Length; k++)
            sum += m[k] = Math.Exp(nearest - m[k]);
        for (var k = 0; k < m.Length; k++)
            m[k] /= sum;
    }

    /// <summary>α v for every prototype, and Σ α v².</summary>
    static (double[] Scaled, double[] Norms) Scale(double[] theta, double[] alpha, int prototypes)
    {
        var (d, scaled, norms) = (alpha.Length, new double[prototypes * alpha.Length], new double[prototypes]);
        for (var k = 0; k < prototypes; k++)
        {
            TensorPrimitives.Multiply(theta.AsSpan(k * d, d), alpha, scaled.AsSpan(k * d, d));
            norms[k] = TensorPrimitives.Dot<double>(scaled.AsSpan(k * d, d), theta.AsSpan(k * d, d));
        }
        return (scaled, norms);
    }

    (int Start, int End) Rows(int block) => ((int)((long)_data.Rows * block / Blocks), (int)((long)_data.Rows * (block + 1) / Blocks));
}
