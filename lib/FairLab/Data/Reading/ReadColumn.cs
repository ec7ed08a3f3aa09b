namespace FairLab.Data;

/// <summary>What one column was read as.</summary>
/// <param name="Name">The column.</param>
/// <param name="Type">What its values are; null for a column that is not used, or names people.</param>
/// <param name="Levels">How many different values it has.</param>
/// <param name="Missing">How many rows have none.</param>
/// <param name="Treatment">What was done about those; "" where there are none.</param>
sealed record ReadColumn(string Name, ColumnType? Type, int Levels, int Missing, string Treatment);
