using FairLab.Data;
using FairLab.Metrics;
using FairLab.Models;

namespace FairLab.Mitigators;

/// <summary>
/// The reductions approach (Agarwal et al. 2018, algorithm 1 [agarwal2018]): min err(Q) subject to γ(Q) ≤ ε over
/// distributions Q of classifiers, as a game between a learner, who is given rows relabelled 1[C0 - C1 &gt; 0] with
/// weights |C0 - C1|, and multipliers on the constraints (<see cref="ExponentiatedGradient"/>). The result picks
/// one of a few classifiers at random; decisions are their exact probabilities. It plays with the learner it is given,
/// whatever its kind. Any number of groups; weights are used.
/// </summary>
public sealed record Reduction : IInProcessor
{
    /// <summary>What is held equal.</summary>
    /// <value>Selection rates.</value>
    public FairnessConstraint Constraint { get; init; } = FairnessConstraint.DemographicParity;

    /// <summary>What is held equal beside it, such as equalized odds beside demographic parity.</summary>
    /// <value>Nothing.</value>
    public IReadOnlyList<FairnessConstraint> Also
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = [];

    /// <summary>ε: how far a group may be from everybody, in training.</summary>
    /// <value>0.01.</value>
    public double Epsilon
    {
        get;
        init => field = Require.That(value, value > 0 && value < 1, "a number in (0, 1)");
    } = 0.01;

    /// <summary>
    /// ρ: with it the constraints are ratios, ρ times a group's rate at most everybody's and ρ times everybody's at
    /// most a group's, both within ε. Two groups are then within ρ² of each other.
    /// </summary>
    /// <value>Null: differences.</value>
    public double? Ratio
    {
        get;
        init => field = Require.That(
            value, value is null or (> 0 and <= 1), "a number in (0, 1], or null for differences");
    }

    /// <summary>What deciding 1 costs for somebody with the label 0.</summary>
    /// <value>1.</value>
    public double FalsePositiveCost { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>What deciding 0 costs for somebody with the label 1.</summary>
    /// <value>1.</value>
    public double FalseNegativeCost { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>The most rounds of the game; each asks the learner twice or more.</summary>
    /// <value>50.</value>
    public int Iterations { get; init => field = Require.AtLeast(value, 1); } = 50;

    /// <summary>The least number of rounds, where <see cref="Iterations"/> allows as many.</summary>
    /// <value>5.</value>
    public int MinIterations { get; init => field = Require.AtLeast(value, 1); } = 5;

    /// <summary>
    /// How many rounds in which the mixture did not get better end the game, for a learner that is not known to be
    /// exact.
    /// </summary>
    /// <value>
    /// Null: 20, or 5 where the rows' weights add up to more than 1,000: there the learner seldom says the same twice.
    /// </value>
    public int? Patience { get; init => field = Require.That(value, value is null or > 0, "at least 1"); }

    /// <summary>
    /// ν: the duality gap that ends the game, where the learner <see cref="ILearner.IsExact"/>; any other's gap proves
    /// nothing.
    /// </summary>
    /// <value>1e-6.</value>
    public double Nu { get; init => field = Require.NotNegative(value); } = 1e-6;

    /// <summary>The step of the multipliers, times B = 1/ε.</summary>
    /// <value>2, so η = 2/B.</value>
    public double Step { get; init => field = Require.Positive(value); } = 2;

    /// <summary>A learner that plays the game in place of the one that <see cref="Fit"/> is given.</summary>
    /// <value>Null: nobody does.</value>
    public ILearner? Oracle { get; init; }

    /// <inheritdoc/>
    /// <remarks>
    /// A constraint that no mixture meets (error rates can be such) is met as nearly as ‖λ‖₁ ≤ 1/ε allows, and the
    /// model's notes say so.
    /// </remarks>
    public FairModel Fit(DataSplit split, ILearner learner, long seed)
    {
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(learner);
        var result = Play(split, Oracle ?? learner, seed);
        var mixture = result.Mixture.Select(m => ((ThresholdClassifier)m.Classifier, m.Probability)).ToList();
        string[] notes = result.Violation > 1e-6
            ? [$"reduction: on training data {string.Join(" and ", Also.Prepend(Constraint))} is met "
                + FormattableString.Invariant($"within {Epsilon + result.Violation:0.####} only, not {Epsilon}; ")
                + "the learner's classifiers cannot be mixed to do better"]
            : [];
        double[] Average(TabularDataset data, Func<ThresholdClassifier, TabularDataset, double[]> of)
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
        return new FairModel(
            data => Average(data, (c, d) => c.Score(d)),
            data => new Decisions(Average(data, (c, d) => c.Decide(d))),
            notes);
    }

    /// <summary>The game on training data.</summary>
    internal ExponentiatedGradient.Result Play(DataSplit split, ILearner learner, long seed)
    {
        split = split with { Train = split.Train.Counted(), Validation = split.Validation.Counted() };
        var moments = new Moments(split.Train, [Constraint, .. Also], Ratio ?? 1, FalsePositiveCost, FalseNegativeCost);
        var answers = new CostSensitiveLearner(split, learner, moments, seed);
        var rules = new ExponentiatedGradient.Rules(
            Iterations, MinIterations, Patience ?? (split.Train.TotalWeight > 1000 ? 5 : 20), Nu, learner.IsExact);
        return new ExponentiatedGradient(moments, answers.Answer, Epsilon, 1 / Epsilon).Run(rules, Step * Epsilon);
    }
}
