using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>One execution of one notebook.</summary>
public sealed record NotebookRunRequest
{
    /// <summary>The notebook to run.</summary>
    public required string InputPath { get; init; }

    /// <summary>
    /// Where the executed notebook is saved, after each cell and at the end; null saves nothing. Default: null.
    /// </summary>
    public string? OutputPath { get; init; }

    /// <summary>What the saved notebook calls the input. Default: the input path.</summary>
    public string? InputName { get; init; }

    /// <summary>What the saved notebook calls the output. Default: the output path.</summary>
    public string? OutputName { get; init; }

    /// <summary>The kernel to run with, instead of the one the notebook names. Default: the notebook's.</summary>
    public string? KernelName { get; init; }

    /// <summary>The language, instead of the one the notebook names. Default: the notebook's.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// Whether to do exactly as Papermill 2.6 does, its defects included: untyped parameters, its error handling and
    /// its cell states. Default: false.
    /// </summary>
    public bool PapermillCompatible { get; init; }

    /// <summary>Whether to hide the source of code cells. Default: false.</summary>
    public bool ReportMode { get; init; }

    /// <summary>Whether to save after each cell, and not at the end alone. Default: true.</summary>
    public bool SaveAfterEachCell { get; init; } = true;

    /// <summary>
    /// How many characters of what a cell prints are kept in the notebook, three quarters of them its first, the rest
    /// its last. Default: 1,048,576, and eight times that when <see cref="PapermillCompatible"/>.
    /// </summary>
    public int? StreamLimit { get; init; }

    /// <summary>
    /// How many displayed values of a cell are kept in the notebook. Default: 1,000, and eight times that when
    /// <see cref="PapermillCompatible"/>.
    /// </summary>
    public int? DisplayLimit { get; init; }

    /// <summary>How often to save while a cell runs; zero does not. Default: every 30 seconds.</summary>
    public TimeSpan AutosaveInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a kernel may take to start. Default: 60 seconds.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Told what the run has to say and what cells print and show, on the notebook's thread. Default: nobody.
    /// </summary>
    public Action<RunMessage>? Messages { get; init; }

    /// <summary>
    /// Stops the run as a cancellation does, recorded as <see cref="RunStatus.Killed"/>. Default: never.
    /// </summary>
    public CancellationToken Kill { get; init; }

    /// <summary>
    /// Parameter values by name: null, bool, numbers, strings, lists and maps of these, JSON values, or
    /// <see cref="ParameterText"/>. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Parameters { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>
    /// The process's working directory while the notebook runs; it belongs to the process, so run one notebook at a
    /// time when it is set. Default: unchanged.
    /// </summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>References, imports and the cache of compiled cells.</summary>
    public SessionOptions Session { get; init; } = new();

    /// <summary>The longest a cell may take. Default: no limit.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>The longest the whole notebook may take. Default: no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// How long to wait for a cell to stop after a timeout or a cancellation, before its thread is left behind.
    /// Default: 5 seconds.
    /// </summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock of the recorded times. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
