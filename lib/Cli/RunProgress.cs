using System.Collections.Concurrent;
using FairLab.Experiments.Engine;
using FairLab.Experiments.Runs;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary>One progress bar a study with the time left; no bar in a pipe or with <c>--quiet</c>.</summary>
static class RunProgress
{
    public static async Task ShowAsync(bool quiet, Func<IProgress<EngineEvent>, Task> work)
    {
        if (quiet || Console.IsErrorRedirected)
        {
            await work(new Failures());
            return;
        }
        await Terminal.Error.Progress()
            .AutoClear(false)
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn())
            .StartAsync(context => work(new Bars(context)));
    }

    static readonly ConcurrentDictionary<string, bool> Shown = new(StringComparer.Ordinal);

    // The same failure is shown once, when it first happens; the summary at the end counts it.
    static void Fail(RunEnded run)
    {
        if (Shown.TryAdd($"{run.Study} {run.Record.Error}", true))
            Terminal.Error.MarkupLine(
                $"[red]{run.Record.State.ToString().ToLowerInvariant()}[/] {Markup.Escape(run.Study)} "
                    + $"{Markup.Escape(run.Run)}: {Markup.Escape(run.Record.Error ?? "")}");
    }

    sealed class Failures : IProgress<EngineEvent>
    {
        public void Report(EngineEvent value)
        {
            if (value is RunEnded { Record.State: not RunState.Done } run)
                Fail(run);
        }
    }

    sealed class Bars(ProgressContext context) : IProgress<EngineEvent>
    {
        readonly ConcurrentDictionary<string, ProgressTask> _bars = new(StringComparer.Ordinal);
        readonly ConcurrentDictionary<string, double> _parts = new(StringComparer.Ordinal);

        public void Report(EngineEvent value)
        {
            switch (value)
            {
                case DataWanted data:
                    var fetch = _bars.GetOrAdd("data " + data.Data, name =>
                        context.AddTask("fetching " + Markup.Escape(name), maxValue: 1));
                    fetch.IsIndeterminate = data.Fraction is null;
                    fetch.Value = data.Fraction ?? 0;
                    break;
                case StudyStarted study:
                    var bar = context.AddTask(Markup.Escape(study.Study), maxValue: Math.Max(1, study.Runs));
                    bar.Value = study.Runs == 0 ? 1 : study.Cached;
                    _bars[study.Study] = bar;
                    break;
                case RunProgressed part:
                    Advance(part.Study, part.Run, part.Fraction);
                    break;
                case RunEnded run:
                    if (run.Run != "report")
                        Advance(run.Study, run.Run, 1);
                    if (run.Record.State is not RunState.Done)
                        Fail(run);
                    break;
            }
        }

        void Advance(string study, string run, double fraction)
        {
            double before = _parts.GetValueOrDefault(study + "/" + run);
            _parts[study + "/" + run] = fraction;
            _bars[study].Increment(fraction - before);
        }
    }
}
