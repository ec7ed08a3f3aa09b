namespace FairLab.Data;

/// <summary>How people were read from a table.</summary>
/// <param name="Source">The file or frame.</param>
/// <param name="Rows">The rows that were there.</param>
/// <param name="Dropped">How many people each column had left out.</param>
/// <param name="Columns">What each column was read as, in the order of the table.</param>
sealed record ReadingReport(
    string Source, int Rows, IReadOnlyList<(string Column, int Rows)> Dropped, IReadOnlyList<ReadColumn> Columns);
