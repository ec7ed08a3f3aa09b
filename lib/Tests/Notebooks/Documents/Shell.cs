using System.Diagnostics;

namespace FairLab.Notebooks.Tests;

/// <summary>Commands of Unix that tests prepare files with.</summary>
internal static class Shell
{
    /// <summary>Runs a command in a folder.</summary>
    public static (int Code, string Error) Try(string folder, string command)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command])
        {
            WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }

    /// <summary>Runs a command that must succeed.</summary>
    public static void Run(string folder, string command)
    {
        var (code, error) = Try(folder, command);
        Assert.True(code == 0, error);
    }
}
