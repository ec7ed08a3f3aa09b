using FairLab.Notebooks;

namespace FairLab.Experiments.Workers;

/// <summary>
/// Executes a job in this process: in a worker for C# and F#, in the command line itself for other kernels, whose
/// processes are their own.
/// </summary>
public static class JobRunner
{
    /// <summary>Executes a job.</summary>
    /// <param name="job">What to run.</param>
    /// <param name="steps">Told about the beginning and the end of each cell.</param>
    /// <param name="messages">Told what the run has to say.</param>
    /// <param name="interrupt">Stops it; recorded as interrupted.</param>
    /// <param name="kill">Stops it; recorded as killed.</param>
    /// <returns>How it went, and whether this process can take another job.</returns>
    public static async Task<(NotebookReport Report, bool Usable)> RunAsync(
        NotebookJob job,
        Action<JobStep> steps,
        Action<RunMessage> messages,
        CancellationToken interrupt,
        CancellationToken kill)
    {
        ArgumentNullException.ThrowIfNull(job);
        try
        {
            var result = await NotebookRunner.RunAsync(
                job.ToRequest() with
                {
                    Messages = Heard,
                    Kill = kill,
                },
                new Relay(steps),
                interrupt);
            return (NotebookReport.Of(result), !result.LeftThreadBehind);
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or NotebookFormatException
                        or NotebookParameterException
                        or KernelStartException)
        {
            return (
                NotebookReport.Refusal(e.Message, e is NotebookParameterException && !job.PapermillCompatible),
                true);
        }

        // A cell may print millions of lines: nobody is told of them who has not asked.
        void Heard(RunMessage message)
        {
            if (job.ReportsOutput || message.Kind is RunMessageKind.Info or RunMessageKind.Warning)
                messages(message);
        }
    }

    sealed class Relay(Action<JobStep> steps) : IProgress<CellProgress>
    {
        public void Report(CellProgress value) =>
            steps(new JobStep(value.Index, value.Count, value.Description, value.Ended));
    }
}
