using FairLab.Data;
using FairLab.Models;
using FairLab.Numerics;

namespace FairLab.Mitigators;

/// <summary>
/// A learner that answers costs (Agarwal et al. 2018, section 3.1 [agarwal2018]): rows where deciding 1 is cheaper are
/// labelled 1 and count by how much it matters. What training is stopped by is relabelled and weighted by the same
/// costs. A learner that minimizes another loss than the costs gives the right order of people rather than the right
/// cut, so that besides ½ its scores are cut where the costs of the training data are least. Costs that agree for all
/// are answered by that decision for everybody.
/// </summary>
sealed class CostSensitiveLearner(DataSplit split, ILearner learner, Moments moments, long seed)
{
    readonly SeededRandom _random = new(seed);
    readonly PersonalDraws _draws = new(split.Train, seed, ValuePlaces.Of(split.Train));
    int _perturbed;

    /// <summary>The classifiers that answer some multipliers, with their decisions on the training data.</summary>
    /// <param name="lambda">The multipliers.</param>
    /// <param name="isPerturbed">
    /// Whether each person counts as much more or less as an exponential random number of their own says (the Bayesian
    /// bootstrap, Rubin 1981), and all that are to be decided 1 as a lognormal number says, which moves the cut of a
    /// learner without scores.
    /// </param>
    public IReadOnlyList<(object Classifier, double[] Decisions)> Answer(double[] lambda, bool isPerturbed)
    {
        var costs = moments.Costs(lambda);
        var asked = isPerturbed ? Perturbed(costs) : costs;
        int[] wanted = [.. Labels([.. costs.Where(c => c != 0)]).Distinct()];
        if (wanted.Length < 2)
            return [Decided(
                new ThresholdClassifier(new Constant(wanted.FirstOrDefault(), FeatureSchema.Of(split.Train))))];
        var validation = Relabelled(split.Validation, moments.Costs(lambda, split.Validation)) ?? split.Validation;
        var classifier = learner.Trained(Relabelled(split.Train, asked)!, validation, seed);
        var half = Decided(new ThresholdClassifier(classifier));
        if (learner.IsExact)
            return [half];
        var cheapest = ThresholdClassifier.OfLeastCost(classifier, classifier.Scores(split.Train), costs);
        return cheapest.Threshold == 0.5 ? [half] : [half, Decided(cheapest)];
    }

    double[] Perturbed(double[] costs)
    {
        var ones = Math.Exp(_random.NextGaussian());
        _perturbed++;
        return [.. costs.Select((c, row) => c * (c < 0 ? ones : 1) * -Math.Log(1 - _draws.Next(row, _perturbed)))];
    }

    (object, double[]) Decided(ThresholdClassifier classifier) => (classifier, classifier.Decide(split.Train));

    static int[] Labels(double[] costs) => Array.ConvertAll(costs, c => c < 0 ? 1 : 0);

    /// <summary>Null when nothing has a cost.</summary>
    static TabularDataset? Relabelled(TabularDataset data, double[] costs)
    {
        // Costs grow with the multipliers; weights that add up to what the rows' own do keep the learner's penalty in
        // proportion.
        var mean = costs.Sum(Math.Abs) / data.TotalWeight;
        return mean > 0 ? data.WithLabels(Labels(costs)).WithWeights(Array.ConvertAll(costs, c => Math.Abs(c) / mean))
            : null;
    }

    sealed class Constant(int decision, FeatureSchema schema) : IClassifier
    {
        public FeatureSchema Schema => schema;

        public double[] Predict(TabularDataset data) =>
            Array.ConvertAll(schema.Match(data).Labels, _ => (double)decision);
    }
}
