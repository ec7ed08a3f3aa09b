using System.CommandLine;
using FairLab.Cli.Repositories;
using FairLab.Experiments;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Engine;
using FairLab.Experiments.Verification;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary>
/// <c>fairlab verify</c>: computes studies anew and compares with the committed results, cell by cell.
/// </summary>
static class VerifyCommand
{
    static readonly Argument<string[]> Files = new("studies")
    {
        Description = "Experiment files or study names, all of experiments/ when none is given; before them, another "
            + "repository: its folder, or its git address",
        Arity = ArgumentArity.ZeroOrMore,
    };

    static readonly Option<double> Tolerance = new("--tolerance")
    {
        Description =
            "The largest relative difference of two numbers that counts as equal, where an experiment's 'verify' says "
                + "nothing of the column; another processor may need 1e-3 where training amplifies rounding",
        HelpName = "NUMBER",
    };

    static readonly Option<double> Absolute = new("--absolute")
    {
        Description = "The largest difference that counts as equal, beside the relative one",
        HelpName = "NUMBER",
    };

    static readonly Option<bool> Ordinary = new("--ordinary")
    {
        Description = "Compute as run does without --exact, for results that were committed so",
    };

    static readonly Option<bool> All = new("--all") { Description = "Show every difference, not the first ten" };

    static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "No progress" };

    public static Command Create()
    {
        var command = new Command("verify", """
            Compute studies anew in artifacts/verify and compare with the committed results: tables cell by cell,
            figures by their data, verdicts exactly. Numbers are to be the same to the last digit unless an experiment
            says otherwise, for all its columns or one:
              verify: { relative: 1e-6, columns: { accuracy: { absolute: 0.005 }, scores.loss: { relative: 1e-3 } } }
            Which bytes may differ on another processor: none of what 'run --exact' computed, on any x86-64 processor
            with AVX2. Without --exact, and elsewhere, the last digits of matrix products, exp and log are the
            processor's, and training amplifies them: every fractional number that comes from a trained model may
            differ, texts and counts may not (docs/decisions/0009-the-same-bytes.md).
            Exit code 0 when all are equal, 1 when something differs, is missing or failed, 2 for misuse, 130 after
            Ctrl-C. A study whose data cannot be had is skipped, which is said and changes no exit code.
            Examples:
              fairlab verify mitigation-comparison
              fairlab verify ../their-paper --tolerance 1e-3 --all
            """)
        {
            Files, Tolerance, Absolute, Ordinary, All, RepositoryArgument.TrustOption,
            RepositoryArgument.AnyEngineOption, Quiet,
        };
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parse, CancellationToken cancel)
    {
        double relative = AtLeastZero(parse, Tolerance), absolute = AtLeastZero(parse, Absolute);
        bool quiet = parse.GetValue(Quiet);
        var repository = await RepositoryArgument.ResolveAsync(parse, parse.GetValue(Files) ?? [], quiet, cancel);
        string scratch = Path.Combine(repository.Root, "artifacts", "verify");
        if (Directory.Exists(scratch))
            Directory.Delete(scratch, recursive: true);

        bool isExact = !parse.GetValue(Ordinary);
        var report = new VerificationReport(parse.GetValue(All) ? int.MaxValue : 10, isExact);
        await using var engine = new ExperimentEngine(new EngineOptions
        {
            Root = repository.Root,
            Results = scratch,
            Exact = Exactness.Of(isExact),
        });
        var experiments = ExperimentFinder.Find(repository)
            .Select(f => ExperimentFile.Load(f, repository.Root)).ToArray();
        foreach (var experiment in experiments)
            engine.Check(experiment, RunOverrides.None);
        foreach (var experiment in experiments)
        {
            string committed = Path.Combine(repository.Root, "results", experiment.Study);
            if (!Directory.Exists(committed))
            {
                report.Uncommitted(experiment, committed);
                continue;
            }
            StudyResult? result = null;
            await RunProgress.ShowAsync(quiet, async progress =>
                result = await engine.RunAsync(experiment, RunOverrides.None, progress, cancel));
            if (result!.Skipped is not null || result.Unfinished.Count > 0)
            {
                report.Unfinished(result);
                continue;
            }
            var tolerances = relative > 0 || absolute > 0
                ? experiment.Verify with { Study = new(relative, absolute) }
                : experiment.Verify;
            report.Add(experiment, result, StudyComparison.Of(committed, result.Folder, tolerances), tolerances);
        }
        report.Conclude();
        return report.Code;
    }

    static double AtLeastZero(ParseResult parse, Option<double> option) => parse.GetValue(option) is var number
        && number >= 0 && double.IsFinite(number)
            ? number
            : throw new UsageException(
                FormattableString.Invariant($"{option.Name} expects a number of at least 0, found {number}."));
}
