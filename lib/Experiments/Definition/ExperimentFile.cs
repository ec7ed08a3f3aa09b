using System.Diagnostics.CodeAnalysis;
using FairLab.Experiments.Engine;

namespace FairLab.Experiments.Definition;

/// <summary>Reads an experiment's YAML file.</summary>
public static class ExperimentFile
{
    static readonly string[] Keys =
    [
        "study", "title", "question", "survey", "cites", "notebook", "report", "answer", "tables", "needs", "datasets",
        "parameters", "sweep", "smoke", "timeout", "retries", "verify", "let", "claims",
    ];

    static readonly string[] ClaimCode = ["measure", "check"];

    // Where the path of a run's notebook still fits into the 260 letters of some systems.
    const int LongestName = 80;

    static readonly string[] Taken =
        ["runs", "report", "smoke", "custom", ResultFolders.Reference, ResultFolders.Ordinary, ResultFolders.Partial];

    /// <summary>Reads and checks an experiment file.</summary>
    /// <param name="path">The file; the notebooks it names are relative to <paramref name="root"/>.</param>
    /// <param name="root">The repository's root.</param>
    /// <exception cref="UsageException">
    /// A key is unknown or missing, a value has the wrong type, or a notebook is not there; the message names the line.
    /// </exception>
    public static Experiment Load(string path, string root)
    {
        var map = YamlMap.Load(path, "an experiment", Keys);
        string study = map.String("study");
        if (!IsName(study, out string? problem))
            throw map.Error("study", problem);

        var lets = LetExpansion.Read(map);
        var experiment = new Experiment(
            path,
            study,
            map.OptionalString("title") ?? study,
            map.Strings("cites"),
            Notebook("notebook")!,
            map.Has("report") ? Notebook("report") : null,
            map.Strings("needs"),
            map.Values("parameters"),
            ReadSweep(map),
            ReadSmoke(map),
            ReadClaims(map, lets))
        {
            Timeout = map.OptionalInt("timeout") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Retries = map.OptionalInt("retries") ?? 0,
            Lets = lets.Lets,
            Question = map.OptionalString("question"),
            Survey = SurveyPlace.Read(map),
            Answer = map.OptionalString("answer"),
            Tables = TableView.Read(map),
            Verify = Tolerances.Read(map),
            Datasets = DatasetSection.Read(map, System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!),
        };
        new SweepCheck(experiment, (part, message) => Place(map, part).Error(part.Name, message)).Run();
        return experiment;

        string? Notebook(string key)
        {
            string relative = map.String(key);
            string full = System.IO.Path.Combine(root, relative);
            if (File.Exists(full))
                return full;
            string folder = System.IO.Path.GetDirectoryName(full)!;
            var there = Directory.Exists(folder)
                ? Directory.GetFiles(folder, "*.ipynb").Select(f => System.IO.Path.GetRelativePath(root, f)).ToArray()
                : [];
            throw map.Error(key, NearestName.Message("notebook", relative, there));
        }
    }

    /// <summary>Whether a study can have a name.</summary>
    /// <param name="study">The name.</param>
    /// <param name="problem">Why not.</param>
    public static bool IsName(string study, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(study);
        problem = study.Length == 0 || !study.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
                ? $"'{study}' names a folder: use letters, digits, '-' and '_'"
            : study.Length > LongestName ? $"'{study}' names a folder: use at most {LongestName} letters"
            : Taken.Contains(study, StringComparer.OrdinalIgnoreCase)
                ? $"'{study}' is the engine's own folder below results/: give the study another name"
            : null;
        return problem is null;
    }

    static Sweep ReadSweep(YamlMap map)
    {
        if (!map.Has("sweep"))
            return new Sweep([new Dictionary<string, IReadOnlyList<object?>>()], [], [], 1);
        var sweep = SweepMap(map);
        // Points that are listed are the points there are: the plain one is run where nothing is said.
        IReadOnlyDictionary<string, IReadOnlyList<object?>>[] plain =
            sweep.Has("include") ? [] : [new Dictionary<string, IReadOnlyList<object?>>()];
        return new Sweep(
            sweep.Has("grid") ? [.. sweep.Grids("grid").Select(g => g.AllLists())] : plain,
            [.. sweep.Maps("include", "a point").Select(Included)],
            [.. sweep.Maps("exclude", "a point").Select(p => p.AllValues())],
            sweep.OptionalInt("seeds") ?? 1);
    }

    static YamlMap SweepMap(YamlMap map) => map.Map("sweep", "'sweep'", "grid", "include", "exclude", "seeds");

    static IReadOnlyDictionary<string, object?> Included(YamlMap point)
    {
        _ = point.OptionalInt("seeds"); // refuses what is no number of seeds, at its line
        return point.AllValues();
    }

    static IReadOnlyDictionary<string, object?> ReadSmoke(YamlMap map) =>
        map.Has("smoke") ? Included(map.Map("smoke", "'smoke'")) : new Dictionary<string, object?>();

    /// <summary>The mapping in which a part of the sweep stands, for the line of a message.</summary>
    static YamlMap Place(YamlMap map, SweepPart part)
    {
        if (part.Key is "parameters" or "smoke")
            return map.Map(part.Key, part.Key);
        if (!map.Has("sweep"))
            return map;
        var sweep = SweepMap(map);
        if (!sweep.Has(part.Key))
            return sweep;
        var parts = part.Key == "grid" ? sweep.Grids("grid") : sweep.Maps(part.Key, "a point");
        return part.Index < parts.Count ? parts[part.Index] : sweep;
    }

    static Claim[] ReadClaims(YamlMap map, LetExpansion lets)
    {
        Claim[] claims = [.. map.Maps("claims", "a claim", "id", "says", "paper", "measure", "check", "control")
            .Select(c => ReadClaim(c, lets))];
        return claims.GroupBy(c => c.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw map.Error("claims", $"two claims have the id '{twice.Key}'")
            : claims;
    }

    static Claim ReadClaim(YamlMap map, LetExpansion lets)
    {
        string id = map.String("id");
        string? measure = map.OptionalString("measure");
        string check = map.String("check");
        foreach (string part in ClaimCode.Where(map.Has))
        {
            if (lets.Hidden(map.String(part)) is { } hidden)
            {
                throw map.Error(part, $"the {part} of claim '{id}' has a variable '{hidden}', "
                    + "which is the name of a let; give one of them another");
            }
        }
        return new Claim(
            id,
            map.String("says"),
            map.OptionalString("paper"),
            measure is null ? null : lets.Expand(measure),
            lets.Expand(check),
            map.Line("check"))
        {
            Control = map.OptionalBool("control"),
            MeasureLine = measure is null ? 0 : map.Line("measure"),
            Lets = lets.NamesIn($"({measure ?? "0"}, {check})"),
        };
    }
}
