using System.Collections.Immutable;

namespace FairLab.Experiments.Workers;

/// <summary>How a worker process is started.</summary>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record WorkerCommand(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>Variables of its environment, beside those it inherits.</summary>
    /// <value>None.</value>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A worker of the command line that lies beside this assembly.</summary>
    public static WorkerCommand Default { get; } =
        new("dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "FairLab.Cli.dll"), "worker");
}
