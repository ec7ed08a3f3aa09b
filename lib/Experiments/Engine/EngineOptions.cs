using FairLab.Experiments.Workers;

namespace FairLab.Experiments.Engine;

/// <summary>How the engine works; nothing but <see cref="Exact"/> changes a digit of a result.</summary>
public sealed record EngineOptions
{
    /// <summary>The repository's root: notebooks run there.</summary>
    public required string Root { get; init; }

    /// <summary>The folder of results. Default: <c>results</c> below the root.</summary>
    public string? Results { get; init; }

    internal string ResultFolder => Results ?? Path.Combine(Root, "results");

    /// <summary>The folder of compiled cells and expressions. Default: <c>artifacts/cells</c> below the root.</summary>
    public string? Cells { get; init; }

    internal string CellFolder => Cells ?? Path.Combine(Root, "artifacts", "cells");

    /// <summary>How many runs at once. Default: one a processor core.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether finished runs are executed again. Default: false.</summary>
    public bool Force { get; init; }

    /// <summary>The time limit of one run. Default: the experiment's.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often a run that failed or took too long is tried again. Default: the experiment's.</summary>
    public int? Retries { get; init; }

    /// <summary>
    /// Whether the runs that finished are reported where others did not, below <c>results/partial</c> and without
    /// verdicts. Default: false.
    /// </summary>
    public bool KeepGoing { get; init; }

    /// <summary>Whether no further run is started after one did not finish. Default: false.</summary>
    public bool FailFast { get; init; }

    /// <summary>
    /// Whether the provenance of a study's results is written beside them as a Process Run Crate. Default: false.
    /// </summary>
    public bool Crate { get; init; }

    /// <summary>
    /// Whether the bytes are to be the same on every x86-64 processor with AVX2, as the committed results are; matrix
    /// products take longer. Default: false, the same bytes on the same machine only.
    /// </summary>
    public bool Exact { get; init; }

    /// <summary>How a worker is started. Default: the command line's own <c>worker</c>.</summary>
    public WorkerCommand Worker { get; init; } = WorkerCommand.Default;
}
