using FairLab.Data;
using FairLab.Metrics;
using FairLab.Models;
using FairLab.Runs;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>A fitted model with everything a mitigator did to it.</summary>
[TypeFormatterSource(typeof(GroupRuleFormatters), PreferredMimeTypes = ["text/html"])]
public sealed class FairModel
{
    readonly Func<TabularDataset, double[]> _score;
    readonly Func<TabularDataset, Decisions> _decide;

    /// <summary>A model from its two functions.</summary>
    /// <param name="score">
    /// Scores of the favourable outcome, adjusted where the mitigator adjusts scores and not decisions alone, shape
    /// [n].
    /// </param>
    /// <param name="decide">Decisions.</param>
    /// <param name="notes">What a reader of its results should know.</param>
    public FairModel(
        Func<TabularDataset, double[]> score, Func<TabularDataset, Decisions> decide,
        params IReadOnlyList<string> notes) =>
        (_score, _decide, Notes) = (score, decide, notes);

    /// <summary>
    /// What a reader of its results should know, such as a constraint that could not be met; empty when there is
    /// nothing to say.
    /// </summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>
    /// The rule that a post-processor learned, with its thresholds and chances (<see cref="GroupRule.Groups"/>).
    /// </summary>
    /// <value>Null: decisions are those of a classifier.</value>
    public IDecisionRule? Rule { get; init; }

    /// <summary>The classifier that was trained, with its coefficients or its network.</summary>
    /// <value>Null: there is none, or a mixture of several.</value>
    public IClassifier? Classifier { get; init; }

    /// <summary>What a pre-processor changed: the training data with its new weights, labels or features.</summary>
    /// <value>Null: training was on the data as they are.</value>
    public DataChange? Change { get; init; }

    /// <summary>
    /// h(x), what the classifier inside goes by: the changed features of a pre-processor, a network's hidden layer,
    /// shape [n, units]. What an attacker gets to see (<see cref="RemovalReport"/>).
    /// </summary>
    /// <value>Null: there is none, or the method does not say.</value>
    public Func<TabularDataset, Tensor>? Representation { get; init; }

    /// <summary>
    /// How well the adversary that took part in training tells the groups on validation data, as a balanced accuracy in
    /// [0, 1]; guessing gives 1 over the number of groups.
    /// </summary>
    /// <value>Undefined: no adversary took part.</value>
    public Measure Adversary { get; init; } = Measure.Undefined("no adversary took part in training");

    /// <summary>Scores of the favourable outcome, shape [n].</summary>
    public double[] Score(TabularDataset data) => _score(data);

    /// <summary>Decisions, some perhaps left to chance.</summary>
    public Decisions Decide(TabularDataset data) => _decide(data);

    /// <summary>Decides on a data set and counts the result by group.</summary>
    public GroupCounts Evaluate(TabularDataset data) => GroupCounts.From(data, Decide(data));

    /// <summary>A model that decides 1 where the score is at least one half.</summary>
    /// <param name="score">Scores, shape [n].</param>
    /// <param name="notes">What a reader of its results should know.</param>
    public static FairModel Of(Func<TabularDataset, double[]> score, params IReadOnlyList<string> notes) =>
        new(score, data => Decisions.FromScores(score(data)), notes);

    /// <summary>A model that decides as a classifier does, 1 where its score is at least one half.</summary>
    /// <param name="classifier">Anybody's classifier.</param>
    public static FairModel Of(IClassifier classifier)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        Func<TabularDataset, double[]> score = classifier.Scores;
        return new FairModel(score, data => Decisions.FromScores(score(data))) { Classifier = classifier };
    }

    /// <summary>A model that decides as a network does, and shows one of its layers.</summary>
    /// <param name="network">The trained network.</param>
    /// <param name="layer">The layer shown; the last hidden one when null.</param>
    /// <param name="notes">What a reader of its results should know.</param>
    internal static FairModel Of(INetworkClassifier network, string? layer = null,
        params IReadOnlyList<string> notes) => new(network.Scores, d => Decisions.FromScores(network.Scores(d)), notes)
    {
        Classifier = network,
        Representation = data => network.Activations(layer ?? NetworkLayers.LastHidden, data),
    };

    /// <summary>What was learned after training, and what a reader should know.</summary>
    public override string ToString() => Rule?.ToString()
        ?? string.Join("\n", ["a model that selects by score", .. Notes]);
}
