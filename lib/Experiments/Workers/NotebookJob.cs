using System.Text.Json.Nodes;
using FairLab.Experiments.Runs;
using FairLab.Notebooks;

namespace FairLab.Experiments.Workers;

/// <summary>One execution of any notebook, in a form that can be sent to another process.</summary>
public sealed record NotebookJob
{
    /// <summary>The notebook: a full path.</summary>
    public required string Input { get; init; }

    /// <summary>What the saved notebook calls its input.</summary>
    public required string InputName { get; init; }

    /// <summary>Where the executed notebook is saved: a full path.</summary>
    public required string Output { get; init; }

    /// <summary>What the saved notebook calls its output.</summary>
    public required string OutputName { get; init; }

    /// <summary>The parameters; see <see cref="WithParameters"/>.</summary>
    public JsonObject Parameters { get; init; } = [];

    /// <summary>The kernel, or null for that of the notebook.</summary>
    public string? Kernel { get; init; }

    /// <summary>The language, or null for that of the notebook.</summary>
    public string? Language { get; init; }

    /// <summary>Whether to do exactly as Papermill does.</summary>
    public bool PapermillCompatible { get; init; }

    /// <summary>Whether to hide sources.</summary>
    public bool ReportMode { get; init; }

    /// <summary>Whether to save after each cell. Default: true.</summary>
    public bool SaveAfterEachCell { get; init; } = true;

    /// <summary>How often to save while a cell runs, in seconds; 0 does not. Default: 30.</summary>
    public double AutosaveSeconds { get; init; } = 30;

    /// <summary>How long a kernel may take to start, in seconds. Default: 60.</summary>
    public double StartSeconds { get; init; } = 60;

    /// <summary>The longest a cell may take, in seconds; null for no limit.</summary>
    public double? CellSeconds { get; init; }

    /// <summary>The longest the notebook may take, in seconds; null for no limit.</summary>
    public double? Seconds { get; init; }

    /// <summary>Whether who gave the job wants to hear what cells print and show. Default: false.</summary>
    public bool ReportsOutput { get; init; }

    /// <summary>The folder in which the notebook runs: a full path.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>FairLab's root.</summary>
    public required string Root { get; init; }

    /// <summary>The folder of compiled cells; null keeps none.</summary>
    public string? Cells { get; init; }

    /// <summary>
    /// The job with parameters: null, truth values, numbers, text, <see cref="ParameterText"/>, lists and maps.
    /// </summary>
    /// <exception cref="UsageException">A parameter is of a type that cannot be sent.</exception>
    public NotebookJob WithParameters(IEnumerable<KeyValuePair<string, object?>> parameters) =>
        this with { Parameters = ParameterJson.Write(parameters) };

    /// <summary>The job as the runner takes it.</summary>
    public NotebookRunRequest ToRequest() => new()
    {
        InputPath = Input,
        InputName = InputName,
        OutputPath = Output,
        OutputName = OutputName,
        Parameters = ParameterJson.Read(Parameters),
        KernelName = Kernel,
        Language = Language,
        PapermillCompatible = PapermillCompatible,
        ReportMode = ReportMode,
        SaveAfterEachCell = SaveAfterEachCell,
        AutosaveInterval = TimeSpan.FromSeconds(AutosaveSeconds),
        StartTimeout = TimeSpan.FromSeconds(StartSeconds),
        CellTimeout = Span(CellSeconds),
        Timeout = Span(Seconds),
        WorkingDirectory = WorkingDirectory,
        Session = FairLabSession.Options(WorkingDirectory, Cells ?? Path.Combine(Root, "artifacts", "cells")),
    };

    static TimeSpan? Span(double? seconds) => seconds is { } given ? TimeSpan.FromSeconds(given) : null;
}
