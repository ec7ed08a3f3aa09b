using System.Diagnostics;
using System.Text;

namespace FairLab.Experiments.Tests;

/// <summary>The command line in a process of its own, as a user starts it.</summary>
static class CliProcess
{
    /// <summary>Runs <c>fairlab</c> with some arguments and waits for its end.</summary>
    /// <param name="root">The repository's root, and the working directory.</param>
    /// <param name="arguments">What is typed after <c>fairlab</c>.</param>
    public static Task<(int Code, string Output, string Error)> RunAsync(string root, params string[] arguments) =>
        RunFromAsync(AppContext.BaseDirectory, root, null, arguments);

    /// <summary>The same with another folder of programs, and settings in the environment.</summary>
    public static async Task<(int Code, string Output, string Error)> RunFromAsync(
        string programs,
        string root,
        IReadOnlyDictionary<string, string>? environment,
        params string[] arguments)
    {
        var start = new ProcessStartInfo(Dotnet, ["exec", Path.Combine(programs, "FairLab.Cli.dll"), .. arguments])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["FAIRLAB_ROOT"] = root;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    // A test may take everything off the path.
    static string Dotnet =>
        Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";
}
