using System.Collections.Immutable;
using System.CommandLine;
using FairLab.Data;
using FairLab.Experiments;
using FairLab.Experiments.Workers;
using FairLab.Figures;
using FairLab.Notebooks;
using FairLab.Runs;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary><c>fairlab kernel install|list|uninstall|start</c>: the C# and F# kernels of Jupyter.</summary>
static class KernelCommand
{
    static readonly Option<bool> User = new("--user") { Description = "For the user (the default)" };

    static readonly Option<bool> SysPrefix = new("--sys-prefix")
    {
        Description = "For the Python environment in use: an activated one, else that of python3 on the path",
    };

    static readonly Option<string?> Prefix = new("--prefix")
    {
        Description = "Below this folder's share/jupyter",
        HelpName = "FOLDER",
    };

    static readonly Option<string?> Name = new("--name")
    {
        Description = "The kernel's name, of one kernel: C#'s unless --language says fsharp",
        HelpName = "NAME",
    };

    static readonly Option<string?> Language = new("--language")
    {
        Description = "csharp or fsharp; both when neither it nor --name is given",
        HelpName = "LANGUAGE",
    };

    static readonly Option<string> ConnectionFile = new("-f", "--connection-file")
    {
        Description = "The connection file that Jupyter has written", HelpName = "FILE", Required = true,
    };

    /// <summary>The command that Jupyter calls; signals reach the cell that runs, not the parser.</summary>
    public static Command Start { get; } = CreateStart();

    public static Command Create() => new(
        "kernel",
        "The C# and F# kernels of Jupyter, under the names .net-csharp and .net-fsharp that notebooks carry")
    {
        CreateInstall(),
        CreateList(),
        CreateUninstall(),
        Start,
    };

    /// <summary>Writes the kernelspecs of this build of FairLab.</summary>
    /// <param name="prefix">Below its share/jupyter; null for the user's folder.</param>
    /// <param name="name">The kernel's name; null for the names notebooks carry.</param>
    /// <param name="language">The kernel's language; null for C#, and for F# too when no name is given.</param>
    /// <returns>The files written.</returns>
    public static IReadOnlyList<string> Install(string? prefix, string? name, CellLanguage? language)
    {
        // The server of a notebook then hands out plotly.js, and figures draw without a network.
        var resources = ImmutableDictionary<string, string>.Empty.Add(
            "plotly.min.js",
            PlotlyScript.Ensure(Path.Combine(Repository.Root, "results")));
        if (name is not null && !KernelSpecInstaller.IsName(name))
            throw new UsageException(
                $"--name: '{name}' is no kernel name; Jupyter takes letters, digits, '-', '.' and '_'.");
        CellLanguage[] languages =
            language is { } one ? [one]
            : name is null ? [CellLanguage.CSharp, CellLanguage.FSharp]
            : [CellLanguage.CSharp];
        return
        [
            .. languages.Select(each =>
                KernelSpecInstaller.Install(new KernelSpecRequest
                {
                    Command = [.. Program, "kernel", "start", "--language", Text(each), "-f"],
                    Language = each,
                    Name = name,
                    Prefix = prefix,
                    Resources = resources,
                })),
        ];
    }

    // The program itself and not the fairlab script, which may build: a kernel has to be there at once, and silent.
    static IEnumerable<string> Program =>
        [Environment.ProcessPath ?? "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "FairLab.Cli.dll")];

    static Command CreateInstall()
    {
        var command = new Command(
            "install",
            "Make the kernels known to Jupyter; once is enough, also after a new build.\nExample: fairlab kernel "
                + "install --sys-prefix")
        {
            User, SysPrefix, Prefix, Name, Language,
        };
        command.SetAction(parse =>
        {
            foreach (string file in Install(PrefixOf(parse), parse.GetValue(Name), LanguageOf(parse)))
                Terminal.Out.WriteLine($"installed {Path.GetFileName(Path.GetDirectoryName(file))} in {file}");
            return 0;
        });
        return command;
    }

    static Command CreateList()
    {
        var command = new Command("list", "Show the kernels that Jupyter finds");
        command.SetAction(_ =>
        {
            var table = new Spectre.Console.Table()
                .Border(TableBorder.Rounded)
                .AddColumns("name", "shown as", "language", "folder");
            foreach (var kernel in KernelSpecFolders.Find())
                table.AddRow(
                    new Text(kernel.Name),
                    new Text(kernel.DisplayName + (IsOurs(kernel) ? " (FairLab)" : "")),
                    new Text(kernel.Language),
                    new Text(kernel.Folder));
            if (table.Rows.Count == 0)
                Terminal.Out.WriteLine("no kernels; install FairLab's with: ./fairlab kernel install");
            else
                Terminal.Out.Write(table);
            return 0;
        });
        return command;
    }

    static Command CreateUninstall()
    {
        var command = new Command("uninstall", "Remove FairLab's kernels from Jupyter; kernels of other programs stay")
        {
            User,
            SysPrefix,
            Prefix,
            Name,
            Language,
        };
        command.SetAction(parse =>
        {
            string? name = parse.GetValue(Name);
            string[] names = name is not null ? [name]
                : LanguageOf(parse) is { } one ? [".net-" + Text(one)]
                : [".net-csharp", ".net-fsharp"];
            string[] removed =
            [
                .. names.Select(each => KernelSpecInstaller.Uninstall(each, PrefixOf(parse), IsOurs)).OfType<string>(),
            ];
            foreach (string folder in removed)
                Terminal.Out.WriteLine($"removed {folder}");
            if (removed.Length > 0)
                return 0;
            Terminal.Error.WriteLine(
                $"no kernel {string.Join(" nor ", names)} there; ./fairlab kernel list shows where kernels are");
            return 1;
        });
        return command;
    }

    static Command CreateStart()
    {
        var command = new Command("start", "Run a kernel; Jupyter calls this") { ConnectionFile, Language };
        command.SetAction(async parse =>
        {
            await KernelHost.RunAsync(
                parse.GetValue(ConnectionFile)!,
                new KernelOptions
                {
                    Session = FairLabSession.Options(
                        Repository.Root,
                        Path.Combine(Repository.Root, "artifacts", "cells")) with { WorkingDirectory = null },
                    Language = LanguageOf(parse) ?? CellLanguage.CSharp,
                });
            return 0;
        });
        return command;
    }

    static bool IsOurs(InstalledKernel kernel) =>
        kernel.Command.Any(word => Path.GetFileName(word) == "FairLab.Cli.dll");

    static string? PrefixOf(ParseResult parse)
    {
        string? prefix = parse.GetValue(Prefix);
        bool ofPython = parse.GetValue(SysPrefix);
        if ((prefix is null ? 0 : 1) + (ofPython ? 1 : 0) + (parse.GetValue(User) ? 1 : 0) > 1)
            throw new UsageException("--user, --sys-prefix and --prefix exclude each other.");
        if (ofPython)
            return KernelSpecFolders.EnvironmentPrefix()
                ?? throw new UsageException(
                    "--sys-prefix: found no Python environment (VIRTUAL_ENV, CONDA_PREFIX, python3); name the folder "
                        + "with --prefix.");
        return prefix;
    }

    static CellLanguage? LanguageOf(ParseResult parse) => parse.GetValue(Language) switch
    {
        null => null,
        "csharp" => CellLanguage.CSharp,
        "fsharp" => CellLanguage.FSharp,
        var other => throw new UsageException($"--language expects csharp or fsharp, found '{other}'."),
    };

    static string Text(CellLanguage language) => language == CellLanguage.FSharp ? "fsharp" : "csharp";
}
