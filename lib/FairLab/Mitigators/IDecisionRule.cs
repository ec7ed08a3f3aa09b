using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Mitigators;

/// <summary>Turns scores into decisions, knowing the groups.</summary>
public interface IDecisionRule
{
    /// <summary>Decides.</summary>
    /// <param name="data">The people; only their groups are looked at.</param>
    /// <param name="scores">Their scores, shape [n].</param>
    Decisions Decide(TabularDataset data, double[] scores);
}
