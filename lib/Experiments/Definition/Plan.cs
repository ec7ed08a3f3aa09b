namespace FairLab.Experiments.Definition;

/// <summary>Unfolds an experiment into its runs.</summary>
static class Plan
{
    /// <summary>The runs of an experiment, in a fixed order: point by point, seed by seed.</summary>
    /// <exception cref="UsageException">A run would be lost or counted twice; see <see cref="SweepCheck"/>.</exception>
    public static IReadOnlyList<PlannedRun> Unfold(Experiment experiment, RunOverrides overrides)
    {
        new SweepCheck(experiment, (part, message) =>
            new UsageException($"{experiment.Path}: {part.Key}: {message}")).Run();
        if (overrides.Parameters.Keys.FirstOrDefault(n => n is "seed" or "seeds") is { } engines)
        {
            throw new UsageException(
                $"-p {engines}: the engine gives every run its seed; --seeds N runs every point with the seeds 0 to N "
                    + "- 1");
        }

        var shared = new Dictionary<string, object?>(experiment.Parameters, StringComparer.Ordinal);
        int? seeds = null;
        if (overrides.Smoke)
        {
            foreach (var (name, value) in experiment.Smoke.Where(p => p.Key != "seeds"))
                shared[name] = value;
            seeds = experiment.Smoke.TryGetValue("seeds", out var few) ? checked((int)(long)few!) : 2;
        }
        seeds = overrides.Seeds ?? seeds;

        // What the command line or the small profile sets can make points one; it is run with the most seeds that any
        // had.
        var points = new OrderedDictionary<string, Planned>(StringComparer.Ordinal);
        foreach (var (point, own) in experiment.Sweep.Points())
        {
            var held = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
            foreach (var (name, value) in point)
                held[name] = overrides.Parameters.TryGetValue(name, out var set) ? set : value;
            var parameters = new Dictionary<string, object?>(shared, StringComparer.Ordinal);
            foreach (var (name, value) in held.Concat(overrides.Parameters))
                parameters[name] = value;
            string identity = ValueIdentity.Of(parameters);
            if (points.TryGetValue(identity, out var same))
                points[identity] = same with { Seeds = Math.Max(same.Seeds, seeds ?? own) };
            else
                points.Add(identity, new(held, parameters, seeds ?? own));
        }
        var labels = new PointLabels();
        return [.. points.Values.SelectMany(p =>
        {
            string label = labels.Of(p.Point);
            return Enumerable.Range(0, p.Seeds).Select(seed => new PlannedRun(
                label.Length == 0 ? $"seed-{seed}" : $"{label}-seed-{seed}",
                p.Point,
                seed,
                new Dictionary<string, object?>(p.Parameters, StringComparer.Ordinal) { ["seed"] = (long)seed }));
        })];
    }

    sealed record Planned(
        IReadOnlyDictionary<string, object?> Point, IReadOnlyDictionary<string, object?> Parameters, int Seeds);
}
