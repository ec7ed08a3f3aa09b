using System.CommandLine;
using FairLab.Experiments.Workers;

namespace FairLab.Cli;

/// <summary><c>fairlab worker</c>: executes notebooks for the engine, one JSON line in, JSON lines out; not for people.</summary>
static class WorkerHostCommand
{
    public static Command Create()
    {
        var command = new Command("worker", "Execute notebooks for the engine") { Hidden = true };
        command.SetAction((_, cancel) => WorkerHost.ServeAsync(System.Console.OpenStandardInput(), System.Console.OpenStandardOutput(), cancel));
        return command;
    }
}
