using System.CommandLine;
using System.Diagnostics;
using System.Xml.Linq;
using FairLab.Runs;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary><c>fairlab test</c>: builds everything and runs all tests.</summary>
static class TestCommand
{
    static readonly Option<string?> Filter = new("--filter")
    {
        Description = "Run only the tests whose full name contains this text",
        HelpName = "TEXT",
    };

    public static Command Create()
    {
        var command = new Command(
            "test",
            "Build everything and run all tests. Ends with a line 'N passed, N failed, N skipped'.\nExample: fairlab "
                + "test --filter GroupCounts")
        {
            Filter,
        };
        command.SetAction((parse, cancel) => RunAsync(parse.GetValue(Filter), cancel));
        return command;
    }

    static async Task<int> RunAsync(string? filter, CancellationToken cancel)
    {
        string root = Repository.Root;
        string results = Path.Combine(root, "artifacts", "test-results");
        if (Directory.Exists(results))
            Directory.Delete(results, recursive: true);

        if (await DotnetAsync(
            root,
            cancel,
            "build",
            "FairLab.sln",
            "-c",
            "Release",
            "-v",
            "quiet",
            "-nologo",
            "-clp:NoSummary")
            is var built
                and not 0)
        {
            Terminal.Error.MarkupLine("[red]error:[/] the tests do not build.");
            return built;
        }
        string[] filtered = filter is null ? [] : ["--filter", "FullyQualifiedName~" + filter];
        // One result file a test project: a project whose host crashes leaves none, and the exit code tells.
        int code = await DotnetAsync(
            root,
            cancel,
            [
                "test",
                "FairLab.sln",
                "-c",
                "Release",
                "--no-build",
                "-nologo",
                "-v",
                "quiet",
                "--logger",
                "trx",
                "--logger",
                "console;verbosity=minimal",
                "--results-directory",
                results,
                .. filtered,
            ]);

        var counters = Directory.Exists(results)
            ? Directory.GetFiles(results, "*.trx")
                .Select(f => XDocument.Load(f).Descendants().First(e => e.Name.LocalName == "Counters"))
                .ToArray()
            : [];
        int passed = Sum("passed"), failed = Sum("failed") + Sum("error") + Sum("timeout") + Sum("aborted");
        int skipped = Sum("total") - Sum("executed");
        System.Console.Out.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
        if (code == 0 && (failed > 0 || passed == 0))
            code = 1;
        return code;

        int Sum(string name) => counters.Sum(c => (int?)c.Attribute(name) ?? 0);
    }

    static async Task<int> DotnetAsync(string root, CancellationToken cancel, params IReadOnlyList<string> arguments)
    {
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root })!;
        try
        {
            await dotnet.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            dotnet.Kill(entireProcessTree: true);
            throw;
        }
        return dotnet.ExitCode;
    }
}
