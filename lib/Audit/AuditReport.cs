using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>An audit: what was found, and how to repeat it.</summary>
public sealed record AuditReport
{
    /// <summary>What was audited, and how.</summary>
    public required AuditOptions Options { get; init; }

    /// <summary>The audited file.</summary>
    public required AuditedFile File { get; init; }

    /// <summary>The file compared with; null without one.</summary>
    public AuditedFile? Before { get; init; }

    /// <summary>How the two files' people meet; null unless there are two files and an id.</summary>
    public PairCounts? Pairs { get; init; }

    /// <summary>Everybody: label against decision, people or sums of weights.</summary>
    public required Confusion Overall { get; init; }

    /// <summary>Why the decisions are no use however fair they look; null when there is nothing to say.</summary>
    public string? Degenerate { get; init; }

    /// <summary>Each attribute alone, then crossings.</summary>
    public required IReadOnlyList<GroupAudit> Groups { get; init; }

    /// <summary>Crossings of too many groups to be looked through.</summary>
    public IReadOnlyList<string> NotCrossed { get; init; } = [];

    /// <summary>Whether printed figures can be true; empty where none were given.</summary>
    public IReadOnlyList<FeasibilityRow> Feasibility { get; init; } = [];

    /// <summary>What the conditions of <see cref="AuditOptions.FailOn"/> came to.</summary>
    public IReadOnlyList<FailVerdict> Conditions { get; init; } = [];

    /// <summary>In plain words, what was found and what cannot be said.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>FairLab's version.</summary>
    public required string Version { get; init; }

    /// <summary>How many differences of attributes alone were tested, which their p-values are corrected for.</summary>
    public int Tests => Groups.Where(g => g.Attributes.Count == 1).Sum(Tested);

    /// <summary>How many differences of crossings were, likewise.</summary>
    public int CrossedTests => Groups.Where(g => g.Attributes.Count > 1).Sum(Tested);

    static int Tested(GroupAudit group) => group.Comparisons.Count(c => c.PValue.IsDefined);

    /// <summary>Whether a condition fails the audit.</summary>
    public bool Fails => Conditions.Any(c => c.Fails);
}
