using System.Numerics.Tensors;
using FairLab.Data;
using FairLab.Models;
using FairLab.Numerics;

namespace FairLab.Mitigators;

/// <summary>
/// Prejudice remover (Kamishima et al. 2012, equations 10 to 13 [kamishima2012]): the loss -Σ_i log p(y_i | x_i, s_i) +
/// η R + C/2 ‖w‖², where R = Σ_i Σ_y p(y | x_i, s_i) ln(P̂(y | s_i) / P̂(y)) estimates n times the mutual information
/// of decision and group, P̂(y | s) being the mean of p over group s and P̂(y) over everybody. Both sums run over
/// samples, so η keeps its meaning at any n. It is added to the loss of the learner that is given, a logistic
/// regression or a network (each batch's, <see cref="PrejudiceTerm"/>; batches of 256 or more estimate it well); others
/// are refused. The paper's own model, a logistic regression with weights w_s for each group s, is had by
/// <see cref="IsPerGroup"/>. Any number of groups; weights are used.
/// </summary>
public sealed record PrejudiceRemover : IInProcessor
{
    /// <summary>η: how much prejudice costs.</summary>
    /// <value>1.</value>
    public double Eta { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>
    /// C: the L2 penalty of <see cref="FitLogistic"/>; the intercepts are not penalized. <see cref="Fit"/> takes the
    /// learner's.
    /// </summary>
    /// <value>1.</value>
    public double Penalty { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>Whether a logistic regression has weights of its own for each group, as the paper's.</summary>
    /// <value>False: the learner's one set of weights.</value>
    public bool IsPerGroup { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A learner whose loss it cannot add to.</exception>
    public FairModel Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        return learner switch
        {
            INetworkLearner network when !IsPerGroup =>
                FairModel.Of(network.Train(split.Train, split.Validation, seed, [new PrejudiceTerm(Eta)])),
            LogisticOptions logistic => FairModel.Of(Minimize(split.Train, logistic, IsPerGroup)),
            _ => throw new ArgumentException($"found the learner {learner?.GetType().Name ?? "null"}, "
                + $"expected {(IsPerGroup ? "" : "MlpOptions, NetworkLearner or ")}LogisticOptions: "
                + "the prejudice index is a term of its loss", nameof(learner)),
        };
    }

    /// <summary>The paper's own model.</summary>
    public IClassifier FitLogistic(TabularDataset train) =>
        Minimize(train, new LogisticOptions { Penalty = Penalty, MaxIterations = 500 }, isPerGroup: true);

    GroupedLogistic Minimize(TabularDataset train, LogisticOptions options, bool isPerGroup)
    {
        ArgumentNullException.ThrowIfNull(train);
        train = train.Counted();
        var standardizer = Standardizer.Fit(train);
        var objective = new Objective(train, standardizer.ApplyDouble(train), Eta, options.Penalty, isPerGroup);
        var result = new Lbfgs { MaxIterations = options.MaxIterations, Tolerance = options.Tolerance }
            .Minimize(objective.Evaluate, new double[objective.Parameters]);
        return new GroupedLogistic(standardizer, result.X, isPerGroup ? train.Group : null);
    }

    /// <summary>The loss, divided by the sum of weights, with its gradient.</summary>
    internal sealed class Objective(
        TabularDataset train, double[] x, double eta, double penalty, bool isPerGroup = true)
    {
        readonly int _stride = train.Width + 1;
        readonly double[] _p = new double[train.Rows];

        readonly int _models = isPerGroup ? train.Group.Levels.Count : 1;

        public int Parameters => _models * _stride;

        public double Evaluate(ReadOnlySpan<double> theta, Span<double> gradient)
        {
            var (codes, groups) = (train.Group.Codes, train.Group.Levels.Count);
            gradient.Clear();
            var (loss, total) = (0.0, 0.0);
            var (mean, weight) = (new double[groups], new double[groups]);
            for (var row = 0; row < train.Rows; row++)
            {
                var w = theta.Slice(Model(codes[row]), _stride);
                var f = TensorPrimitives.Dot(x.AsSpan(row * train.Width, train.Width), w[..train.Width]) + w[^1];
                var v = train.Weights?[row] ?? 1;
                _p[row] = LogisticRegression.Sigmoid(f);
                loss += v * LogisticRegression.Softplus(train.Labels[row] == 1 ? -f : f);
                total += v;
                mean[codes[row]] += v * _p[row];
                weight[codes[row]] += v;
            }
            var overall = mean.Sum() / total;
            // dR/dp_i = ln(P̂(1|s)/P̂(1)) - ln(P̂(0|s)/P̂(0)): what flows through P̂(y) itself cancels, as the group
            // means average to it.
            var slope = new double[groups];
            for (var s = 0; s < groups; s++)
            {
                if (weight[s] == 0)
                    continue;
                mean[s] /= weight[s];
                var (yes, no) = (LogRatio(mean[s], overall), LogRatio(1 - mean[s], 1 - overall));
                loss += eta * weight[s] * (mean[s] * yes + (1 - mean[s]) * no);
                slope[s] = eta * (yes - no);
            }
            for (var row = 0; row < train.Rows; row++)
            {
                var (p, v) = (_p[row], train.Weights?[row] ?? 1);
                Add(gradient.Slice(Model(codes[row]), _stride), row,
                    v * (p - train.Labels[row] + slope[codes[row]] * p * (1 - p)));
            }
            for (var s = 0; s < _models; s++)
            {
                var w = theta.Slice(s * _stride, train.Width);
                var g = gradient.Slice(s * _stride, train.Width);
                loss += 0.5 * penalty * TensorPrimitives.Dot(w, w);
                TensorPrimitives.MultiplyAdd(w, penalty, g, g);
            }
            TensorPrimitives.Multiply(gradient, 1 / total, gradient);
            return loss / total;
        }

        /// <summary>Where the weights of a group start.</summary>
        int Model(int group) => isPerGroup ? group * _stride : 0;

        void Add(Span<double> gradient, int row, double slope)
        {
            TensorPrimitives.MultiplyAdd(
                x.AsSpan(row * train.Width, train.Width), slope, gradient[..train.Width], gradient[..train.Width]);
            gradient[^1] += slope;
        }

        static double LogRatio(double a, double b) => Math.Log(Math.Max(a, 1e-300)) - Math.Log(Math.Max(b, 1e-300));
    }
}
