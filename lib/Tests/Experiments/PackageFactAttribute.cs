namespace FairLab.Experiments.Tests;

/// <summary>A test of what packages of hundreds of megabytes hold: skipped unless somebody has fetched them.</summary>
sealed class PackageFactAttribute : FactAttribute
{
    public PackageFactAttribute(params string[] packages)
    {
        string folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string? missing = packages.FirstOrDefault(p => !Directory.Exists(Path.Combine(folder, p)));
        if (missing is not null)
            Skip = $"package {missing} is not fetched; the notebook fetches it when it is run";
    }
}
