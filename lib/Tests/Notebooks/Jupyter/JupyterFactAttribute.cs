using System.Diagnostics;

namespace FairLab.Notebooks.Tests;

/// <summary>
/// A test that drives the kernel with Jupyter's own programs; skipped, with the reason, where they are not installed.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class JupyterFactAttribute : FactAttribute
{
    static readonly Dictionary<string, bool> Known = new(StringComparer.Ordinal);

    /// <param name="modules">The Python modules needed, space between.</param>
    /// <param name="package">The Debian package that has them.</param>
    /// <param name="programs">Other programs needed, space between.</param>
    public JupyterFactAttribute(string modules, string package, string programs = "")
    {
        lock (Known)
        {
            foreach (var program in programs.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(program => !Runs("command -v " + program)))
                Skip = $"needs {program}: apt-get install {program}";
            if (Python is null || !Runs($"{Python} -c 'import {modules.Replace(' ', ',')}'"))
                Skip = $"needs the Python modules {modules}: apt-get install {package}";
        }
    }

    /// <summary>
    /// Debian's own Python where it has Jupyter's client, else the one on the path; null when neither has.
    /// </summary>
    public static string? Python { get; } =
        new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(python => Runs($"{python} -c 'import jupyter_client'"));

    static bool Runs(string command)
    {
        lock (Known)
        {
            if (Known.TryGetValue(command, out var known))
                return known;
            using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command + " >/dev/null 2>&1"]))!;
            shell.WaitForExit();
            return Known[command] = shell.ExitCode == 0;
        }
    }
}
