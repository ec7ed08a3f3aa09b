namespace FairLab.Experiments.Definition;

/// <summary>Refuses sweeps that would lose a run, or count one twice.</summary>
/// <param name="experiment">The experiment.</param>
/// <param name="error">Makes an error that names its place.</param>
sealed class SweepCheck(Experiment experiment, Func<SweepPart, string, UsageException> error)
{
    const string Seed = "seed", Seeds = "seeds";

    // A thousand times what a machine finishes in a day; grids of ten lists of ten are typed in no time.
    const double MostRuns = 100_000;

    Sweep Sweep => experiment.Sweep;

    /// <exception cref="UsageException">
    /// A name is unknown or the engine's own, or a value, a point or a run is there twice.
    /// </exception>
    public void Run()
    {
        Names(experiment.Parameters, new("parameters"));
        Names(experiment.Smoke, new("smoke"), seeds: true);
        foreach (var (grid, i) in Sweep.Grids.Select((g, i) => (g, i)))
        {
            Names(grid, new("grid", i));
            foreach (var (name, values) in grid)
                Values(new("grid", i, name), values);
        }
        foreach (var (point, i) in Sweep.Include.Select((p, i) => (p, i)))
            Names(point, new("include", i), seeds: true);
        double points = Sweep.Grids.Sum(g => g.Values.Aggregate(1.0, (product, values) => product * values.Count));
        double runs = Sweep.Seeds * points;
        if (runs > MostRuns)
        {
            throw error(
                new("grid", 0),
                FormattableString.Invariant($"the sweep has {runs:0} runs, expected at most {MostRuns:0}: ")
                    + "shorten its lists, or its seeds");
        }
        if (experiment.Smoke.Keys.FirstOrDefault(n => n != Seeds && Sweep.Points().All(p => p.Point.ContainsKey(n))) is
        { } idle)
            throw error(
                new("smoke", 0, idle),
                $"'{idle}' is set by the sweep at every point, so 'smoke' cannot set it");
        foreach (var (rule, i) in Sweep.Exclude.Select((r, i) => (r, i)))
            Rule(rule, i);
        Labels();
        Points();
    }

    /// <summary>Tables and folders go by labels: what differs may not have one.</summary>
    void Labels()
    {
        var values = Sweep.Points().SelectMany(p => p.Point)
            .DistinctBy(p => (p.Key, ValueIdentity.Of(p.Value))).ToArray();
        foreach (var (name, value) in values.Where(v => ValueIdentity.Label(v.Value) is not null))
        {
            string label = ValueIdentity.Label(value)!;
            object?[] same = [.. values.Where(v => v.Key == name).Select(v => v.Value)
                .Where(v => v as string == label || ValueIdentity.Label(v) == label)];
            if (same.Length > 1)
            {
                throw error(
                    new(Sweep.Include.Any(p => p.ContainsKey(name)) ? "include" : "grid"),
                    $"tables would call {string.Join(" and ", same.Select(ValueIdentity.Describe))} '{label}': "
                    + "give one of them a label of its own, such as { reduction: { epsilon: 0.02 }, label: strict }");
            }
        }
    }

    void Names<T>(IReadOnlyDictionary<string, T> values, SweepPart part, bool seeds = false)
    {
        if (values.ContainsKey(Seed))
            throw error(
                part with { Name = Seed },
                "'seed' is set by the engine: 'seeds: N' runs every point with the seeds 0 to N - 1");
        if (!seeds && values.ContainsKey(Seeds))
        {
            throw error(
                part with { Name = Seeds },
                "'seeds' is no parameter: it stands beside 'grid', and sets how often every point is run");
        }
    }

    void Values(SweepPart part, IReadOnlyList<object?> values)
    {
        if (values.Count == 0)
            throw error(part, $"the list of '{part.Name}' is empty, so there would be no run");
        if (values.GroupBy(ValueIdentity.Of, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            string[] forms = [.. twice.Select(ValueIdentity.Describe).Distinct(StringComparer.Ordinal)];
            throw error(part, $"the list of '{part.Name}' has one value twice: {string.Join(" and ", forms)}");
        }
    }

    void Rule(IReadOnlyDictionary<string, object?> rule, int index)
    {
        string[] names = [.. Sweep.Grids.SelectMany(g => g.Keys).Distinct(StringComparer.Ordinal)];
        if (rule.Count == 0)
            throw error(new("exclude", index), "it names no parameter, so it would leave out every point");
        if (rule.Keys.FirstOrDefault(n => !names.Contains(n)) is { } unknown)
            throw error(new("exclude", index, unknown), NearestName.Message("parameter of the grid", unknown, names));
        foreach (var (name, value) in rule)
        {
            object?[] values =
            [
                .. Sweep.Grids.Where(g => g.ContainsKey(name)).SelectMany(g => g[name]).DistinctBy(ValueIdentity.Of),
            ];
            if (!values.Any(v => ValueIdentity.Of(v) == ValueIdentity.Of(value)))
            {
                throw error(new("exclude", index, name), NearestName.Message(
                    $"value of '{name}'", ValueIdentity.Describe(value), [.. values.Select(ValueIdentity.Describe)]));
            }
        }
        if (!Sweep.Combinations().Any(p => Sweep.Matches(rule, p)))
            throw error(new("exclude", index), $"no point of the grid has {ValueIdentity.Describe(rule)}");
    }

    void Points()
    {
        var seen = new Dictionary<string, IReadOnlyDictionary<string, object?>>(StringComparer.Ordinal);
        foreach (var (point, _) in Sweep.Points())
        {
            var whole = new Dictionary<string, object?>(experiment.Parameters, StringComparer.Ordinal);
            foreach (var (name, value) in point)
                whole[name] = value;
            if (!seen.TryAdd(ValueIdentity.Of(whole), point))
            {
                var first = seen[ValueIdentity.Of(whole)];
                string also = ValueIdentity.Of(first) == ValueIdentity.Of(point) ? ""
                    : $", which is ({ValueIdentity.Describe(first)}) with 'parameters'";
                throw error(
                    new(Sweep.Include.Count > 0 ? "include" : "grid"),
                    $"the point ({ValueIdentity.Describe(point)}) is there twice{also}: its runs would be counted "
                        + "twice");
            }
        }
        if (seen.Count == 0)
            throw error(
                new(Sweep.Exclude.Count > 0 ? "exclude" : "grid"),
                "no point is left, so there would be no run");
    }
}
