using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using FairLab.Experiments.Runs;
using FairLab.Data;
using FairLab.Notebooks;
using FairLab.Runs;

namespace FairLab.Experiments.Workers;

/// <summary>The worker's side: executes one notebook after another, and forgets each before the next.</summary>
public static class WorkerHost
{
    const int RunsBetweenCounts = 20, MostRetained = 40;

    // Bytes from which on what a notebook left behind is freed, and those with which a process is replaced.
    const long MuchMemory = 300L << 20, MostMemory = 900L << 20;

    static volatile bool s_running; // a run of a study is being executed
    static volatile bool s_ended; // the engine has gone
    static int s_runs;

    /// <summary>Serves requests, one JSON line each, until the input ends.</summary>
    /// <param name="input">The engine's requests.</param>
    /// <param name="output">The answers; nothing else is ever written there.</param>
    /// <param name="cancel">Stops the run in flight.</param>
    public static async Task<int> ServeAsync(Stream input, Stream output, CancellationToken cancel)
    {
        using var requests = new StreamReader(input, new UTF8Encoding(false));
        using var replies = new StreamWriter(output, new UTF8Encoding(false)) { AutoFlush = true };
        var process = ProcessState.Take();
        var requestLines = Lines(requests);
        var next = NextAsync(requestLines, cancel);
        while (await next is { } line)
        {
            var message = JsonSerializer.Deserialize<WorkerMessage>(line, WorkerJson.Options)!;
            next = NextAsync(requestLines, cancel);
            using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            using var kill = new CancellationTokenSource();
            var answers = new CellReplies(replies);
            s_running = message is WorkerRequest;
            // A request of an engine that died before it was begun: either this or the reader sees the other's mark.
            Interlocked.MemoryBarrier();
            if (s_running && s_ended)
                return 0;
            var work = message switch
            {
                WorkerRequest request => ExecuteAsync(request, answers, interrupt.Token),
                JobRequest { Job: var job } => ExecuteAsync(job, answers, interrupt.Token, kill.Token),
                _ => Task.FromResult(true),
            };
            // While a job is going on it can be told to stop; the end of the input means that who gave it is gone. The
            // next request may come before this one has quite ended, and then waits its turn.
            while (!work.IsCompleted && await Task.WhenAny(work, next) == next)
            {
                var stop = await next is { } told
                    ? JsonSerializer.Deserialize<WorkerMessage>(told, WorkerJson.Options) as StopRequest
                    : new StopRequest(true);
                if (stop is null)
                    break;
                await (stop.Kill && message is JobRequest ? kill : interrupt).CancelAsync();
                if (next.Result is null)
                    break;
                next = NextAsync(requestLines, cancel);
            }
            bool usable = await work;
            s_running = false;
            if (!usable)
                return 1;
            process.Restore();
        }
        return 0;
    }

    /// <summary>
    /// Whether cells of earlier notebooks fill the process: what a notebook has shown of its own types stays. Tensors
    /// that cells hold are small objects to the garbage collector, which sees no reason to look for them: the
    /// memory of libtorch behind them is freed here.
    /// </summary>
    static bool IsFull()
    {
        if (Environment.WorkingSet > MuchMemory)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        return Environment.WorkingSet > MostMemory
            || (++s_runs % RunsBetweenCounts == 0 && NotebookRunner.RetainedSessions() >= MostRetained);
    }

    static async Task<bool> ExecuteAsync(
        NotebookJob job,
        CellReplies replies,
        CancellationToken interrupt,
        CancellationToken kill)
    {
        var (report, usable) = await JobRunner.RunAsync(
            job,
            step => replies.Send(new WorkerReply(0, 0, false, null) { Step = step }),
            message => replies.Send(new WorkerReply(0, 0, false, null) { Message = message }),
            interrupt,
            kill);
        usable &= !IsFull();
        replies.Send(new WorkerReply(0, 0, true, report.Summary) { Report = report, Spent = !usable });
        return usable;
    }

    // Read ahead of the work: the input ends when the engine dies, and a worker that went on would write beside its
    // successor. A job has no successor: it is told to end instead, and saves its notebook.
    static ChannelReader<string> Lines(StreamReader requests)
    {
        var lines = Channel.CreateUnbounded<string>();
        var reader = new Thread(() =>
        {
            while (requests.ReadLine() is { } line)
                lines.Writer.TryWrite(line);
            s_ended = true;
            lines.Writer.Complete();
            Interlocked.MemoryBarrier();
            if (s_running)
                Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true, Name = "requests" };
        reader.Start();
        return lines.Reader;
    }

    // The next line, or null at the end.
    static async Task<string?> NextAsync(ChannelReader<string> lines, CancellationToken cancel) =>
        await lines.WaitToReadAsync(cancel) && lines.TryRead(out string? line) ? line : null;

    static async Task<bool> ExecuteAsync(WorkerRequest request, CellReplies progress, CancellationToken cancel)
    {
        using var context = (new RunContext(request.Folder, request.Study) { Results = request.Results }).Enter();
        using var own = Datasets.With(request.Datasets);
        string? error;
        bool usable = true;
        try
        {
            var result = await NotebookRunner.RunAsync(
                new NotebookRunRequest
                {
                    InputPath = request.Notebook,
                    OutputPath = request.Output,
                    Parameters = ParameterJson.Read(request.Parameters),
                    WorkingDirectory = request.Root,
                    Session = FairLabSession.Options(request.Root, request.Cells),
                },
                progress,
                cancel);
            error = result.Summary;
            usable = !result.LeftThreadBehind;
        }
        catch (Exception e)
            when (e is IOException or NotebookFormatException or NotebookParameterException or KernelStartException)
        {
            error = e.Message;
        }
        usable &= !IsFull();
        progress.Send(new WorkerReply(0, 0, true, error) { Spent = !usable });
        return usable;
    }

    sealed class CellReplies(StreamWriter replies) : IProgress<CellProgress>
    {
        readonly Lock _gate = new();

        public void Report(CellProgress value)
        {
            if (value.Ended)
                Send(new WorkerReply(value.Index + 1, value.Count, false, null));
        }

        public void Send(WorkerReply reply)
        {
            lock (_gate)
                replies.WriteLine(JsonSerializer.Serialize(reply, WorkerJson.Options));
        }
    }

    /// <summary>
    /// What a notebook can change of the process and the next one must not see. Random generators are seeded by the run
    /// itself.
    /// </summary>
    sealed record ProcessState(
        string Directory,
        CultureInfo Culture,
        CultureInfo InterfaceCulture,
        Dictionary<string, string?> Environment)
    {
        public static ProcessState Take() => new(
            System.Environment.CurrentDirectory,
            CultureInfo.CurrentCulture,
            CultureInfo.CurrentUICulture,
            System.Environment.GetEnvironmentVariables()
                .Cast<DictionaryEntry>()
                .ToDictionary(v => (string)v.Key, v => (string?)v.Value, StringComparer.Ordinal));

        public void Restore()
        {
            System.Environment.CurrentDirectory = Directory;
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Culture, InterfaceCulture);
            (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture) = (
                Culture,
                InterfaceCulture);
            foreach (string name in System.Environment.GetEnvironmentVariables()
                .Keys.Cast<string>()
                .Where(n => !Environment.ContainsKey(n)))
                System.Environment.SetEnvironmentVariable(name, null);
            foreach (var (name, value) in Environment)
                System.Environment.SetEnvironmentVariable(name, value);
        }
    }
}
