using System.CommandLine;
using FairLab.Experiments;
using FairLab.Report.Paper;
using FairLab.Runs;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary><c>fairlab paper</c>: a LaTeX document of the tables and figures of some studies.</summary>
static class PaperCommand
{
    static readonly Argument<string[]> Studies = new("studies")
    {
        Description = "Studies by name; all when none is given",
        Arity = ArgumentArity.ZeroOrMore,
    };

    static readonly Option<string> Style = new("--style")
    {
        Description = "The widths of the pages: acm, ieee, neurips, plain",
        DefaultValueFactory = _ => "acm",
    };

    static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "The folder that is written",
        DefaultValueFactory = _ => "paper",
    };

    static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "No progress" };

    public static Command Create()
    {
        var command = new Command("paper", """
            Write a LaTeX document of all tables and figures of finished studies, each a file of its own, and compile
            it where there is a TeX engine. Nothing is executed: run the studies first, or take the committed results.
            Example: fairlab paper mitigation-comparison compas-audit --style ieee -o paper
            """)
        {
            Studies, Style, Output, Quiet,
        };
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parse, CancellationToken cancel)
    {
        bool isQuiet = parse.GetValue(Quiet) || Console.IsErrorRedirected;
        PaperOptions options;
        try
        {
            options = new PaperOptions
            {
                Folder = Path.GetFullPath(parse.GetValue(Output)!),
                Style = PaperStyle.Named(parse.GetValue(Style)!),
                Studies = parse.GetValue(Studies) ?? [],
                Progress = isQuiet ? null : new Progress<string>(what => Terminal.Error.WriteLine("  " + what)),
            };
            var paper = await PaperBuilder.WriteAsync(Repository.Root, options, cancel);
            Terminal.Error.WriteLine(FormattableString.Invariant(
                $"{paper.Figures} figures and {paper.Tables} tables: {options.Folder}"));
            foreach (string problem in paper.Missing)
                Terminal.Error.WriteLine("missing: " + problem);
            return paper.Missing.Count == 0 ? 0 : 1;
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message);
        }
    }
}
