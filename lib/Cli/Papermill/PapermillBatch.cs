using FairLab.Experiments;
using FairLab.Experiments.Workers;
using FairLab.Notebooks;
using Spectre.Console;

namespace FairLab.Cli.Papermill;

/// <summary>
/// <c>--batch</c>: many notebooks on a few warm workers, so that each worker's start is paid once. One that fails does
/// not stop the others.
/// </summary>
static class PapermillBatch
{
    public static async Task<int> RunAsync(PapermillOptions options)
    {
        string file = options.Batch!;
        var items = Read(await PapermillStorage.ReadAsync(file, "list of notebooks"), file, options.Compatible);
        using var signals = new PapermillSignals();
        await using var pool = new NotebookPool(WorkerCommand.Default);
        int failed = 0;
        try
        {
            await Parallel.ForEachAsync(
                items,
                new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = signals.Interrupt },
                async (item, _) =>
                {
                    if (!await RunAsync(item))
                        Interlocked.Increment(ref failed);
                });
        }
        catch (OperationCanceledException)
        {
            Terminal.Error.MarkupLine("[yellow]Stopped.[/] What was finished is kept.");
            return 1;
        }

        Terminal.Error.WriteLine(
            FormattableString.Invariant(
                $"{items.Count - failed} of {items.Count} notebooks done, {pool.Started} workers started"));
        return signals.Kill.IsCancellationRequested ? signals.KilledCode
            : failed == 0 ? 0
            : 1;

        async Task<bool> RunAsync(Item item)
        {
            using var place = new PapermillPlace();
            string why;
            try
            {
                var own = options with { Notebook = item.Input, Output = item.Output };
                var common = await PapermillParameters.GatherAsync(own, item.Input, item.Output);
                foreach (var (name, value) in item.Parameters)
                    common[name] = value;
                string output = PathTemplate.Fill(
                    item.Output,
                    common,
                    DateTimeOffset.UtcNow,
                    TimeZoneInfo.Local,
                    Guid.NewGuid());
                var job = await PapermillRun.JobAsync(own, item.Input, output, place, common);
                var report = NotebookRunner.RunsInProcess(job.ToRequest())
                    ? await pool.RunAsync(job, _ => { }, _ => { }, signals.Interrupt, signals.Kill)
                    : (await JobRunner.RunAsync(job, _ => { }, _ => { }, signals.Interrupt, signals.Kill)).Report;
                await PapermillRun.DeliverAsync(job, output);
                if (report.IsSuccess)
                {
                    Terminal.Out.WriteLine(FormattableString.Invariant($"done    {output}  {report.Seconds:0.0} s"));
                    return true;
                }
                why = $"{output}  {report.Summary}";
            }
            catch (Exception e)
                when (e
                        is IOException
                            or UnauthorizedAccessException
                            or PathTemplateException
                            or NotebookFormatException
                            or NotebookParameterException
                            or UsageException)
            {
                why = $"{item.Output}  {e.Message}";
            }

            Terminal.Out.WriteLine("failed  " + why);
            return false;
        }
    }

    static List<Item> Read(string text, string file, bool yaml11)
    {
        object? root = YamlParameters.ReadValue(text, file, yaml11);
        if (root is not object?[] list)
            throw new UsageException($"{file}: expected a list of notebooks, each with input and output.");
        return
        [
            .. list.Select(
                (entry, index) =>
                {
                    string where = FormattableString.Invariant($"{file}: entry {index + 1}");
                    if (entry is not KeyValuePair<string, object?>[] map)
                        throw new UsageException($"{where}: expected input, output and parameters.");
                    if (Array.Find(map, pair => pair.Key is not ("input" or "output" or "parameters")) is
                    { Key: { } unknown })
                        throw new UsageException(
                            $"{where}: unknown key '{unknown}'; expected input, output and parameters.");
                    return new Item(
                        Text("input"),
                        Text("output"),
                        Array.Find(map, pair => pair.Key == "parameters").Value switch
                        {
                            null => [],
                            KeyValuePair<string, object?>[] parameters => parameters,
                            _ => throw new UsageException($"{where}: 'parameters' expects 'name: value' lines."),
                        });

                    string Text(string key) =>
                        Array.Find(map, pair => pair.Key == key).Value as string
                        ?? throw new UsageException($"{where}: '{key}' is missing, or no text.");
                }),
        ];
    }

    sealed record Item(string Input, string Output, IReadOnlyList<KeyValuePair<string, object?>> Parameters);
}
