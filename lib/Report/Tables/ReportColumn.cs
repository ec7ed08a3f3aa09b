namespace FairLab.Report.Tables;

/// <summary>A column as a reader sees it.</summary>
/// <param name="Name">The column of the data.</param>
/// <param name="Group">What it has in common with its neighbours, above both; null where nothing.</param>
/// <param name="Label">What stands above it, below the group.</param>
/// <param name="IsNumber">Whether its cells are numbers, to stand on the right.</param>
public sealed record ReportColumn(string Name, string? Group, string Label, bool IsNumber);
