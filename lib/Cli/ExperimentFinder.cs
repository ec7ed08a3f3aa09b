using FairLab.Experiments;

namespace FairLab.Cli;

/// <summary>Finds experiment files by path or by the study's name.</summary>
static class ExperimentFinder
{
    public static IReadOnlyList<string> Find(string root, IReadOnlyList<string> names)
    {
        string folder = Path.Combine(root, "experiments");
        string[] all = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.yaml").OrderBy(Path.GetFileNameWithoutExtension, StringComparer.Ordinal)] : [];
        if (names.Count == 0)
            return all.Length > 0 ? all : throw new UsageException($"There is no experiment in {folder}.");
        return [.. names.Select(name =>
            File.Exists(name) ? name
            : all.FirstOrDefault(f => Path.GetFileNameWithoutExtension(f) == name)
            ?? throw new UsageException(NearestName.Message("experiment", name, [.. all.Select(f => Path.GetFileNameWithoutExtension(f)!)])))];
    }
}
