using System.CommandLine;
using FairLab.Cli;

var root = new RootCommand("FairLab: a research workbench for fairness in deep learning.")
{
    RunCommand.Create(),
    TestCommand.Create(),
    DoctorCommand.Create(),
    DataCommand.Create(),
    WorkerHostCommand.Create(),
};
return await Failures.ExplainAsync(args, () => root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
