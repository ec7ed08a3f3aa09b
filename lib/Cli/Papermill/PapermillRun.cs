using FairLab.Experiments;
using FairLab.Experiments.Workers;
using FairLab.Notebooks;
using FairLab.Runs;
using Spectre.Console;

namespace FairLab.Cli.Papermill;

/// <summary>Runs one notebook as Papermill does.</summary>
static class PapermillRun
{
    const int DeadKernel = 138;

    static readonly string[] Extensions = [".ipynb", ".json"];

    public static async Task<int> RunAsync(PapermillOptions options)
    {
        try
        {
            return await RunOneAsync(options);
        }
        catch (NotebookParameterException e) when (options.Compatible)
        {
            // Papermill's exit code for what FairLab calls misuse.
            Terminal.Error.WriteLine("error: " + e.Message);
            return 1;
        }
    }

    static async Task<int> RunOneAsync(PapermillOptions options)
    {
        var (input, output) = Paths(options);
        var parameters = await PapermillParameters.GatherAsync(options, input, output);
        if (options.Engine is { } engine and not "nbclient")
            throw new IOException($"No engine named '{engine}' found");
        var level = output == "-" && options.LogLevel == LogLevel.INFO ? LogLevel.ERROR : options.LogLevel;
        using var log = new PapermillLog(options, level, options.ProgressBar ?? (output != "-" && !options.LogOutput));
        var (now, run) = (DateTimeOffset.UtcNow, Guid.NewGuid());
        input = Fill(input);
        if (options.HelpNotebook)
        {
            log.Info($"Input Notebook:  {input}");
            return await NotebookHelp.ShowAsync(options, input);
        }
        output = Fill(output);
        PapermillStorage.Refuse(output);
        log.Info($"Input Notebook:  {input}");
        log.Info($"Output Notebook: {output}");
        if (options.Folder is { } folder)
        {
            log.Info($"Working directory: {folder}");
            if (!Directory.Exists(folder))
                throw new DirectoryNotFoundException($"--cwd: there is no folder {folder}");
        }
        Warn(log, input);
        if (Path.GetDirectoryName(output) is { Length: > 0 } parent
            && PapermillStorage.IsLocal(output)
            && !Directory.Exists(parent))
            throw new DirectoryNotFoundException($"output folder {parent} doesn't exist.");

        using var place = new PapermillPlace();
        var job = await JobAsync(options, input, output, place, parameters);
        Warn(log, output);
        using var signals = new PapermillSignals();
        return options.PrepareOnly
            ? await PrepareAsync(job, output, log)
            : await ExecuteAsync(job, output, log, signals);

        string Fill(string path) => PathTemplate.Fill(path, parameters, now, TimeZoneInfo.Local, run);
    }

    /// <summary>What papermill makes of one path, none, and pipes.</summary>
    static (string Input, string Output) Paths(PapermillOptions options)
    {
        bool piped = PapermillPipes.InputIsPipe;
        if (options.Notebook is null && !piped)
            throw new UsageException("Missing argument 'NOTEBOOK_PATH'.");
        if (!options.HelpNotebook && options.Output is null && !piped && !Console.IsOutputRedirected)
            throw new UsageException("Missing argument 'OUTPUT_PATH'");
        return piped && options.Notebook is { } only && options.Output is null && !options.HelpNotebook
            ? ("-", only)
            : (options.Notebook ?? "-", options.Output ?? "-");
    }

    public static async Task<NotebookJob> JobAsync(
        PapermillOptions options,
        string input,
        string output,
        PapermillPlace place,
        IEnumerable<KeyValuePair<string, object?>> parameters)
    {
        string source = Path.GetFullPath(input);
        if (!PapermillStorage.IsPlain(input) || !File.Exists(input))
        {
            source = place["input.ipynb"];
            await File.WriteAllTextAsync(source, await PapermillStorage.ReadAsync(input, "notebook"));
        }
        return new NotebookJob
        {
            Input = source,
            InputName = input,
            Output = PapermillStorage.IsPlain(output) ? Path.GetFullPath(output) : place["output.ipynb"],
            OutputName = output,
            Kernel = options.Kernel,
            Language = options.Language,
            PapermillCompatible = options.Compatible,
            ReportMode = options.ReportMode,
            // A notebook that goes elsewhere in the end is kept here while it runs.
            SaveAfterEachCell = options.SaveOnCell || !PapermillStorage.IsPlain(output),
            ReportsOutput = options.LogOutput || options.StdoutFile is not null || options.StderrFile is not null,
            AutosaveSeconds = options.Autosave,
            StartSeconds = options.StartTimeout,
            CellSeconds = options.CellTimeout,
            Seconds = options.Timeout,
            WorkingDirectory = Path.GetFullPath(options.Folder ?? Environment.CurrentDirectory),
            Root = Repository.Root,
        }.WithParameters(parameters);
    }

    static async Task<int> PrepareAsync(NotebookJob job, string output, PapermillLog log)
    {
        var prepared = NotebookRunner.Prepare(job.ToRequest() with { Messages = log.Message });
        NotebookRunner.Save(prepared, job.Output, job.PapermillCompatible);
        await DeliverAsync(job, output);
        return 0;
    }

    static async Task<int> ExecuteAsync(NotebookJob job, string output, PapermillLog log, PapermillSignals signals)
    {
        NotebookReport report;
        if (NotebookRunner.RunsInProcess(job.ToRequest()))
        {
            await using var pool = new NotebookPool(WorkerCommand.Default);
            report = await pool.RunAsync(job, log.Step, log.Message, signals.Interrupt, signals.Kill);
        }
        else
        {
            (report, _) = await JobRunner.RunAsync(job, log.Step, log.Message, signals.Interrupt, signals.Kill);
        }

        log.Close();
        await DeliverAsync(job, output);
        if (report.IsSuccess)
            return log.Failed ? 1 : 0;
        log.Always(Explanation(report));
        return report.Refused ? 2 : report.Status switch
        {
            RunStatus.Died => DeadKernel,
            RunStatus.Killed => signals.KilledCode,
            _ => 1,
        };
    }

    /// <summary>Papermill's text for a failing cell, and one line for all else.</summary>
    static string Explanation(NotebookReport report)
    {
        if (report.Status != RunStatus.Failed || report.FailingCount is null)
            return "error: " + (report.Summary ?? "the run failed");
        string traceback = AnsiText.Strip(string.Join('\n', report.Traceback));
        return FormattableString.Invariant(
            $"\n{new string('-', 75)}\nException encountered at \"In [{report.FailingCount}]\":\n{traceback}\n");
    }

    /// <summary>Writes the finished notebook to where the worker could not.</summary>
    public static async Task DeliverAsync(NotebookJob job, string output)
    {
        if (!PapermillStorage.IsPlain(output) && File.Exists(job.Output))
            await PapermillStorage.WriteAsync(output, await File.ReadAllBytesAsync(job.Output));
    }

    static void Warn(PapermillLog log, string path)
    {
        string name = Path.GetFileName(path.Split('?')[0]);
        if (path.TrimStart().StartsWith('{'))
            return;
        if (!name.Contains('.', StringComparison.Ordinal))
            log.Always($"UserWarning: the file is not specified with any extension : {Path.GetFileName(path)}");
        else if (!Array.Exists(Extensions, extension => name.EndsWith(extension, StringComparison.Ordinal)))
            log.Always($"UserWarning: The specified file ({path}) does not end in one of ['.ipynb', '.json']");
    }
}
