namespace FairLab.Notebooks.Tests;

/// <summary>
/// A test that first prepares something with a command of Unix, tried out in a folder of its own; skipped, with the
/// reason, where that is not permitted.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    /// <param name="trial">A shell command that must succeed.</param>
    public UnixFactAttribute(string trial)
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "needs Unix";
            return;
        }

        var folder = Directory.CreateTempSubdirectory("fairlab-trial-");
        var (code, error) = Shell.Try(folder.FullName, trial);
        if (code != 0)
            Skip = $"'{trial}' is not permitted here: {error.Trim()}";
        folder.Delete(recursive: true);
    }
}
