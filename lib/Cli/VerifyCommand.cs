using System.CommandLine;
using FairLab.Experiments;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Engine;
using FairLab.Experiments.Verification;
using FairLab.Runs;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary>
/// <c>fairlab verify</c>: computes studies anew and compares with the committed results, cell by cell.
/// </summary>
static class VerifyCommand
{
    const int Shown = 10;

    static readonly Argument<string[]> Files = new("studies")
    {
        Description = "Experiment files or study names; all of experiments/ when none is given",
        Arity = ArgumentArity.ZeroOrMore,
    };

    static readonly Option<double> Tolerance = new("--tolerance")
    {
        Description =
            "The largest relative difference of two numbers that counts as equal; another processor may need 1e-3 "
                + "where training amplifies rounding",
        HelpName = "NUMBER",
    };

    static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "No progress" };

    public static Command Create()
    {
        var command = new Command("verify", """
            Compute studies anew in a folder of their own and compare their tables with the committed ones, cell by
            cell. Exit code 0 when all are equal, 1 when a cell differs.
            Example: fairlab verify mitigation-comparison
            """)
        { Files, Tolerance, Quiet };
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parse, CancellationToken cancel)
    {
        string root = Repository.Root;
        double tolerance = parse.GetValue(Tolerance);
        if (!(tolerance >= 0))
            throw new UsageException(
                FormattableString.Invariant($"--tolerance expects a number of at least 0, found {tolerance}."));
        string scratch = Path.Combine(root, "artifacts", "verify");
        if (Directory.Exists(scratch))
            Directory.Delete(scratch, recursive: true);

        int code = 0;
        await using var engine = new ExperimentEngine(new EngineOptions
        {
            Root = root,
            Results = scratch,
            Exact = Exactness.Of(true),
        });
        foreach (var experiment in ExperimentFinder.Find(new(root, parse.GetValue(Files) ?? [], false))
            .Select(f => ExperimentFile.Load(f, root)))
        {
            string committed = Path.Combine(root, "results", experiment.Study);
            if (!Directory.Exists(committed))
                throw new UsageException(
                    $"{experiment.Study} has no committed results in {committed}; compute them with ./fairlab run "
                        + $"{experiment.Study}");
            StudyResult? result = null;
            await RunProgress.ShowAsync(parse.GetValue(Quiet), async progress =>
                result = await engine.RunAsync(experiment, RunOverrides.None, progress, cancel));
            code = Math.Max(code, Report(result!, committed, tolerance));
        }
        return code;
    }

    static int Report(StudyResult result, string committed, double tolerance)
    {
        string study = Markup.Escape(result.Experiment.Study);
        if (result.Skipped is not null || result.Unfinished.Count > 0)
        {
            StudyPrinter.Print(result);
            return result.Skipped is null ? 1 : 0;
        }
        var differences = TableComparison.Compare(committed, result.Folder, tolerance).ToArray();
        if (differences.Length == 0)
        {
            Terminal.Out.MarkupLine($"{study}: [green]all tables equal[/] ({result.Runs} runs computed anew)");
            return 0;
        }
        Terminal.Out.MarkupLine($"{study}: [red]{differences.Length} cells differ[/]");
        foreach (var difference in differences.Take(Shown))
            Terminal.Out.WriteLine("  " + difference);
        if (differences.Length > Shown)
            Terminal.Out.WriteLine(
                $"  and {differences.Length - Shown} more; the computed tables are in "
                    + $"{Path.GetRelativePath(Repository.Root, result.Folder)}/");
        return 1;
    }
}
