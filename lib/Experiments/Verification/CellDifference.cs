using FairLab.Experiments.Definition;

namespace FairLab.Experiments.Verification;

/// <summary>One cell in which a table differs from the committed one.</summary>
/// <param name="Table">The table.</param>
/// <param name="Row">
/// The row of the committed table, from 1, the header not counted; 0 when the tables differ in shape.
/// </param>
/// <param name="Column">The column.</param>
/// <param name="Committed">What is committed.</param>
/// <param name="Computed">What was computed now.</param>
/// <param name="Relative">
/// |computed - committed| / max(|computed|, |committed|), or null when one of them is no number.
/// </param>
public sealed record CellDifference(
    string Table,
    int Row,
    string Column,
    string Committed,
    string Computed,
    double? Relative)
{
    /// <summary>The row as a person finds it: its texts and whole numbers.</summary>
    public string? Key { get; init; }

    /// <summary>|computed - committed|, or null when one of them is no number.</summary>
    public double? Apart { get; init; }

    /// <summary>What would count as equal.</summary>
    public Tolerance Allowed { get; init; }

    /// <summary>The difference in one line.</summary>
    public override string ToString()
    {
        string relative = Relative is { } r
            ? FormattableString.Invariant($" (apart {Apart:0.0e+0}, relative {r:0.0e+0}; allowed: {Allowed})")
            : "";
        string row = Row == 0 ? ""
            : FormattableString.Invariant($"row {Row}{(Key is null ? "" : " " + Key)}, ");
        return $"{Table}, {row}{Column}: committed {Committed}, computed {Computed}{relative}";
    }
}
