using FairLab.Experiments.Labs;
using FairLab.Experiments.Workers;
using FairLab.Notebooks;

namespace FairLab.Labs.Tests;

/// <summary>One student at one lab: cells run in a session as Jupyter's would be.</summary>
sealed class LabRun : IDisposable
{
    static readonly SessionOptions Options =
        FairLabSession.Options(Repository.Root, Path.Combine(Repository.Root, "artifacts", "cells"));

    readonly NotebookSession _session = new(Options);

    // As a worker has it: many runs at once, one thread in each.
    static LabRun() => TorchSharp.torch.set_num_threads(1);

    public LabRun(string lab) =>
        Notebook = NotebookDocument.Load(Path.Combine(Repository.Root, "notebooks", "labs", lab + ".ipynb"));

    public NotebookDocument Notebook { get; }

    public IEnumerable<NotebookCell> Code => Notebook.Cells.Where(c => c.Kind == CellKind.Code);

    /// <summary>Runs a cell; a task's gives what its check says.</summary>
    public CheckResult? Run(NotebookCell cell, string? answer = null)
    {
        string source = answer is null ? cell.Source : LabCells.WithAnswer(cell.Source, answer);
        var result = _session.Run(source);
        Assert.True(result.Status == CellStatus.Completed, $"{source}\n{result.Error?.Message}");
        return LabCells.Task(cell) is null ? null : Assert.IsType<CheckResult>(result.Value);
    }

    public void Dispose() => _session.Dispose();
}
