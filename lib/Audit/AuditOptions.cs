using FairLab.Data;

namespace FairLab.Audit;

/// <summary>What is audited, and how: which columns of a file of predictions mean what.</summary>
public sealed record AuditOptions
{
    /// <summary>The file of predictions, CSV (UTF-8, with a header line) or Parquet; a row is a person.</summary>
    public required string Predictions { get; init; }

    /// <summary>The columns that make the groups, at least one; several are also crossed.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>The column with the true outcome; null when it is not known, and then only selection is
    /// audited.</summary>
    public string? Label { get; init; }

    /// <summary>The column with the decision; null when decisions are scores of at least
    /// <see cref="Threshold"/>.</summary>
    public string? Prediction { get; init; }

    /// <summary>The column with the score, higher for the favourable outcome; null when there is none.</summary>
    public string? Score { get; init; }

    /// <summary>Scores of at least this are decided favourably; null when <see cref="Prediction"/> holds
    /// decisions.</summary>
    public double? Threshold { get; init; }

    /// <summary>The column with how many people each row stands for; null when every row is one.</summary>
    public string? Weight { get; init; }

    /// <summary>The column that tells people apart; with <see cref="Against"/> the same person is compared with
    /// themselves.</summary>
    public string? Id { get; init; }

    /// <summary>The values of label and decision that are favourable; 1 and true when empty.</summary>
    public IReadOnlyList<string> Favourable { get; init; } = [];

    /// <summary>The groups that others are compared with, at most one of each column; the largest group where none
    /// is named.</summary>
    public IReadOnlyList<string> Privileged { get; init; } = [];

    /// <summary>What is done about rows in which a value is missing; only groups can be missing as a group of their
    /// own.</summary>
    public MissingGroups Missing { get; init; }

    /// <summary>A CSV file of printed figures to be checked for feasibility: columns <c>name</c>, <c>accuracy</c>,
    /// <c>parity</c>, <c>opportunity</c>, <c>odds</c>; null for none.</summary>
    public string? Figures { get; init; }

    /// <summary>Predictions of an earlier or another model to compare with, with the same columns; null for
    /// none.</summary>
    public string? Against { get; init; }

    /// <summary>Conditions that fail the audit, such as <c>opportunity_gap &gt; 0.1</c> or <c>parity[sex] &lt;
    /// 0.8</c>.</summary>
    public IReadOnlyList<string> FailOn { get; init; } = [];

    /// <summary>The fewest people that a rate is judged by.</summary>
    /// <value>30.</value>
    public int Least { get; init => field = value >= 1 ? value : throw Wrong("least", value, "at least 1"); } = 30;

    /// <summary>The largest difference of two rates that counts as none.</summary>
    /// <value>0.05, five points in a hundred.</value>
    public double Margin { get; init => field = value is > 0 and < 1 ? value
        : throw Wrong("margin", value, "a number in (0, 1)"); } = 0.05;

    /// <summary>The confidence level of intervals and, for all tests together, 1 less their chance of a false
    /// alarm.</summary>
    /// <value>0.95.</value>
    public double Level { get; init => field = value is > 0 and < 1 ? value
        : throw Wrong("level", value, "a number in (0, 1)"); } = 0.95;

    /// <summary>How often people are drawn again for intervals of gaps and ratios, at least 100.</summary>
    /// <value>1,000.</value>
    public int Replicates { get; init => field = value >= 100 ? value : throw Wrong("replicates", value, "at least "
        + "100"); } = 1000;

    /// <summary>Decides those draws.</summary>
    public long Seed { get; init; }

    static AuditException Wrong(string name, double value, string expected) =>
        new(FormattableString.Invariant($"--{name}: found {value}, expected {expected}"));
}
