using System.CommandLine;
using FairLab.Cli.Repositories;
using FairLab.Experiments;
using FairLab.Experiments.Definition;
using FairLab.Report.Crate;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary><c>fairlab crate</c>: a study as a folder for a reviewer.</summary>
static class CrateCommand
{
    static readonly Argument<string[]> Names = new("study")
    {
        Description = "The study, by name or experiment file; before it, another repository: its folder",
        Arity = ArgumentArity.OneOrMore,
    };

    static readonly Option<string?> Output = new("--output", "-o")
    {
        Description = "The folder that is written (default: STUDY-crate)",
        HelpName = "FOLDER",
    };

    static readonly Option<bool> WithoutExecuted = new("--without-executed")
    {
        Description = "Leave out the executed notebooks, where they are not on this machine say",
    };

    public static Command Create()
    {
        var command = new Command("crate", """
            Pack a finished study for a reviewer, everything but its data: experiment, notebooks, executed notebooks,
            tables, figures, claims, literature, where the data come from with their SHA-256, licence, the report, how
            to run it. The folder is an RO-Crate 1.1, and fairlab run and fairlab verify take it as it is. Nothing is
            executed.
            Example: fairlab crate compas-audit -o for-review
            """)
        {
            Names, Output, WithoutExecuted, RepositoryArgument.TrustOption, RepositoryArgument.AnyEngineOption,
        };
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parse, CancellationToken cancel)
    {
        var repository = await RepositoryArgument.ResolveAsync(parse, parse.GetValue(Names)!, quiet: false, cancel);
        var files = ExperimentFinder.Find(repository);
        if (files.Count > 1)
        {
            throw new UsageException("a crate is of one study, found "
                + string.Join(", ", files.Select(Path.GetFileNameWithoutExtension)));
        }
        var experiment = ExperimentFile.Load(files[0], repository.Root);
        string folder = parse.GetValue(Output) ?? $"{experiment.Study}-crate";
        var crate = StudyCrate.Write(repository.Root, experiment, new CrateOptions
        {
            Folder = folder,
            WithoutExecuted = parse.GetValue(WithoutExecuted),
        });
        foreach (string note in crate.Notes)
            Terminal.Error.WriteLine("note: " + note);
        Terminal.Out.WriteLine(FormattableString.Invariant(
            $"{folder}: {crate.Files} files, {crate.Bytes / 1e6:0.0} MB; everything but the data"));
        return 0;
    }
}
