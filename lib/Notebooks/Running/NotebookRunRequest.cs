using System.Collections.Immutable;

namespace FairLab.Notebooks;

/// <summary>One execution of one notebook.</summary>
public sealed record NotebookRunRequest
{
    /// <summary>The notebook to run.</summary>
    public required string InputPath { get; init; }

    /// <summary>Where the executed notebook is saved, after each cell and at the end; null saves nothing. Default: null.</summary>
    public string? OutputPath { get; init; }

    /// <summary>Parameter values by name: null, bool, numbers, strings, lists and maps of these, JSON values, or <see cref="ParameterText"/>. Default: none.</summary>
    public IReadOnlyDictionary<string, object?> Parameters { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>The process's working directory while the notebook runs; it belongs to the process, so run one notebook at a time when it is set. Default: unchanged.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>References, imports and the cache of compiled cells.</summary>
    public SessionOptions Session { get; init; } = new();

    /// <summary>The longest a cell may take. Default: no limit.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>The longest the whole notebook may take. Default: no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long to wait for a cell to stop after a timeout or a cancellation, before its thread is left behind. Default: 5 seconds.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock of the recorded times. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
