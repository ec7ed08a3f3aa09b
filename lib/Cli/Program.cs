using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using FairLab.Cli;
using FairLab.Cli.Papermill;

// Numbers and dates in files and messages are the same everywhere; a notebook that wants another culture names it.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
// Not a RootCommand, whose help would say FairLab.Cli, the name of a file that nobody types.
var root = new Command("fairlab", """
    FairLab: a research workbench for fairness in deep learning.
    fairlab COMMAND --help has a command's options, with examples.
    """)
{
    new HelpOption(),
    new VersionOption(),
    RunCommand.Create(),
    StudyCommand.Create(),
    TestCommand.Create(),
    ReportCommand.Create(),
    PaperCommand.Create(),
    DocsCommand.Create(),
    CrateCommand.Create(),
    VerifyCommand.Create(),
    DoctorCommand.Create(),
    DataCommand.Create(),
    AuditCommand.Create(),
    PapermillCommand.Create(),
    KernelCommand.Create(),
    LabCommand.Command,
    WorkerHostCommand.Create(),
};
// A list of all commands has a sentence for each; fairlab COMMAND --help has the rest, with examples.
if (args is [] or ["--help" or "-h" or "-?"])
{
    foreach (var command in root.Subcommands)
    {
        string said = (command.Description ?? "").ReplaceLineEndings(" ");
        int end = said.IndexOf(". ", StringComparison.Ordinal);
        command.Description = end < 0 ? said : said[..end];
    }
}
return await Failures.ExplainAsync(args, () =>
{
    bool papermill = args is ["papermill", ..];
    var parsed = root.Parse(
        papermill ? PapermillArguments.Normalize(args) : args,
        new ParserConfiguration { ResponseFileTokenReplacer = null });
    var plain = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
    // A worker ends when its engine tells it to, a notebook's run ends in its own way, and Ctrl-C belongs to the cell
    // that runs, or to Jupyter.
    if (papermill
        || args is ["worker", ..]
        || parsed.CommandResult.Command == KernelCommand.Start
        || parsed.CommandResult.Command == LabCommand.Command)
        plain.ProcessTerminationTimeout = null;
    if (papermill && parsed.Errors.Count > 0)
    {
        // Standard output may be a notebook's: help does not go there unasked.
        foreach (var problem in parsed.Errors)
            Console.Error.WriteLine("error: " + problem.Message);
        Console.Error.WriteLine("Try 'fairlab papermill --help'.");
        return Task.FromResult(2);
    }
    // The parser's own exit code for misuse is 1; here 1 means that something failed.
    return parsed.Errors.Count > 0 ? Misuse(parsed.InvokeAsync(plain)) : parsed.InvokeAsync(plain);
});

static async Task<int> Misuse(Task<int> explained)
{
    await explained;
    return 2;
}
