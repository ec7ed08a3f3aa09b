namespace FairLab.Runs;

/// <summary>Finds FairLab's own folders from wherever a program or notebook runs.</summary>
public static class Repository
{
    static readonly Lazy<string> RootFolder = new(() =>
        Search(Environment.CurrentDirectory) ?? Search(AppContext.BaseDirectory)
        ?? throw new DirectoryNotFoundException(
            $"FairLab's folder was not found above {Environment.CurrentDirectory} or {AppContext.BaseDirectory}: expected one with FairLab.sln and data/catalogue.yaml."));

    /// <summary>The folder with <c>FairLab.sln</c>, above the working directory or above the assemblies.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static string Root => RootFolder.Value;

    static string? Search(string folder)
    {
        for (DirectoryInfo? d = new(folder); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "FairLab.sln")) && Directory.Exists(Path.Combine(d.FullName, "data")))
                return d.FullName;
        }
        return null;
    }
}
