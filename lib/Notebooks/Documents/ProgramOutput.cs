using System.ComponentModel;
using System.Diagnostics;

namespace FairLab.Notebooks;

/// <summary>What another program says, where there is one.</summary>
public static class ProgramOutput
{
    /// <summary>Runs a program and waits for its end; what it writes to standard error is dropped.</summary>
    /// <param name="folder">Its working directory; this process's when null.</param>
    /// <param name="program">The program, by path or as the path's folders have it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Its standard output, trimmed; null when it is not installed, or fails.</returns>
    public static string? TryRead(string? folder, string program, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            // A full pipe would stop it.
            _ = process.StandardError.ReadToEndAsync();
            string text = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? text : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
