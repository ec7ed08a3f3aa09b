using FairLab.Notebooks;

namespace FairLab.Experiments.Workers;

/// <summary>Executes any notebooks in warm worker processes: each has one to itself, whose death it survives.</summary>
/// <param name="command">How a worker is started.</param>
public sealed class NotebookPool(WorkerCommand command) : IAsyncDisposable
{
    // A cell that does not stop is left behind after five seconds; a worker that still does not answer then is ended.
    static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(8);

    readonly WorkerPool _workers = new(command);

    /// <summary>How many worker processes have been started so far.</summary>
    public int Started => _workers.Started;

    /// <inheritdoc cref="JobRunner.RunAsync"/>
    public async Task<NotebookReport> RunAsync(
        NotebookJob job,
        Action<JobStep> steps,
        Action<RunMessage> messages,
        CancellationToken interrupt,
        CancellationToken kill)
    {
        ArgumentNullException.ThrowIfNull(job);
        using var end = new CancellationTokenSource();
        var relay = new Relay(steps, messages);
        string? death;
        try
        {
            var (last, died) = await _workers.ConverseAsync(
                new JobRequest(job),
                worker => Listen(worker, end, interrupt, kill),
                relay,
                end.Token);
            if (last?.Report is { } report)
                return report;
            death = died;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            death = null;
        }

        var (status, cause) = kill.IsCancellationRequested ? (RunStatus.Killed, "the run was told to end")
            : interrupt.IsCancellationRequested ? (RunStatus.Interrupted, "the run was interrupted")
            : (RunStatus.Died, death ?? "the process that ran the notebook ended");
        var result = relay.Began
            ? NotebookRunner.MarkStopped(job.Output, status, cause, job.PapermillCompatible, DateTimeOffset.UtcNow)
            : null;
        return result is null
            ? new NotebookReport { Status = status, IsSuccess = false, Summary = cause, Traceback = [cause] }
            : NotebookReport.Of(result);
    }

    /// <summary>Ends the workers.</summary>
    public ValueTask DisposeAsync() => _workers.DisposeAsync();

    static Registrations Listen(
        WorkerProcess worker,
        CancellationTokenSource end,
        CancellationToken interrupt,
        CancellationToken kill)
    {
        var both = new CancellationTokenRegistration[2];
        both[0] = interrupt.Register(() => Ask(kill: false));
        both[1] = kill.Register(() => Ask(kill: true));
        return new Registrations(both);

        void Ask(bool kill)
        {
            worker.Tell(new StopRequest(kill));
            end.CancelAfter(StopPatience);
        }
    }

    sealed class Registrations(CancellationTokenRegistration[] registrations) : IDisposable
    {
        public void Dispose() => Array.ForEach(registrations, registration => registration.Dispose());
    }

    sealed class Relay(Action<JobStep> steps, Action<RunMessage> messages) : IProgress<WorkerReply>
    {
        public bool Began { get; private set; }

        public void Report(WorkerReply value)
        {
            if (value.Step is { } step)
            {
                Began = true;
                steps(step);
            }

            if (value.Message is { } message)
                messages(message);
        }
    }
}
