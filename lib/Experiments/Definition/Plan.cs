using System.Globalization;
using System.Text;

namespace FairLab.Experiments.Definition;

/// <summary>Unfolds an experiment into its runs.</summary>
static class Plan
{
    /// <summary>The runs of an experiment, in a fixed order: point by point, seed by seed.</summary>
    public static IReadOnlyList<PlannedRun> Unfold(Experiment experiment, RunOverrides overrides)
    {
        var shared = new Dictionary<string, object?>(experiment.Parameters, StringComparer.Ordinal);
        int? seeds = null;
        if (overrides.Smoke)
        {
            foreach (var (name, value) in experiment.Smoke.Where(p => p.Key != "seeds"))
                shared[name] = value;
            seeds = experiment.Smoke.TryGetValue("seeds", out var few) && few is long n ? (int)n : 2;
        }
        seeds = overrides.Seeds ?? seeds;

        var runs = new List<PlannedRun>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (point, own) in experiment.Sweep.Points())
        {
            var fixedPoint = point.ToDictionary(p => p.Key, p => overrides.Parameters.TryGetValue(p.Key, out var v) ? v : p.Value, StringComparer.Ordinal);
            string label = Label(fixedPoint);
            if (!seen.Add(label))
                continue;
            var parameters = new Dictionary<string, object?>(shared, StringComparer.Ordinal);
            foreach (var (name, value) in fixedPoint.Concat(overrides.Parameters))
                parameters[name] = value;
            runs.AddRange(Enumerable.Range(0, seeds ?? own).Select(seed => new PlannedRun(
                label.Length == 0 ? $"seed-{seed}" : $"{label}-seed-{seed}",
                fixedPoint,
                seed,
                new Dictionary<string, object?>(parameters, StringComparer.Ordinal) { ["seed"] = (long)seed })));
        }
        return runs;
    }

    // A label is for people: the values in the grid's order. The key, not the label, tells runs apart.
    static string Label(IReadOnlyDictionary<string, object?> point)
    {
        var text = new StringBuilder();
        foreach (object? value in point.Values)
        {
            if (text.Length > 0)
                text.Append('-');
            foreach (char c in Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null")
                text.Append(char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-');
        }
        return text.ToString();
    }
}
