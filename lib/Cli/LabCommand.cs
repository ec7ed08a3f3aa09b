using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using FairLab.Experiments;
using FairLab.Runs;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary><c>fairlab lab</c>: Jupyter with FairLab's kernels.</summary>
static class LabCommand
{
    static readonly Argument<string[]> Arguments = new("arguments")
    {
        Description = "What is none of the options below is Jupyter's, and everything behind '--'",
        Arity = ArgumentArity.ZeroOrMore,
    };

    static readonly Option<bool> Classic = new("--notebook")
    {
        Description = "Jupyter Notebook even where Jupyter Lab is installed",
    };

    static readonly Option<bool> NoBrowser = new("--no-browser")
    {
        Description = "Open no browser: Jupyter prints the address",
    };

    static readonly Option<int?> Port = new("--port")
    {
        Description = "The port Jupyter listens at, or the next that is free (default: 8888)",
        HelpName = "N",
    };

    static readonly Option<bool> First = new("--first-cell")
    {
        Description = "Print what a notebook's first cell has to be under Microsoft's own kernel, as in VS Code's "
            + "Polyglot Notebooks, and end",
    };

    static readonly Option<string?> Grade = new("--grade")
    {
        Description = "Instead of Jupyter: run the labs submitted in this folder and print what their checks say",
        HelpName = "FOLDER",
    };

    static readonly Option<string?> To = new("--to")
    {
        Description = "With --grade: where the notebooks go as they were run (default: FOLDER-graded)",
        HelpName = "FOLDER",
    };

    /// <summary>The command; Ctrl-C is Jupyter's to answer.</summary>
    public static Command Command { get; } = Create();

    static Command Create()
    {
        var command = new Command(
            "lab",
            """
            Open the notebooks in Jupyter Lab, or Jupyter Notebook where there is no Lab, with the C# and F# kernels.
            The kernels are registered below artifacts/jupyter, for this Jupyter alone. Ctrl-C ends it.
            Examples:
              fairlab lab
              fairlab lab --no-browser --port 8890
              fairlab lab -- --allow-root --ip 0.0.0.0     in a container: Jupyter's own options
              fairlab lab --grade submissions              the notebooks of a class
            """)
        {
            Arguments, Classic, NoBrowser, Port, First, Grade, To,
        };
        command.SetAction((parse, _) => parse.GetValue(Grade) is { } folder
            ? LabGrading.RunAsync(folder, parse.GetValue(To))
            : parse.GetValue(First) ? PrintFirstCell()
            : RunAsync(Handed(parse), parse.GetValue(Classic)));
        return command;
    }

    static Task<int> PrintFirstCell()
    {
        Console.Out.WriteLine(FirstCell.Code());
        return Task.FromResult(0);
    }

    static string[] Handed(ParseResult parse)
    {
        int? port = parse.GetValue(Port);
        if (port is < 1 or > 65535)
            throw new UsageException(FormattableString.Invariant($"--port expects 1 to 65535, found {port}."));
        return
        [
            .. parse.GetValue(NoBrowser) ? ["--no-browser"] : Array.Empty<string>(),
            .. port is null ? Array.Empty<string>() : [FormattableString.Invariant($"--port={port}")],
            .. parse.GetValue(Arguments) ?? [],
        ];
    }

    static async Task<int> RunAsync(string[] arguments, bool classic)
    {
        string root = Repository.Root;
        if ((classic ? null : OnPath("jupyter-lab")) is not { } program
            && (program = OnPath("jupyter-notebook")) is null)
        {
            Terminal.Error.MarkupLine("[red]error:[/] Jupyter is not installed. One of these installs it:");
            Terminal.Error.WriteLine("  apt-get install jupyter-notebook          (Debian, Ubuntu; with sudo)");
            Terminal.Error.WriteLine("  pip install jupyterlab");
            Terminal.Error.WriteLine("  conda env create -f environment.yml && conda activate fairlab");
            Terminal.Error.WriteLine("Notebooks run without it, too: fairlab papermill in.ipynb out.ipynb");
            return 1;
        }

        // Registered for this Jupyter alone: nothing of the user's is changed, and the kernels are those of this
        // build.
        string prefix = Path.Combine(root, "artifacts", "jupyter");
        KernelCommand.Install(prefix, null, null);
        bool hasFolder = arguments.Any(argument =>
            argument.Contains("notebook-dir", StringComparison.Ordinal)
            || argument.Contains("root-dir", StringComparison.Ordinal));
        var start = new ProcessStartInfo(
            program,
            hasFolder ? arguments : [$"--notebook-dir={Path.Combine(root, "notebooks")}", .. arguments]);
        start.Environment["JUPYTER_PATH"] = string.Join(
            Path.PathSeparator,
            new[]
            {
                Path.Combine(prefix, "share", "jupyter"),
                Environment.GetEnvironmentVariable("JUPYTER_PATH"),
            }.Where(path => !string.IsNullOrEmpty(path)));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, static context =>
            context.Cancel = true);
        using var jupyter = Process.Start(start)!;
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            Terminate(jupyter);
        });
        await jupyter.WaitForExitAsync(CancellationToken.None);
        return jupyter.ExitCode;
    }

    // Told to end, Jupyter ends its kernels and removes what it wrote of itself; killed, it does neither.
    static void Terminate(Process jupyter)
    {
        if (OperatingSystem.IsWindows())
            jupyter.Kill(entireProcessTree: true);
        else
            Process.Start("kill", ["-TERM", FormattableString.Invariant($"{jupyter.Id}")]).WaitForExit();
    }

    static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
