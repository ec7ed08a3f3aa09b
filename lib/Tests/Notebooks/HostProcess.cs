using System.Diagnostics;

namespace FairLab.Notebooks.Tests;

/// <summary>Programs of the test assembly, each in a process of its own.</summary>
internal static class HostProcess
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>How a program is started; standard output is a pipe.</summary>
    /// <remarks>A job in the background of a script inherits an interrupt signal that is ignored, and would hand that
    /// on.</remarks>
    public static ProcessStartInfo Start(params IEnumerable<string> arguments) =>
        new("env", ["--default-signal=INT", "dotnet", "exec", typeof(HostProcess).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
        };

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it printed.</returns>
    public static string Run(params IEnumerable<string> arguments)
    {
        using var process = Process.Start(Start(arguments))!;
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{string.Join(' ', arguments)} did not end");
        }

        Assert.Equal(0, process.ExitCode);
        return output.Result;
    }
}
