using FairLab.Data;

namespace FairLab.Experiments.Definition;

/// <summary>
/// What a folder must hold for its studies to run: experiments/, the notebooks they name, data/catalogue.yaml; and, if
/// it says so in fairlab.yaml, which version of FairLab they were made with.
/// </summary>
public static class RepositoryLayout
{
    /// <summary>The file that names the version: <c>engine: 0.1.0</c>.</summary>
    public const string VersionFile = "fairlab.yaml";

    const string Expected = "a FairLab repository has experiments/*.yaml, the notebooks/ they name, "
        + "data/catalogue.yaml and docs/refs.bib; lay one out with  fairlab study new NAME --repository FOLDER";

    /// <summary>This FairLab's version.</summary>
    public static Version Engine { get; } =
        new(typeof(RepositoryLayout).Assembly.GetName().Version?.ToString(3) ?? "0.0.0");

    /// <summary>Whether a folder has experiments and a catalogue.</summary>
    /// <param name="folder">The folder.</param>
    public static bool IsOne(string folder) => Missing(folder).Length == 0;

    /// <summary>Checks the layout, the versions first.</summary>
    /// <param name="folder">The repository's root.</param>
    /// <param name="anyEngine">Whether a repository made with a later version is taken as it is.</param>
    /// <returns>What a user should know of the version; null when there is nothing.</returns>
    /// <exception cref="UsageException">A part is missing, or the repository needs a later FairLab.</exception>
    public static string? Check(string folder, bool anyEngine = false)
    {
        string? note = CheckEngine(folder, anyEngine);
        string[] missing = Missing(folder);
        if (missing.Length == 0)
            return note;
        // experiments/ itself, say.
        string? near = Path.GetDirectoryName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)) is { } above
            && IsOne(above)
                ? above
                : Directory.EnumerateDirectories(folder).Where(IsOne).Order(StringComparer.Ordinal).FirstOrDefault();
        throw new UsageException($"{folder} is not laid out as a FairLab repository: found no "
            + string.Join(", no ", missing) + (near is null ? $"; {Expected}" : $"; did you mean {near}?"));
    }

    static string[] Missing(string folder)
    {
        string experiments = Path.Combine(folder, "experiments");
        var missing = new List<string>();
        if (!Directory.Exists(experiments) || Directory.GetFiles(experiments, "*.yaml").Length == 0)
            missing.Add("experiments/*.yaml");
        if (!Directory.Exists(Path.Combine(folder, "notebooks")))
            missing.Add("notebooks/");
        if (!File.Exists(Path.Combine(folder, "data", "catalogue.yaml")))
            missing.Add("data/catalogue.yaml (an empty list, [], where there are no data)");
        return [.. missing];
    }

    static string? CheckEngine(string folder, bool anyEngine)
    {
        string path = Path.Combine(folder, VersionFile);
        if (!File.Exists(path))
            return null;
        var map = YamlMap.Load(path, "the version of FairLab", "engine");
        string text = map.String("engine");
        if (!Version.TryParse(text, out var made) || made.Build < 0)
            throw map.Error("engine", $"expected a version such as {Engine}, found '{text}'");
        if (made == Engine)
            return null;
        string differs = $"{folder} was made with FairLab {made} ({VersionFile}), this is {Engine}";
        if (made > Engine && !anyEngine)
        {
            throw new UsageException($"{differs}, an earlier one, which may not know what its experiments say; "
                + "update FairLab, or try it all the same with --any-engine");
        }
        return $"{differs}: numbers may differ, and verify shows where.";
    }
}
