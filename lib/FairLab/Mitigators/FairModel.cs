using FairLab.Data;
using FairLab.Metrics;
using FairLab.Models;

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

    /// <summary>What was learned after training, and what a reader should know.</summary>
    public override string ToString() => Rule?.ToString()
        ?? string.Join("\n", ["a model that selects by score", .. Notes]);
}
