using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>Two files' counts over the same groups, and draws of both.</summary>
sealed record ChangeSides(IReadOnlyList<string> Groups, GroupCounts Before, GroupCounts Now,
    IEnumerable<(GroupCounts Before, GroupCounts Now)> Draws)
{
    public static ChangeSides Empty { get; } = new([], null!, null!, []);

    /// <summary>For each group its people by 4 · label + 2 · before + now; null where they are not paired.</summary>
    public IReadOnlyList<IReadOnlyList<Tally>>? Pairs { get; init; }

    /// <summary>The rows of a group before and now, whatever their weights.</summary>
    public (Confusion Before, Confusion Now) Rows(int group)
    {
        if (Outcomes is { } outcomes)
            return (GroupTable.Confusion(outcomes.Before[group], t => t.Rows),
                GroupTable.Confusion(outcomes.Now[group], t => t.Rows));
        var p = Pairs![group];
        return (new Confusion(p[6].Rows + p[7].Rows, p[2].Rows + p[3].Rows, p[0].Rows + p[1].Rows, p[4].Rows
            + p[5].Rows),
            new Confusion(p[5].Rows + p[7].Rows, p[1].Rows + p[3].Rows, p[0].Rows + p[2].Rows, p[4].Rows + p[6].Rows));
    }

    /// <summary>For each group its outcomes before and now, where people are not paired.</summary>
    public (Tally[][] Before, Tally[][] Now)? Outcomes { get; init; }
}
