using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>Two files' counts over the same groups, and draws of both.</summary>
sealed record ChangeSides(IReadOnlyList<string> Groups, GroupCounts Before, GroupCounts Now,
    IEnumerable<(GroupCounts Before, GroupCounts Now)> Draws)
{
    public static ChangeSides Empty { get; } = new([], null!, null!, []);

    /// <summary>For each group its people by 4 · label + 2 · before + now; null where they are not paired.</summary>
    public IReadOnlyList<IReadOnlyList<Tally>>? Pairs { get; init; }

    /// <summary>For each group its outcomes before and now, where people are not paired.</summary>
    public (Tally[][] Before, Tally[][] Now)? Outcomes { get; init; }
}
