namespace FairLab.Report.Tables;

/// <summary>A cell as a reader sees it.</summary>
/// <param name="Text">The value, or what is said in its place.</param>
/// <param name="Interval">The bounds of its interval as text; null without.</param>
/// <param name="Order">What the row is sorted by: the number, or null for the text.</param>
/// <param name="IsBest">Whether it is the best of those it is compared with.</param>
public sealed record ReportCell(string Text, (string Low, string High)? Interval = null, double? Order = null,
    bool IsBest = false)
{
    /// <summary>The value with its interval.</summary>
    public override string ToString() => Interval is var (low, high) ? $"{Text} [{low}, {high}]" : Text;
}
