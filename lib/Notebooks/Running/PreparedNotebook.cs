namespace FairLab.Notebooks;

/// <summary>A notebook ready to run: parameters injected, earlier results gone, and what will run its cells.</summary>
/// <param name="Notebook">The notebook.</param>
/// <param name="Kernel">The kernel's name.</param>
/// <param name="AlwaysStops">Whether its cells run in a process that can be ended.</param>
/// <param name="Start">Starts what runs the cells; the token gives up.</param>
/// <param name="Warnings">What the reader should know.</param>
internal sealed record PreparedNotebook(
    NotebookDocument Notebook,
    string Kernel,
    bool AlwaysStops,
    Func<CancellationToken, ICellExecutor> Start,
    IReadOnlyList<string> Warnings);
