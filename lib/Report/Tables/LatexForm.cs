namespace FairLab.Report.Tables;

/// <summary>The place that a table has on paper.</summary>
/// <param name="Width">How wide it may be, in TeX's points; what does not fit goes into further parts.</param>
/// <param name="Caption">Above a table that runs over pages, as LaTeX; null: a tabular without float or
/// caption.</param>
/// <param name="Label">The label of that caption.</param>
/// <param name="Part">Of a table that does not fit, the one part to write, from 0; null: all.</param>
public sealed record LatexForm(double Width, string? Caption = null, string? Label = null, int? Part = null)
{
    /// <summary>As wide as it is.</summary>
    public static LatexForm Free { get; } = new(double.PositiveInfinity);
}
