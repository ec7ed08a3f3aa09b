using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>Turns scores into decisions, knowing the groups.</summary>
public interface IDecisionRule
{
    /// <summary>
    /// What a reader of the result should know, such as a constraint that could not be met; empty when there is nothing
    /// to say.
    /// </summary>
    IReadOnlyList<string> Notes => [];

    /// <summary>The scores that the decisions go by.</summary>
    /// <param name="data">The people.</param>
    /// <param name="scores">The classifier's scores, shape [n].</param>
    /// <returns>The classifier's scores, unless the rule replaces some of them.</returns>
    double[] Score(TabularDataset data, double[] scores) => scores;

    /// <summary>Decides.</summary>
    /// <param name="data">The people; only their groups are looked at.</param>
    /// <param name="scores">Their scores, shape [n].</param>
    Decisions Decide(TabularDataset data, double[] scores);
}
