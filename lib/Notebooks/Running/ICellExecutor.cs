using System.Text.Json.Nodes;

namespace FairLab.Notebooks;

/// <summary>What runs the cells of a notebook: a session in this process, or another kernel's process.</summary>
internal interface ICellExecutor : IDisposable
{
    /// <summary>
    /// Writes what the kernel knows of itself into a notebook's metadata: its language, the state of its widgets.
    /// </summary>
    void Describe(JsonObject metadata);

    /// <summary>Runs a cell on the calling thread; what it prints and shows goes to the output.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="output">Where its output goes.</param>
    /// <param name="count">Its execution count, should the kernel not have one of its own.</param>
    /// <param name="token">Stops the cell.</param>
    CellOutcome Run(NotebookCell cell, NotebookOutputs.CellOutput output, int count, CancellationToken token);
}
