using System.CommandLine;
using System.Runtime.InteropServices;
using FairLab.Experiments.Workers;

namespace FairLab.Cli;

/// <summary>
/// <c>fairlab worker</c>: executes notebooks for the engine, one JSON line in, JSON lines out; not for people.
/// </summary>
static class WorkerHostCommand
{
    public static Command Create()
    {
        var command = new Command("worker", "Execute notebooks for the engine") { Hidden = true };
        command.SetAction((_, cancel) => ServeAsync(cancel));
        return command;
    }

    static async Task<int> ServeAsync(CancellationToken cancel)
    {
        // Ctrl-C goes to every process of the terminal; the engine is the one that decides what it means.
        using var ignored = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        return await WorkerHost.ServeAsync(
            System.Console.OpenStandardInput(),
            System.Console.OpenStandardOutput(),
            cancel);
    }
}
