using FairLab.Data;
using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>What compares groups needs people of at least two: what is said where there are not.</summary>
static class TwoGroups
{
    /// <summary>The people who count, of two groups or more.</summary>
    /// <exception cref="ArgumentException">All people are of one group.</exception>
    public static TabularDataset Require(TabularDataset data, string method)
    {
        data = data.Counted();
        Check(data.Group, method);
        return data;
    }

    /// <exception cref="ArgumentException">All rows are of one group.</exception>
    public static void Check(Grouping group, string method)
    {
        int[] present = [.. group.Codes.Distinct().Order()];
        if (present.Length >= 2)
            return;
        var others = string.Join(", ", group.Levels.Where((_, g) => !present.Contains(g)).Select(l => $"'{l}'"));
        throw new ArgumentException($"{method}: found people of '{group.Name}' in one group only, "
            + $"{string.Join(", ", present.Select(g => $"'{group.Levels[g]}'"))}"
            + $"{(others.Length > 0 ? $" ({others} has no rows)" : "")}, expected at least two: "
            + "there is nothing to hide where all are alike; take another attribute (WithGroup)", nameof(group));
    }

    /// <summary>Membership of a batch, whose attribute has two levels or more.</summary>
    /// <exception cref="ArgumentException">No groups, or an attribute with one.</exception>
    public static Tensor Membership(TrainingBatch batch, ILossTerm term)
    {
        var groups = batch.GroupsFor(term);
        return groups.shape[1] > 1 ? groups : throw new ArgumentException(
            $"term {term.Name}: found an attribute with one group, expected at least two: "
            + "there is nothing to hide where all are alike", nameof(batch));
    }
}
