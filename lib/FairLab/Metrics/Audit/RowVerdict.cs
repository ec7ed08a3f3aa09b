namespace FairLab.Metrics;

/// <summary>
/// Whether a printed row can be true, at the base rates known and at those that a random test part can have.
/// </summary>
/// <param name="Known">The audit with the base rates of the whole data and the precision of print.</param>
/// <param name="Varying">The audit with base rates and figures given room.</param>
[TypeFormatterSource(typeof(TextFormatters))]
public sealed record RowVerdict(FeasibilityVerdict Known, FeasibilityVerdict Varying)
{
    /// <summary>The row that was audited.</summary>
    public PrintedRow Row => Known.Row;

    /// <summary>The verdict.</summary>
    public Possibility Possibility => Known.Feasibility == Feasibility.Possible ? Possibility.Possible
        : Varying.Feasibility == Feasibility.Possible ? Possibility.OnlyWhenBaseRatesVary
        : Possibility.Impossible;

    /// <summary>The verdict in a few words for a table, with its reason when it is not simply "possible".</summary>
    public string Text => Possibility switch
    {
        Possibility.Possible => "possible",
        Possibility.OnlyWhenBaseRatesVary => $"only when base rates vary ({Reason(Known)} at those of the whole data)",
        _ => $"impossible ({Reason(Varying)})",
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Row.Name}: {Text}";

    static string Reason(FeasibilityVerdict verdict) => verdict.Feasibility switch
    {
        Feasibility.AccuracyTooHigh => FormattableString.Invariant(
            $"its other figures allow an accuracy of at most {verdict.LargestAccuracy.Value:.000}"),
        Feasibility.AccuracyTooLow => FormattableString.Invariant(
            $"its other figures need an accuracy of at least {verdict.SmallestAccuracy.Value:.000}"),
        _ => "its figures contradict each other",
    };
}
