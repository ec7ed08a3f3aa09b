namespace FairLab;

/// <summary>Finds FairLab's own folders from wherever a program or notebook runs.</summary>
public static class Repository
{
    static readonly Lazy<string> Found = new(() =>
        Environment.GetEnvironmentVariable("FAIRLAB_ROOT") is { Length: > 0 } named ? named
        : Search(Environment.CurrentDirectory) ?? Search(AppContext.BaseDirectory)
        ?? throw new DirectoryNotFoundException(
            $"found no data/catalogue.yaml above {Environment.CurrentDirectory} nor above {AppContext.BaseDirectory}; "
            + "run inside a FairLab folder, or set FAIRLAB_ROOT to one"));

    /// <summary>
    /// The folder that FAIRLAB_ROOT names, else the nearest with <c>data/catalogue.yaml</c> above the working directory
    /// or above the assemblies.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static string Root => Found.Value;

    static string? Search(string folder)
    {
        for (DirectoryInfo? d = new(folder); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "data", "catalogue.yaml")))
                return d.FullName;
        }
        return null;
    }
}
