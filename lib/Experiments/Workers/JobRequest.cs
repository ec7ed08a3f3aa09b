namespace FairLab.Experiments.Workers;

/// <summary>Any notebook to execute.</summary>
/// <param name="Job">What to run, and how.</param>
sealed record JobRequest(NotebookJob Job) : WorkerMessage;
