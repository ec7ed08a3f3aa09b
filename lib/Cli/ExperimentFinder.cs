using FairLab.Experiments;

namespace FairLab.Cli;

/// <summary>Finds experiment files by path or by the study's name.</summary>
static class ExperimentFinder
{
    public static IReadOnlyList<string> Find(string root, IReadOnlyList<string> names)
    {
        string folder = Path.Combine(root, "experiments");
        string[] all = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [];
        all = [.. all.OrderBy(Path.GetFileNameWithoutExtension, StringComparer.Ordinal)];
        if (names.Count == 0)
            return all.Length > 0 ? all : throw new UsageException($"There is no experiment in {folder}.");
        string[] studies = [.. all.Select(f => Path.GetFileNameWithoutExtension(f)!)];
        return [.. names.Select(FileOf)];

        string FileOf(string name)
        {
            if (File.Exists(name))
                return name;
            int study = Array.IndexOf(studies, name);
            return study >= 0 ? all[study] : throw new UsageException(NearestName.Message("experiment", name, studies));
        }
    }
}
