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
            Write a LaTeX document of finished studies: of each the question, claims and verdicts, its report's words,
            figures and tables, each a file of its own; and compile it where there is a TeX engine. Nothing is
            executed: run the studies first, or take the committed results. The same results give the same bytes.
            Examples:
              fairlab paper                                          all studies, in the folder paper/
              fairlab paper mitigation-comparison compas-audit --style ieee -o draft
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
            // The parameter that .NET names is none of the user's.
            throw new UsageException(e.Message.Split(" (Parameter '")[0]);
        }
        catch (IOException e)
        {
            throw new IOException($"{e.Message}. Nothing of an earlier paper was changed", e);
        }
    }
}
