using FairLab.Data;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;

namespace FairLab.Tests.Mitigators;

/// <summary>Few people with one or two features, and all linear rules on them.</summary>
sealed class LinearRules
{
    /// <summary>The people.</summary>
    public TabularDataset Data { get; }

    /// <summary>The decisions of every linear rule, each once.</summary>
    public double[][] All { get; }

    public LinearRules(int seed, int features, int rows = 20)
    {
        var random = new SeededRandom(seed);
        // Every group has both labels.
        var z = Enumerable.Range(0, rows).Select(i => i % 2).ToArray();
        var x = Enumerable.Range(0, rows * features)
            .Select(k => (float)(random.NextGaussian() + (k % features == 0 ? 0.8 * z[k / features] : 0))).ToArray();
        var y = Enumerable.Range(0, rows)
            .Select(i => i < 4 ? i / 2 : x[i * features] + 0.6 * z[i] + 0.8 * random.NextGaussian() > 0.5 ? 1 : 0)
            .ToArray();
        Data = new TabularDataset("few",
            [.. Enumerable.Range(0, features).Select(j => new Feature($"x{j}", $"x{j}", false))], x, y,
            [new Grouping("z", ["u", "p"], z)]);
        All = [.. Rules().DistinctBy(h => string.Concat(h))];
    }

    /// <summary>Train, validation and test are all of the people.</summary>
    public DataSplit Split => new(Data, Data, Data);

    /// <summary>
    /// The least error of a mixture of linear rules that keeps the constraints, by a linear program over all of them.
    /// </summary>
    public double Best(Moments moments, double epsilon)
    {
        var lp = new LinearProgram();
        var gammas = All.Select(h => moments.Values(h)).ToArray();
        var q = All.Select(h => lp.Variable(moments.Error(h))).ToArray();
        for (var k = 0; k < moments.Count; k++)
            lp.AtMost(epsilon, q.Select((v, t) => (v, gammas[t][k])));
        lp.Equal(1, q.Select(v => (v, 1.0)));
        return lp.Solve().Objective;
    }

    /// <summary>
    /// A line through two people (one for one feature), who may be on either side of it, and both directions; then
    /// everybody and nobody.
    /// </summary>
    IEnumerable<double[]> Rules()
    {
        var n = Data.Rows;
        for (var i = 0; i < n; i++)
            for (var j = i; j < (Data.Width == 1 ? i + 1 : n); j++)
                for (var sides = 0; sides < 4; sides++)
                {
                    double[] above = [.. Enumerable.Range(0, n)
                        .Select(k => k == i ? sides & 1 : k == j ? sides >> 1 : Side(i, j, k) > 0 ? 1.0 : 0)];
                    yield return above;
                    yield return Array.ConvertAll(above, h => 1 - h);
                }
        yield return new double[n];
        yield return Array.ConvertAll(new double[n], _ => 1.0);
    }

    double Side(int i, int j, int k)
    {
        double X(int row, int feature) => Data.Row(row)[feature];
        return Data.Width == 1 ? X(k, 0) - X(i, 0)
            : (X(j, 0) - X(i, 0)) * (X(k, 1) - X(i, 1)) - (X(j, 1) - X(i, 1)) * (X(k, 0) - X(i, 0));
    }

    /// <summary>The learner that tries all of the rules.</summary>
    public sealed class Exact(LinearRules rules) : ILearner
    {
        public bool IsExact => true;

        public IClassifier Train(TabularDataset train, TabularDataset validation, long seed) =>
            new Fixed(rules.All.MinBy(h => Errors(h, train))!);

        static double Errors(double[] decisions, TabularDataset train) =>
            decisions.Select((decision, i) => decision == train.Labels[i] ? 0 : train.Weights?[i] ?? 1).Sum();
    }

    /// <summary>Least squares on 0 and 1, cut at ½; the scores, or the decisions only.</summary>
    public sealed class LeastSquares(bool isHard) : ILearner
    {
        public IClassifier Train(TabularDataset train, TabularDataset validation, long seed)
        {
            var width = train.Width + 1;
            double X(int row, int j) => j < train.Width ? train.Row(row)[j] : 1;
            var result = new Lbfgs { MaxIterations = 500, Tolerance = 1e-10 }.Minimize((w, gradient) =>
            {
                gradient.Clear();
                var loss = 0.0;
                for (var row = 0; row < train.Rows; row++)
                {
                    var off = -(double)train.Labels[row];
                    for (var j = 0; j < width; j++)
                        off += w[j] * X(row, j);
                    var weight = train.Weights?[row] ?? 1;
                    loss += 0.5 * weight * off * off;
                    for (var j = 0; j < width; j++)
                        gradient[j] += weight * off * X(row, j);
                }
                return loss;
            }, new double[width]);
            var w = result.X;
            double Score(int row) => Enumerable.Range(0, width).Sum(j => w[j] * X(row, j));
            double Said(int i) => isHard ? Score(i) >= 0.5 ? 1 : 0 : 1 / (1 + Math.Exp(0.5 - Score(i)));
            return new Fixed([.. Enumerable.Range(0, train.Rows).Select(Said)]);
        }
    }

    sealed class Fixed(double[] scores) : IClassifier
    {
        public double[] Predict(TabularDataset data) => scores;
    }
}
