namespace FairLab.Experiments.Workers;

/// <summary>The beginning or the end of one cell of a job.</summary>
/// <param name="Index">The cell's position in the notebook that runs, from 0.</param>
/// <param name="Count">How many cells that notebook has.</param>
/// <param name="Description">What the cell calls itself by <c>papermill_description=...</c>, or null.</param>
/// <param name="Ended">Whether the cell has ended.</param>
public sealed record JobStep(int Index, int Count, string? Description, bool Ended);
