using System.CommandLine;
using FairLab.Audit;
using FairLab.Data;
using FairLab.Experiments;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary><c>fairlab audit</c>: any model's predictions in, a report in plain words out.</summary>
static class AuditCommand
{
    const int ConditionFailed = 3;

    static readonly Argument<string> Predictions = new("predictions")
    {
        Description = "The predictions, CSV (UTF-8, with a header line) or Parquet: a row is a person",
    };

    static readonly Option<string?> Label = Column("--label", "The column with the true outcome; without it only "
        + "selection is audited");
    static readonly Option<string?> Prediction = Column("--prediction", "The column with the decision");
    static readonly Option<string?> Score = Column("--score", "The column with the score, higher for the "
        + "favourable outcome");
    static readonly Option<double?> Threshold = new("--threshold")
    {
        Description = "Without --prediction: scores of at least this are decided favourably", HelpName = "NUMBER",
    };

    static readonly Option<string[]> Groups = Names("--groups", "The columns that make the groups, as in sex,race; "
        + "they are also crossed");
    static readonly Option<string[]> Privileged = Names("--privileged", "The groups that others are compared with, "
        + "as in Male,White; the largest when none is named");
    static readonly Option<string[]> Favourable = new("--favourable")
    {
        Description = "The value of label and prediction that is favourable; several times for several. 1 and true "
            + "by default",
        HelpName = "VALUE",
    };

    static readonly Option<string?> Weight = Column("--weight", "The column with how many people a row stands for");
    static readonly Option<string?> Id = Column("--id", "The column that tells people apart; with --against the "
        + "same people are compared");
    static readonly string[] Choices = ["refuse", "drop", "own"];

    static readonly Option<string> Missing = new("--missing")
    {
        Description = "Rows with a missing value: refuse (the default), drop, or own (a missing group is a group)",
        DefaultValueFactory = _ => "refuse", HelpName = "refuse|drop|own",
    };

    static readonly Option<string?> Figures = Path("--figures", "CSV of printed figures to check: name, accuracy, "
        + "parity, opportunity, odds");
    static readonly Option<string?> Against = Path("--against", "Predictions to compare with, with the same columns");
    static readonly Option<string[]> FailOn = new("--fail-on")
    {
        Description = "Exit with 3 if this holds, as 'opportunity_gap > 0.1' or 'parity[sex] < 0.8'; several times "
            + "for several. "
            + "What is undefined fails",
        HelpName = "CONDITION",
    };

    static readonly Option<string?> Out = Path("--out", "The report, .html; a .json is written beside it (default: "
        + "NAME.audit.html beside the predictions)");
    static readonly Option<int> Least = Number("--least", 30, "The fewest rows that a rate is judged by");
    static readonly Option<double> Margin = Number("--margin", 0.05, "The largest difference of rates that counts "
        + "as none");
    static readonly Option<double> Level = Number("--level", 0.95, "The confidence level");
    static readonly Option<int> Replicates = Number("--replicates", 1000, "How often people are drawn again for "
        + "intervals");
    static readonly Option<long> Seed = Number("--seed", 0L, "Decides those draws");
    static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "No progress" };

    public static Command Create()
    {
        var command = new Command("audit", """
            Audit any model's predictions by group: one HTML page in plain words, and a JSON beside it.
            Exit code 0, 3 when a condition of --fail-on holds, 2 for misuse, 1 for a file that cannot be used.
            Example: fairlab audit predictions.csv --label y --prediction yhat --groups sex,race
            """)
        {
            Predictions, Label, Prediction, Score, Threshold, Groups, Privileged, Favourable, Weight, Id, Missing,
            Figures, Against, FailOn, Out, Least, Margin, Level, Replicates, Seed, Quiet,
        };
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult parse)
    {
        try
        {
            var options = OptionsOf(parse);
            string page = parse.GetValue(Out) ?? System.IO.Path.ChangeExtension(options.Predictions, ".audit.html");
            if (!page.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
                throw new UsageException($"--out: found '{page}', expected a name that ends with .html");
            if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(page)) is { } folder
                && !Directory.Exists(folder))
                throw new UsageException($"--out: found no folder '{folder}', expected one that is there");
            AuditReport? report = null;
            WithProgress(parse.GetValue(Quiet), progress => report = PredictionAudit.Run(options, progress));
            string json = System.IO.Path.ChangeExtension(page, ".json");
            File.WriteAllText(json, AuditJson.Of(report!));
            File.WriteAllText(page, AuditHtml.Of(report!));
            Print(report!, page, json);
            return report!.Fails ? ConditionFailed : 0;
        }
        catch (AuditException e)
        {
            throw new UsageException(e.Message);
        }
    }

    static AuditOptions OptionsOf(ParseResult parse) => new()
    {
        Predictions = parse.GetValue(Predictions)!, Label = parse.GetValue(Label),
            Prediction = parse.GetValue(Prediction),
        Score = parse.GetValue(Score), Threshold = parse.GetValue(Threshold), Groups = Split(parse.GetValue(Groups)),
        Privileged = Split(parse.GetValue(Privileged)), Favourable = parse.GetValue(Favourable) ?? [],
        Weight = parse.GetValue(Weight), Id = parse.GetValue(Id), Figures = parse.GetValue(Figures),
        Against = parse.GetValue(Against), FailOn = parse.GetValue(FailOn) ?? [],
        Missing = parse.GetValue(Missing) switch
        {
            "refuse" => MissingGroups.Refuse,
            "drop" => MissingGroups.Drop,
            "own" => MissingGroups.OwnGroup,
            var other => throw new UsageException("--missing: " + NearestName.Message("choice", other!, Choices)),
        },
        Least = parse.GetValue(Least), Margin = parse.GetValue(Margin), Level = parse.GetValue(Level),
        Replicates = parse.GetValue(Replicates), Seed = parse.GetValue(Seed),
    };

    static void WithProgress(bool quiet, Action<IProgress<double>?> work)
    {
        if (quiet || System.Console.IsErrorRedirected)
        {
            work(null);
            return;
        }
        Terminal.Error.Progress().AutoClear(true).Start(context =>
        {
            var bar = context.AddTask("reading", maxValue: 1);
            work(new Relay(bar));
        });
    }

    static void Print(AuditReport report, string page, string json)
    {
        foreach (var finding in report.Findings.Where(f => f.Kind is FindingKind.Warning or FindingKind.Difference))
            Terminal.Out.WriteLine("- " + finding.Text);
        foreach (var condition in report.Conditions)
            Terminal.Out.MarkupLine(condition.Fails
                ? $"[red]fails[/] {Markup.Escape(condition.Condition)}: "
                    + $"{Markup.Escape(string.Join("; ", condition.Reasons))}"
                : $"[green]passes[/] {Markup.Escape(condition.Condition)}");
        Terminal.Out.WriteLine($"Report: {page}, numbers: {json}");
    }

    static string[] Split(string[]? values) => [.. (values ?? []).SelectMany(v =>
        v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    static Option<string?> Column(string name, string description) =>
        new(name) { Description = description, HelpName = "COLUMN" };

    static Option<string?> Path(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE" };

    static Option<string[]> Names(string name, string description) =>
        new(name) { Description = description, HelpName = "NAMES", AllowMultipleArgumentsPerToken = true };

    static Option<T> Number<T>(string name, T value, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => value, HelpName = "NUMBER" };

    sealed class Relay(ProgressTask bar) : IProgress<double>
    {
        public void Report(double value) => bar.Value = value;
    }
}
