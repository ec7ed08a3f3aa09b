using FairLab.Figures.Tests;

namespace FairLab.Experiments.Tests;

/// <summary>A test of <c>fairlab lab</c> in a browser; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LabFactAttribute : TheoryAttribute
{
    /// <param name="program">Which Jupyter.</param>
    public LabFactAttribute(string program) => Skip = new ChromiumFactAttribute().Skip
        ?? (OperatingSystem.IsWindows() ? "sends Unix signals" : null)
        ?? ((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)))
                ? null
                : $"needs {program}: apt-get install jupyter-notebook, or pip install jupyterlab");
}
