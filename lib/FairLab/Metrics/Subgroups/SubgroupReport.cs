using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>What an audit of groups found, in several rates.</summary>
/// <param name="Findings">One a rate.</param>
public sealed record SubgroupReport(IReadOnlyList<SubgroupFinding> Findings)
{
    /// <summary>The finding of a rate.</summary>
    /// <param name="rate">Its name, such as "accuracy".</param>
    /// <exception cref="ArgumentException">There is none; the message names the nearest.</exception>
    public SubgroupFinding this[string rate] => Findings.FirstOrDefault(f => f.Rate.Name == rate)
        ?? throw new ArgumentException(NearestName.Message("rate", rate, [.. Findings.Select(f => f.Rate.Name)]),
            nameof(rate));

    /// <summary>Every rate of every group in a row, as <see cref="SubgroupFinding.ToTable"/> has them.</summary>
    public Table ToTable() => Table.Concat(Findings.Select(f => f.ToTable().With("metric", f.Rate.Name)));

    /// <summary>A row for each rate: whom it serves worst and best, and how far apart they are.</summary>
    public Table Disparities() => Table.From(Findings.Select(f => new
    {
        metric = f.Rate.Name,
        worst = f.Disparity.Worst ?? "",
        best = f.Disparity.Best ?? "",
        difference = f.Disparity.Difference,
        difference_low = f.Disparity.Interval.Lower,
        difference_high = f.Disparity.Interval.Upper,
        ratio = f.Disparity.Ratio,
        gap_by_chance = f.GapByChance,
        p = f.P,
        note = f.Disparity.Ratio.Reason ?? "",
    }));

    /// <summary>A line for each rate.</summary>
    public override string ToString() => string.Join('\n', Findings);
}
