namespace FairLab.Cli.Papermill;

/// <summary>What was asked for on the command line.</summary>
sealed record PapermillOptions
{
    public string? Notebook { get; init; }

    public string? Output { get; init; }

    public bool HelpNotebook { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> RawParameters { get; init; } = [];

    public IReadOnlyList<string> ParameterFiles { get; init; } = [];

    public IReadOnlyList<string> ParameterYaml { get; init; } = [];

    public IReadOnlyList<string> ParameterBase64 { get; init; } = [];

    public bool InjectInput { get; init; }

    public bool InjectOutput { get; init; }

    public string? Engine { get; init; }

    public bool SaveOnCell { get; init; }

    public int Autosave { get; init; }

    public bool PrepareOnly { get; init; }

    public string? Kernel { get; init; }

    public string? Language { get; init; }

    public string? Folder { get; init; }

    public bool? ProgressBar { get; init; }

    public bool LogOutput { get; init; }

    public string? StdoutFile { get; init; }

    public string? StderrFile { get; init; }

    public LogLevel LogLevel { get; init; }

    public int StartTimeout { get; init; }

    public int? CellTimeout { get; init; }

    public double? Timeout { get; init; }

    public bool ReportMode { get; init; }

    public bool Compatible { get; init; }

    public string? Batch { get; init; }

    public int Jobs { get; init; }
}
