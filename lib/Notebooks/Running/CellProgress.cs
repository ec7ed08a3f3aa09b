namespace FairLab.Notebooks;

/// <summary>The beginning or the end of one cell during a run.</summary>
/// <param name="Index">The cell's position in the notebook that runs, from 0.</param>
/// <param name="Count">How many cells that notebook has.</param>
/// <param name="Description">What the cell calls itself by <c>papermill_description=...</c>, or null.</param>
/// <param name="Result">How the cell went; null at its beginning, and for cells that are not executed.</param>
/// <param name="Ended">Whether the cell has ended.</param>
public readonly record struct CellProgress(int Index, int Count, string? Description, CellResult? Result, bool Ended);
