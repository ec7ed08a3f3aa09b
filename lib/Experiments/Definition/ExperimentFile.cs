namespace FairLab.Experiments.Definition;

/// <summary>Reads an experiment's YAML file.</summary>
public static class ExperimentFile
{
    static readonly string[] Keys =
        ["study", "title", "cites", "notebook", "report", "needs", "parameters", "sweep", "smoke", "timeout", "retries", "claims"];

    /// <summary>Reads and checks an experiment file.</summary>
    /// <param name="path">The file; the notebooks it names are relative to <paramref name="root"/>.</param>
    /// <param name="root">The repository's root.</param>
    /// <exception cref="UsageException">A key is unknown or missing, a value has the wrong type, or a notebook is not there; the message names the line.</exception>
    public static Experiment Load(string path, string root)
    {
        var map = YamlMap.Load(path, "an experiment", Keys);
        string study = map.String("study");
        if (!study.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw map.Error("study", $"'{study}' names a folder: use letters, digits, '-' and '_'");

        return new Experiment(
            path,
            study,
            map.OptionalString("title") ?? study,
            map.Strings("cites"),
            Notebook("notebook")!,
            map.Has("report") ? Notebook("report") : null,
            map.Strings("needs"),
            map.Values("parameters"),
            ReadSweep(map),
            map.Values("smoke"),
            ReadClaims(map))
        {
            Timeout = map.OptionalInt("timeout") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Retries = map.OptionalInt("retries") ?? 0,
        };

        string? Notebook(string key)
        {
            string relative = map.String(key);
            string full = System.IO.Path.Combine(root, relative);
            if (File.Exists(full))
                return full;
            string folder = System.IO.Path.GetDirectoryName(full)!;
            var there = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.ipynb").Select(f => System.IO.Path.GetRelativePath(root, f)).ToArray() : [];
            throw map.Error(key, NearestName.Message("notebook", relative, there));
        }
    }

    static Sweep ReadSweep(YamlMap map)
    {
        if (!map.Has("sweep"))
            return new Sweep([new Dictionary<string, IReadOnlyList<object?>>()], [], [], 1);
        var sweep = map.Map("sweep", "'sweep'", "grid", "include", "exclude", "seeds");
        var grids = sweep.Grids("grid");
        if (grids.SelectMany(g => g).FirstOrDefault(g => g.Value.Count == 0) is { Key: { } empty })
            throw sweep.Error("grid", $"the list of '{empty}' is empty, so there would be no run");
        return new Sweep(
            grids,
            [.. sweep.Maps("include", "a point").Select(Included)],
            [.. sweep.Maps("exclude", "a point").Select(p => p.AllValues())],
            sweep.OptionalInt("seeds") ?? 1);
    }

    static IReadOnlyDictionary<string, object?> Included(YamlMap point)
    {
        _ = point.OptionalInt("seeds"); // refuses what is no number of seeds, at its line
        return point.AllValues();
    }

    static Claim[] ReadClaims(YamlMap map)
    {
        Claim[] claims = [.. map.Maps("claims", "a claim", "id", "says", "paper", "measure", "check", "control").Select(c =>
            new Claim(c.String("id"), c.String("says"), c.OptionalString("paper"), c.OptionalString("measure"), c.String("check"), c.Line("check"))
            {
                Control = c.OptionalString("control") switch
                {
                    null or "false" => false,
                    "true" => true,
                    var other => throw c.Error("control", $"'control' expects true or false, found '{other}'"),
                },
            })];
        return claims.GroupBy(c => c.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw map.Error("claims", $"two claims have the id '{twice.Key}'")
            : claims;
    }
}
