using System.CommandLine;
using FairLab.Cli;

var root = new RootCommand("FairLab: a research workbench for fairness in deep learning.")
{
    RunCommand.Create(),
    TestCommand.Create(),
    VerifyCommand.Create(),
    DoctorCommand.Create(),
    DataCommand.Create(),
    KernelCommand.Create(),
    LabCommand.Command,
    WorkerHostCommand.Create(),
};
return await Failures.ExplainAsync(args, () =>
{
    var parsed = root.Parse(args);
    var plain = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
    // Ctrl-C belongs to the cell that runs, or to Jupyter.
    if (parsed.CommandResult.Command == KernelCommand.Start || parsed.CommandResult.Command == LabCommand.Command)
        plain.ProcessTerminationTimeout = null;
    // The parser's own exit code for misuse is 1; here 1 means that something failed.
    return parsed.Errors.Count > 0 ? Misuse(parsed.InvokeAsync(plain)) : parsed.InvokeAsync(plain);
});

static async Task<int> Misuse(Task<int> explained)
{
    await explained;
    return 2;
}
