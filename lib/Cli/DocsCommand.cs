using System.CommandLine;
using System.Diagnostics;
using FairLab.Experiments;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary><c>fairlab docs</c>: the pages of docs/ and the documentation of every public type, as a site.</summary>
static class DocsCommand
{
    static readonly Option<bool> Serve = new("--serve")
    {
        Description = "Show the site in a browser afterwards, at an address on this machine, until Ctrl-C",
    };

    static readonly Option<int> Port = new("--port")
    {
        Description = "The port of that address",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 8080,
    };

    static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "No progress" };

    public static Command Create()
    {
        var command = new Command("docs", """
            Build a site of the pages of docs/ and of every public type, with search, into artifacts/docs-site. Takes
            docfx from NuGet the first time. A browser shows it from a server only, such as --serve starts.
            Example: fairlab docs --serve
            """)
        {
            Serve, Port, Quiet,
        };
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parse, CancellationToken cancel)
    {
        string root = Repository.Root;
        int port = parse.GetValue(Port);
        if (port is < 1 or > 65535)
            throw new UsageException($"--port expects a number from 1 to 65535, found {port}.");
        if (!File.Exists(Path.Combine(root, DocsSite.Settings)))
        {
            throw new UsageException(
                $"found no {Path.Combine(root, DocsSite.Settings)}: the site is built in FairLab's own folder");
        }
        bool quiet = parse.GetValue(Quiet) || Console.IsErrorRedirected;
        var clock = Stopwatch.StartNew();

        var restored = await DotnetAsync(root, quiet, cancel, "tool", "restore");
        if (restored.Code != 0)
        {
            throw new InvalidOperationException("docfx, which builds the site, could not be had from NuGet: look at "
                + "the network, and run the same command again; once it is there no network is needed.\n"
                + string.Join('\n', restored.Lines.TakeLast(3)));
        }
        var built = await DotnetAsync(root, quiet, cancel, "docfx", DocsSite.Prepare(root));
        string log = Path.Combine(root, "artifacts", "docs.log");
        ResultFile.Write(log, string.Join('\n', built.Lines) + "\n");
        if (built.Code != 0)
        {
            throw new InvalidOperationException($"docfx ended with exit code {built.Code}; its log is {log}:\n"
                + string.Join('\n', built.Lines.Where(l => l.Contains("error", StringComparison.OrdinalIgnoreCase))
                    .DefaultIfEmpty("").Take(5)));
        }
        foreach (string broken in built.Lines.Where(l => l.Contains("InvalidFileLink", StringComparison.Ordinal)))
            Terminal.Error.WriteLine("note: " + broken);
        var (pages, bytes) = DocsSite.Finish(root);
        Terminal.Out.WriteLine(FormattableString.Invariant($"{pages} pages, {bytes / 1e6:0.0} MB, ")
            + FormattableString.Invariant($"{clock.Elapsed.TotalSeconds:0} s: {Path.Combine(root, DocsSite.Output)}"));
        if (!parse.GetValue(Serve))
        {
            Terminal.Out.WriteLine("./fairlab docs --serve shows it");
            return 0;
        }
        Terminal.Out.WriteLine($"http://localhost:{port} until Ctrl-C");
        return (await DotnetAsync(root, true, cancel, "docfx", "serve", Path.Combine(root, DocsSite.Output),
            "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture))).Code;
    }

    /// <summary>Runs dotnet, with its last line as progress.</summary>
    static async Task<(int Code, IReadOnlyList<string> Lines)> DotnetAsync(
        string root, bool quiet, CancellationToken cancel, params IReadOnlyList<string> arguments)
    {
        var lines = new List<string>();
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            if (quiet)
                await ReadAsync(null);
            else
                await Terminal.Error.Status().StartAsync("dotnet " + arguments[0], ReadAsync);
            await dotnet.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            dotnet.Kill(entireProcessTree: true);
            throw;
        }
        return (dotnet.ExitCode, lines);

        Task ReadAsync(StatusContext? status) =>
            Task.WhenAll(EachAsync(dotnet.StandardOutput, status), EachAsync(dotnet.StandardError, status));

        async Task EachAsync(StreamReader reader, StatusContext? status)
        {
            while (await reader.ReadLineAsync(cancel) is { } line)
            {
                lock (lines)
                    lines.Add(line);
                if (status is not null && line.Length > 0)
                    status.Status = Markup.Escape(line.Length > 70 ? line[..70] + "..." : line);
            }
        }
    }
}
