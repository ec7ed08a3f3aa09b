using System.CommandLine;
using FairLab.Cli.Repositories;
using FairLab.Experiments;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Engine;
using FairLab.Report.Site;
using FairLab.Runs;
using FairLab.TorchGuards;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary><c>fairlab run</c>: runs studies and prints their claims.</summary>
static class RunCommand
{
    static readonly Argument<string[]> Files = new("experiments")
    {
        Description = "Experiment files or study names, all of experiments/ when none is given; before them, another "
            + "repository: its folder, or its git address with #branch, #tag or #commit",
        Arity = ArgumentArity.ZeroOrMore,
    };

    static readonly Option<string[]> Parameters = new("--parameter", "-p")
    {
        Description = "Set a parameter of every run, as in -p epochs=3",
        HelpName = "NAME=VALUE",
        Arity = ArgumentArity.OneOrMore,
    };

    static readonly Option<int?> Seeds = new("--seeds")
    {
        Description = "Run every point with this many seeds",
        HelpName = "N",
    };
    static readonly Option<int> Jobs = new("--jobs", "-j")
    {
        Description = "Runs at once",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };
    static readonly Option<bool> Smoke = new("--smoke")
    {
        Description = "The small profile: every study in a minute or two; its results are no evidence",
    };
    static readonly Option<bool> Force = new("--force") { Description = "Execute finished runs again" };
    static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "No progress" };
    static readonly Option<double?> Timeout = new("--timeout")
    {
        Description = "Stop a run that takes longer than this",
        HelpName = "SECONDS",
    };
    static readonly Option<int?> Retries = new("--retries")
    {
        Description = "Try a run that failed or took too long this often again",
        HelpName = "N",
    };
    static readonly Option<bool> KeepGoing = new("--keep-going", "-k")
    {
        Description =
            "Report the runs that finished even where others did not: tables below results/partial, no verdicts",
    };
    static readonly Option<bool> FailFast = new("--fail-fast")
    {
        Description = "Start no further run after one did not finish",
    };
    static readonly Option<bool> Exact = new("--exact")
    {
        Description = "Compute what every x86-64 processor with AVX2 computes, to the last digit",
    };
    static readonly Option<bool> Crate = new("--crate")
    {
        Description = "Write the provenance beside the results as a Process Run Crate (ro-crate-metadata.json); "
            + "fairlab crate packs notebooks and all",
    };
    static readonly Option<bool> Verbose = new("--verbose") { Description = "Show stack traces" };

    public static Command Create()
    {
        var command = new Command("run", """
            Run studies, print their claims, write results/ and results/report/index.html.
            What is finished is never executed again; after Ctrl-C or a crash the same command continues.
            Examples:
              fairlab run                                        every study
              fairlab run --smoke                                every study, small
              fairlab run mitigation-comparison -p epochs=3 --seeds 5 --jobs 2
              fairlab run ../their-paper                         somebody's repository, with results written there
              fairlab run https://host/their-paper.git#v1 study  cloned first; asks before any of its code runs
            """)
        {
            Files, Parameters, Seeds, Jobs, Smoke, Force, Quiet, Timeout, Retries, KeepGoing, FailFast, Exact, Crate,
            RepositoryArgument.TrustOption, RepositoryArgument.AnyEngineOption, Verbose,
        };
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parse, CancellationToken cancel)
    {
        var repository = await RepositoryArgument.ResolveAsync(
            parse, parse.GetValue(Files) ?? [], parse.GetValue(Quiet), cancel);
        string root = repository.Root;
        var overrides = new RunOverrides
        {
            Parameters = ParameterAssignments.Parse(parse.GetValue(Parameters) ?? []),
            Seeds = AtLeastOne(parse.GetValue(Seeds), "--seeds"),
            Smoke = parse.GetValue(Smoke),
        };
        var options = new EngineOptions
        {
            Root = root,
            Jobs = AtLeastOne(parse.GetValue(Jobs), "--jobs")!.Value,
            Force = parse.GetValue(Force),
            Retries = parse.GetValue(Retries) is not < 0
                ? parse.GetValue(Retries)
                : throw new UsageException(
                    $"--retries expects a whole number of at least 0, found {parse.GetValue(Retries)}."),
            KeepGoing = parse.GetValue(KeepGoing),
            FailFast = parse.GetValue(FailFast),
            Exact = Exactness.Of(parse.GetValue(Exact) || LibtorchSettings.IsExact),
            Crate = parse.GetValue(Crate),
            Timeout = parse.GetValue(Timeout) is { } seconds
                ? seconds > 0
                    ? TimeSpan.FromSeconds(seconds)
                    : throw new UsageException(
                        FormattableString.Invariant($"--timeout expects seconds above 0, found {seconds}."))
                : null,
        };
        var experiments = ExperimentFinder.Find(repository)
            .Select(f => ExperimentFile.Load(f, root))
            .ToArray();
        IReadOnlyList<StudyResult> results = [];

        await using var engine = new ExperimentEngine(options);
        await RunProgress.ShowAsync(quiet: parse.GetValue(Quiet), async progress =>
        {
            foreach (var experiment in experiments)
                engine.Check(experiment, overrides);
            results = await engine.RunAllAsync(experiments, overrides, progress, cancel);
        });

        foreach (var result in results)
            StudyPrinter.Print(result);
        if (results.Any(r => r.Skipped is null))
        {
            string report = SiteBuilder.Write(root, results);
            Terminal.Error.WriteLine($"Report: {RepositoryArgument.Shown(report)}");
        }
        return results.Any(r => r.Unfinished.Count > 0) ? 1 : 0;
    }

    static int? AtLeastOne(int? value, string option) =>
        value is null or >= 1
            ? value
            : throw new UsageException($"{option} expects a whole number of at least 1, found {value}.");
}
