using System.Globalization;
using FairLab.Cli.Repositories;
using FairLab.Experiments.Claims;
using FairLab.Experiments.Engine;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary>Prints what came of a study: its claims, or why there are none.</summary>
static class StudyPrinter
{
    public static void Print(StudyResult result)
    {
        var console = Terminal.Out;
        console.WriteLine();
        console.MarkupLine(
            $"[bold]{Markup.Escape(result.Experiment.Title)}[/] ({Markup.Escape(result.Experiment.Study)})");
        if (result.Skipped is { } reason)
        {
            console.MarkupLine("[yellow]skipped:[/] " + Markup.Escape(reason));
            return;
        }
        console.WriteLine(
            $"{result.Runs} runs, {result.Executed} executed now, {result.Runs - result.Executed} done before.");
        if (result.Unfinished.Count > 0)
        {
            console.MarkupLine(
                $"[red]{result.Unfinished.Count} did not finish[/], so nothing is "
                    + $"claimed{(result.Verdicts.Count > 0 ? ", only measured on the rest" : "")}:");
            // A hundred runs that fail for one reason are one line.
            foreach (var alike in result.Unfinished.GroupBy(r => (r.State, r.Error)))
                console.WriteLine(
                    $"  {Names([.. alike.Select(r => r.Label)])}: {alike.Key.State.ToString().ToLowerInvariant()}: "
                        + $"{alike.Key.Error}");
            if (result.Verdicts.Count == 0)
                return;
        }
        if (result.Profile != "full")
            console.MarkupLine($"[yellow]Profile {result.Profile}: these are not the study's reference results.[/]");

        var table = new Table()
            .Border(TableBorder.Rounded)
            .AddColumns("claim", "published", "measured [[95%]]", "verdict");
        foreach (var v in result.Verdicts)
            table.AddRow(
                new Text((v.Claim.Control ? "control: " : "") + v.Claim.Says),
                new Text(v.Claim.Paper ?? ""),
                new Text(v.Measured ?? v.Note ?? ""),
                new Markup(Colour(v.Outcome)));
        if (result.Verdicts.Count > 0)
            console.Write(table);
        if (result.Reference is { } reference)
            console.WriteLine(Beside(reference));
        console.WriteLine($"Tables and figures: {RepositoryArgument.Shown(result.Folder)}/");
    }

    // The cause is not known here: a changed notebook gives other numbers too.
    static string Beside(ReferenceResults reference)
    {
        string verdicts = reference.Verdicts.Count > 0
            ? $"Verdicts differ from the committed results: {Names([.. reference.Verdicts])}"
            : reference.Texts.Count > 0 ? "Same verdicts as the committed results, numbers and texts differ"
            : "Same verdicts as the committed results, last digits differ";
        return string.Create(CultureInfo.InvariantCulture,
            $"{verdicts} ({reference.Cells} cells, numbers by at most {reference.Largest:P1} of a column's range). The "
                + $"ordinary mode rounds otherwise than --exact, so the committed ones are left as they are; after a "
                + $"change of the study, --exact computes and replaces them.");
    }

    static string Names(string[] labels) =>
        labels.Length <= 3 ? string.Join(", ", labels) : $"{labels[0]}, {labels[1]} and {labels.Length - 2} more";

    static string Colour(Outcome outcome) => outcome switch
    {
        Outcome.Holds => "[green]holds[/]",
        Outcome.DoesNotHold => "[red]does not hold[/]",
        _ => $"[yellow]{ClaimFiles.Words(outcome)}[/]",
    };
}
