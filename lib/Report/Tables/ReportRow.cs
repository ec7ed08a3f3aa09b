namespace FairLab.Report.Tables;

/// <summary>A row as a reader sees it.</summary>
/// <param name="Cells">A cell for each column.</param>
/// <param name="Note">The place of its footnote in <see cref="ReportTable.Notes"/>; null without.</param>
public sealed record ReportRow(IReadOnlyList<ReportCell> Cells, int? Note);
