using FairLab.Data;
using FairLab.Metrics;
using FairLab.Models;

namespace FairLab.Mitigators;

/// <summary>
/// The reductions approach (Agarwal et al. 2018, algorithm 1 [agarwal2018]): min err(Q) subject to γ(Q) ≤ ε over
/// distributions Q of classifiers, as a game between a learner, who is given rows relabelled 1[C0 - C1 &gt; 0] with
/// weights |C0 - C1|, and multipliers on the constraints (<see cref="ExponentiatedGradient"/>). The result decides by
/// lot among a few classifiers; decisions are their exact probabilities. Any number of groups; weights are used.
/// </summary>
public sealed record Reduction : IInProcessor
{
    /// <summary>What is held equal.</summary>
    /// <value>Selection rates.</value>
    public FairnessConstraint Constraint { get; init; } = FairnessConstraint.DemographicParity;

    /// <summary>ε: how far a group may be from everybody, in training.</summary>
    /// <value>0.01.</value>
    public double Epsilon { get; init => field = value > 0 && value < 1 ? value : throw new ArgumentOutOfRangeException(nameof(Epsilon), value, "expected a number in (0, 1)"); } = 0.01;

    /// <summary>The most rounds of the game; each asks the learner twice.</summary>
    /// <value>50.</value>
    public int Iterations { get; init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Iterations), value, "expected at least 1"); } = 50;

    /// <summary>The step of the multipliers, times B = 1/ε.</summary>
    /// <value>2, so η = 2/B.</value>
    public double Step { get; init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Step), value, "expected a number above 0"); } = 2;

    /// <summary>The learner that plays the game; null for the one that <see cref="Fit"/> is given.</summary>
    /// <value>Logistic regression, whose answer is exact and takes milliseconds.</value>
    public ILearner? Oracle { get; init; } = new LogisticOptions { Tolerance = 1e-5 };

    /// <inheritdoc/>
    /// <remarks>A constraint that no mixture meets (error rates can be such) is met as nearly as ‖λ‖₁ ≤ 1/ε allows, and the model's notes say so.</remarks>
    public FairModel Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(learner);
        var result = Play(split, Oracle ?? learner, seed);
        var mixture = result.Mixture.Select(m => ((Threshold)m.Classifier, m.Probability)).ToList();
        string[] notes = result.Violation > 1e-6
            ? [FormattableString.Invariant($"reduction: on training data {Constraint} is met within {Epsilon + result.Violation:0.####} only, not {Epsilon}; the learner's classifiers cannot be mixed to do better")]
            : [];
        double[] Average(TabularDataset data, Func<Threshold, TabularDataset, double[]> of)
        {
            var sum = new double[data.Rows];
            foreach (var (classifier, probability) in mixture)
            {
                var values = of(classifier, data);
                for (var i = 0; i < sum.Length; i++)
                    sum[i] += probability * values[i];
            }
            return Array.ConvertAll(sum, v => Math.Clamp(v, 0, 1));
        }
        return new FairModel(data => Average(data, (c, d) => c.Score(d)), data => new Decisions(Average(data, (c, d) => c.Decide(d))), notes);
    }

    /// <summary>The game on training data.</summary>
    internal ExponentiatedGradient.Result Play(DataSplit split, ILearner learner, long seed)
    {
        var train = split.Train;
        var bound = 1 / Epsilon;
        // ν = ½ sd(|h - y|) / √n of the classifier without constraints, the noise of the error itself (fairlearn's choice).
        var plain = new Threshold(learner.Train(train, split.Validation, seed)).Decide(train);
        var moments = new Moments(train, Constraint);
        var wrong = moments.Error(plain);
        var nu = Math.Max(0.5 * Math.Sqrt(wrong * (1 - wrong) / train.TotalWeight), 1e-9);
        var game = new ExponentiatedGradient(moments, costs => Answer(split, learner, costs, seed), Epsilon, bound);
        return game.Run(Iterations, Step / bound, nu);
    }

    /// <summary>A cost-sensitive classifier: rows where deciding 1 is cheaper are labelled 1, and count by how much it matters.</summary>
    static (object, double[]) Answer(DataSplit split, ILearner learner, double[] costs, long seed)
    {
        var labels = Array.ConvertAll(costs, c => c < 0 ? 1 : 0);
        Threshold classifier;
        if (labels.All(y => y == 1) || labels.All(y => y == 0))
        {
            classifier = new Threshold(new Constant(labels[0], FeatureSchema.Of(split.Train)));
        }
        else
        {
            // Costs grow with the multipliers; weights of mean 1 keep the learner's penalty in proportion.
            var mean = costs.Sum(Math.Abs) / split.Train.TotalWeight;
            var weighted = split.Train.WithLabels(labels).WithWeights(Array.ConvertAll(costs, c => Math.Abs(c) / mean));
            classifier = new Threshold(learner.Train(weighted, split.Validation, seed));
        }
        return (classifier, classifier.Decide(split.Train));
    }

    sealed class Threshold(IClassifier classifier)
    {
        public double[] Score(TabularDataset data) => classifier.Predict(data);

        public double[] Decide(TabularDataset data) => Array.ConvertAll(classifier.Predict(data), p => p >= 0.5 ? 1.0 : 0.0);
    }

    sealed class Constant(int decision, FeatureSchema schema) : IClassifier
    {
        public double[] Predict(TabularDataset data) => Array.ConvertAll(schema.Match(data).Labels, _ => (double)decision);
    }
}
