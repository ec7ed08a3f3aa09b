using FairLab.Experiments.Workers;
using FairLab.TorchGuards;

namespace FairLab.Experiments.Engine;

/// <summary>
/// What makes a run's bytes repeatable, on this machine or on any (docs/decisions/0009-the-same-bytes.md).
/// </summary>
static class Repeatable
{
    /// <summary>
    /// A worker with the settings in its environment: they must be there before .NET and libtorch are loaded.
    /// </summary>
    public static WorkerCommand Worker(WorkerCommand command, bool exact) => command with
    {
        // Sums over wider vectors are other sums.
        Environment = command.Environment
            .SetItem("DOTNET_EnableAVX512", "0")
            .SetItem(LibtorchSettings.ExactVariable, exact ? "1" : "0"),
    };

    /// <summary>The part of a run's key that stands for the library, in this mode.</summary>
    public static string Identity(string library, bool exact) => exact ? library + " exact" : library;
}
