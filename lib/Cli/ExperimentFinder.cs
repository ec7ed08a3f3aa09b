using FairLab.Cli.Repositories;
using FairLab.Experiments;
using FairLab.Experiments.Definition;

namespace FairLab.Cli;

/// <summary>Finds experiment files by path or by the study's name.</summary>
static class ExperimentFinder
{
    public static IReadOnlyList<string> Find(RepositoryArgument repository)
    {
        var (root, names, isOther) = repository;
        string folder = Path.Combine(root, "experiments");
        string[] all = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [];
        all = [.. all.OrderBy(Path.GetFileNameWithoutExtension, StringComparer.Ordinal)];
        if (names.Count == 0)
            return all.Length > 0 ? all : throw new UsageException($"There is no experiment in {folder}.");
        string[] studies = [.. all.Select(f => Path.GetFileNameWithoutExtension(f)!)];
        return [.. names.Select(FileOf)];

        string FileOf(string name)
        {
            // What lies here by chance is not the other repository's.
            string file = isOther ? Path.Combine(root, name) : name;
            if (File.Exists(file))
                return file;
            int study = Array.IndexOf(studies, name);
            if (study < 0 && !isOther && Directory.Exists(name))
                RepositoryLayout.Check(name);
            return study >= 0 ? all[study]
                : throw new UsageException((isOther ? $"{root}: " : "")
                    + NearestName.Message("experiment", name, studies));
        }
    }
}
