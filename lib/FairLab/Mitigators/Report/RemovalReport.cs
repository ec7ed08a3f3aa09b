using FairLab.Data;
using FairLab.Metrics;
using FairLab.Runs;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// What is always said together about a representation that is to hide the groups: what the task has lost, what the
/// training adversary finds, what a fresh attacker finds, and what the decisions are like. The training adversary alone
/// says little (Elazar and Goldberg 2018 [elazar2018]). Measured on the test part.
/// </summary>
/// <param name="Method">What tables call the method.</param>
/// <param name="Accuracy">The share of right decisions, in [0, 1].</param>
/// <param name="Adversary">The training adversary's balanced accuracy; undefined without one.</param>
/// <param name="Attacker">The fresh attacker's balanced accuracy.</param>
/// <param name="Chance">What guessing gives both: 1 over the number of groups.</param>
/// <param name="Parity">Selection rates, unprivileged over privileged; undefined for more than two groups.</param>
/// <param name="Opportunity">True positive rates, unprivileged minus privileged.</param>
/// <param name="Degenerate">Why the decisions are useless whatever the rest says; null where they are not.</param>
public sealed record RemovalReport(string Method, Measure Accuracy, Measure Adversary, Measure Attacker, double Chance,
    Measure Parity, Measure Opportunity, string? Degenerate)
{
    /// <summary>The report of a fitted model.</summary>
    /// <param name="method">What tables call the method.</param>
    /// <param name="model">The model, which shows a representation.</param>
    /// <param name="split">The attacker learns on training data, is stopped by validation and judged on test
    /// data.</param>
    /// <param name="seed">Decides the attacker's start.</param>
    /// <param name="representation">What the attacker sees, shape [n, ...]; the model's own when null.</param>
    /// <param name="attack">
    /// Who attacks: from training, validation and test people and a seed to a balanced accuracy; a
    /// <see cref="FreshAttacker"/> when null.
    /// </param>
    /// <exception cref="ArgumentException">A model that shows no representation, and none given.</exception>
    public static RemovalReport Of(string method, FairModel model, DataSplit split, long seed,
        Func<TabularDataset, Tensor>? representation = null,
        Func<EncodedPeople, EncodedPeople, EncodedPeople, long, Measure>? attack = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(split);
        var shown = representation ?? model.Representation ?? throw new ArgumentException(
            $"{method}: found a model that shows no representation, expected one of a network or a pre-processor: "
            + "say what the attacker sees", nameof(representation));
        using var scope = NewDisposeScope();
        EncodedPeople Encoded(TabularDataset data)
        {
            using var _ = no_grad();
            return new(shown(data).cpu(), data.Group, data.Weights);
        }
        var attacker = (attack ?? new FreshAttacker().Attack)(
            Encoded(split.Train), Encoded(split.Validation), Encoded(split.Test), seed);
        var counts = model.Evaluate(split.Test);
        return new RemovalReport(method, counts[GroupMetrics.Accuracy], model.Adversary, attacker,
            1.0 / split.Test.Group.Levels.Count, counts[GroupMetrics.Parity], counts[GroupMetrics.Opportunity],
            counts.Degenerate);
    }

    /// <summary>Reports as a table, a row each; what is undefined is an empty cell.</summary>
    public static Table ToTable(IEnumerable<RemovalReport> reports) => Table.From(reports);
}
