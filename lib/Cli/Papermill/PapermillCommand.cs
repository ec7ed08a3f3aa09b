using System.CommandLine;
using FairLab.Experiments;
using Spectre.Console;

namespace FairLab.Cli.Papermill;

/// <summary><c>fairlab papermill</c>: runs one notebook with Papermill's own options, or a list of them.</summary>
static class PapermillCommand
{
    static readonly Argument<string?> Notebook = new("NOTEBOOK_PATH")
    {
        Description = "The notebook; - is standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };
    static readonly Argument<string?> Output = new("OUTPUT_PATH")
    {
        Description = "Where the executed notebook goes; - is standard output",
        Arity = ArgumentArity.ZeroOrOne,
    };
    static readonly Option<bool> HelpNotebook = new("--help-notebook")
    {
        Description = "Show the parameters of the notebook",
    };
    static readonly Option<string[]> Parameters = Many(
        "--parameters",
        "Set a parameter; a declared type decides what the value means",
        "NAME VALUE",
        "-p");
    static readonly Option<string[]> Raw = Many(
        "--parameters_raw",
        "Set a parameter to a string",
        "NAME VALUE",
        "-r",
        "--parameters-raw");
    static readonly Option<string[]> Files = Many(
        "--parameters_file",
        "Parameters of a YAML or JSON file",
        "PATH",
        "-f",
        "--parameters-file");
    static readonly Option<string[]> Yaml = Many(
        "--parameters_yaml",
        "Parameters as YAML text",
        "TEXT",
        "-y",
        "--parameters-yaml");
    static readonly Option<string[]> Base64 = Many(
        "--parameters_base64",
        "Parameters as base64 of YAML text",
        "TEXT",
        "-b",
        "--parameters-base64");
    static readonly Option<bool> InjectInput = new("--inject-input-path")
    {
        Description = "Give the notebook PAPERMILL_INPUT_PATH",
    };
    static readonly Option<bool> InjectOutput = new("--inject-output-path")
    {
        Description = "Give the notebook PAPERMILL_OUTPUT_PATH",
    };
    static readonly Option<bool> InjectPaths = new("--inject-paths") { Description = "Give the notebook both" };
    static readonly Option<string?> Engine = new("--engine")
    {
        Description = "The engine; there is one, nbclient",
        HelpName = "NAME",
    };
    static readonly Toggle SaveOnCell = new(
        "--request-save-on-cell-execute",
        "--no-request-save-on-cell-execute",
        "Save after each cell (default: on)");
    static readonly Option<int> Autosave = new("--autosave-cell-every")
    {
        Description = "Save every so many seconds while a cell runs; 0 does not",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 30,
    };
    static readonly Toggle PrepareOnly = new(
        "--prepare-only",
        "--prepare-execute",
        "Inject the parameters and execute nothing");
    static readonly Option<string?> Kernel = new("--kernel", "-k")
    {
        Description = "Run with this kernel, whatever the notebook names",
        HelpName = "NAME",
    };
    static readonly Option<string?> Language = new("--language", "-l")
    {
        Description = "The language, whatever the notebook names",
        HelpName = "NAME",
    };
    static readonly Option<string?> Folder = new("--cwd")
    {
        Description = "The folder in which the notebook runs",
        HelpName = "PATH",
    };
    static readonly Toggle ProgressBar = new(
        "--progress-bar",
        "--no-progress-bar",
        "Show a progress bar (default: on, unless --log-output)");
    static readonly Toggle LogOutput = new("--log-output", "--no-log-output", "Log what cells print and show");
    static readonly Option<string?> StdoutFile = new("--stdout-file")
    {
        Description = "Copy what cells print to this file",
        HelpName = "PATH",
    };
    static readonly Option<string?> StderrFile = new("--stderr-file")
    {
        Description = "Copy what cells print as errors to this file",
        HelpName = "PATH",
    };
    static readonly Option<string> LogLevel = new("--log-level")
    {
        Description = "NOTSET, DEBUG, INFO, WARNING, ERROR or CRITICAL",
        HelpName = "LEVEL",
        DefaultValueFactory = _ => "INFO",
    };
    static readonly Option<int> StartTimeout = new("--start-timeout", "--start_timeout")
    {
        Description = "How long a kernel may take to start",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 60,
    };
    static readonly Option<int?> ExecutionTimeout = new("--execution-timeout")
    {
        Description = "The longest a cell may take",
        HelpName = "SECONDS",
    };
    static readonly Option<double?> Timeout = new("--timeout")
    {
        Description = "The longest the whole notebook may take",
        HelpName = "SECONDS",
    };
    static readonly Toggle ReportMode = new("--report-mode", "--no-report-mode", "Hide the source of code cells");
    static readonly Option<string?> Compat = new("--compat")
    {
        Description = "Do exactly as Papermill does, its defects included",
        HelpName = "papermill",
    };
    static readonly Option<string?> Batch = new("--batch")
    {
        Description = "Run a list of notebooks: YAML with input, output and parameters of each",
        HelpName = "PATH",
    };
    static readonly Option<int> Jobs = new("--jobs", "-j")
    {
        Description = "With --batch: notebooks at once",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };
    static readonly Option<bool> Version = new("--version") { Description = "Show the version" };
    static readonly Option<bool> Verbose = new("--verbose") { Description = "Show stack traces" };

    /// <summary>
    /// The options that take values, by name: how many each takes. Papermill's parser takes them literally, whatever
    /// they look like.
    /// </summary>
    public static IReadOnlyDictionary<string, int> ValueOptions { get; } =
        new[] { Parameters, Raw }
            .SelectMany(option => option.Aliases.Append(option.Name))
            .Select(name => KeyValuePair.Create(name, 2))
            .Concat(
                new Option[]
                {
                    Files, Yaml, Base64, Engine, Autosave, Kernel, Language, Folder, StdoutFile, StderrFile, LogLevel,
                    StartTimeout, ExecutionTimeout, Timeout, Compat, Batch, Jobs,
                }
                    .SelectMany(option => option.Aliases.Append(option.Name))
                    .Select(name => KeyValuePair.Create(name, 1)))
            .ToDictionary(StringComparer.Ordinal);

    public static Command Create()
    {
        var command = new Command("papermill", """
            Run a notebook with Papermill's options: C# and F# here, any other language with its installed Jupyter
            kernel.
            Examples:
              fairlab papermill in.ipynb out.ipynb -p epochs 20 -p lr 0.1
              fairlab papermill in.ipynb 'out-{lr:.2f}.ipynb' -f parameters.yaml --log-output
              fairlab papermill --help-notebook in.ipynb             its parameters, with types
              cat in.ipynb | fairlab papermill > out.ipynb           through pipes
              fairlab papermill --batch list.yaml --jobs 2           many notebooks, warm workers
            Exit codes: 0 done, 1 a cell failed or ran too long, 2 misuse, 138 the kernel died.
            """)
        {
            Notebook, Output, HelpNotebook, Parameters, Raw, Files, Yaml, Base64, InjectInput, InjectOutput,
            InjectPaths, Engine, SaveOnCell.On, SaveOnCell.Off, Autosave, PrepareOnly.On, PrepareOnly.Off, Kernel,
            Language, Folder, ProgressBar.On, ProgressBar.Off, LogOutput.On, LogOutput.Off, StdoutFile, StderrFile,
            LogLevel, StartTimeout, ExecutionTimeout, Timeout, ReportMode.On, ReportMode.Off, Compat, Batch, Jobs,
            Version, Verbose,
        };
        command.SetAction((parse, _) => RunAsync(parse));
        return command;
    }

    static Task<int> RunAsync(ParseResult parse)
    {
        if (parse.GetValue(Version))
        {
            string version = typeof(PapermillCommand).Assembly.GetName().Version!.ToString(3);
            Terminal.Out.WriteLine($"2.6.0 from FairLab {version} (.NET {Environment.Version})");
            return Task.FromResult(0);
        }

        var options = Read(parse);
        return options.Batch is not null ? PapermillBatch.RunAsync(options) : PapermillRun.RunAsync(options);
    }

    static PapermillOptions Read(ParseResult parse) => new()
    {
        Notebook = parse.GetValue(Notebook),
        Output = parse.GetValue(Output),
        HelpNotebook = parse.GetValue(HelpNotebook),
        Parameters = Pairs(parse.GetValue(Parameters)),
        RawParameters = Pairs(parse.GetValue(Raw)),
        ParameterFiles = parse.GetValue(Files) ?? [],
        ParameterYaml = parse.GetValue(Yaml) ?? [],
        ParameterBase64 = parse.GetValue(Base64) ?? [],
        InjectInput = parse.GetValue(InjectInput) || parse.GetValue(InjectPaths),
        InjectOutput = parse.GetValue(InjectOutput) || parse.GetValue(InjectPaths),
        Engine = parse.GetValue(Engine),
        SaveOnCell = SaveOnCell.Read(parse) ?? true,
        Autosave = NotBelow(0, parse.GetValue(Autosave), "--autosave-cell-every"),
        PrepareOnly = PrepareOnly.Read(parse) ?? false,
        Kernel = parse.GetValue(Kernel),
        Language = parse.GetValue(Language),
        Folder = parse.GetValue(Folder),
        ProgressBar = ProgressBar.Read(parse),
        LogOutput = LogOutput.Read(parse) ?? false,
        StdoutFile = parse.GetValue(StdoutFile),
        StderrFile = parse.GetValue(StderrFile),
        LogLevel =
            Enum.TryParse<LogLevel>(parse.GetValue(LogLevel), out var level)
            && !int.TryParse(parse.GetValue(LogLevel), out int _)
                ? level
                : throw new UsageException(
                    $"--log-level expects one of {string.Join(", ", Enum.GetNames<LogLevel>())}, found "
                        + $"'{parse.GetValue(LogLevel)}'."),
        StartTimeout = NotBelow(0, parse.GetValue(StartTimeout), "--start-timeout"),
        // Papermill takes 0 for no limit.
        CellTimeout = parse.GetValue(ExecutionTimeout) is { } seconds and not 0
            ? NotBelow(1, seconds, "--execution-timeout")
            : null,
        Timeout = parse.GetValue(Timeout) is { } all
            ? all > 0
                ? all
                : throw new UsageException(
                    FormattableString.Invariant($"--timeout expects seconds above 0, found {all}."))
            : null,
        ReportMode = ReportMode.Read(parse) ?? false,
        Compatible = parse.GetValue(Compat) switch
        {
            null => false,
            "papermill" => true,
            var other => throw new UsageException($"--compat expects papermill, found '{other}'."),
        },
        Batch = parse.GetValue(Batch),
        Jobs = NotBelow(1, parse.GetValue(Jobs), "--jobs"),
    };

    static int NotBelow(int least, int value, string option) =>
        value >= least
            ? value
            : throw new UsageException(
                FormattableString.Invariant($"{option} expects a whole number of at least {least}, found {value}."));

    static KeyValuePair<string, string>[] Pairs(string[]? values) =>
        [
            .. (values ?? []).Select(value =>
                KeyValuePair.Create(
                    value.Split(PapermillArguments.Joint)[0],
                    value[(value.IndexOf(PapermillArguments.Joint, StringComparison.Ordinal) + 1)..])),
        ];

    static Option<string[]> Many(string name, string description, string value, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = value, Arity = ArgumentArity.OneOrMore };
}
