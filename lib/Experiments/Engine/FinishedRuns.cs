using FairLab.Data;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Runs;

namespace FairLab.Experiments.Engine;

/// <summary>The runs on this machine from which a study's results came.</summary>
/// <param name="Runs">One for each planned run that is here, in the order of the plan, the report at the end.</param>
/// <param name="Planned">How many runs the study has, its report among them.</param>
/// <param name="Others">
/// How many of those here did not make the tables of the results: other digits of the ordinary mode, another library.
/// </param>
public sealed record FinishedRuns(IReadOnlyList<(RunRecord Record, string Folder)> Runs, int Planned, int Others)
{
    /// <summary>Finds them: of several runs with one name, that which made the results, else the newest.</summary>
    /// <param name="experiment">The study.</param>
    /// <param name="results">The folder of all results.</param>
    public static FinishedRuns Of(Experiment experiment, string results)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var folders = new ResultFolders(results, experiment.Study, ResultFolders.Reference);
        var plan = Plan.Unfold(experiment, RunOverrides.None);
        int planned = plan.Count + (experiment.Report is null ? 0 : 1);
        if (!Directory.Exists(folders.Runs))
            return new([], planned, 0);
        var here = Directory.GetDirectories(folders.Runs)
            .Select(f => (Record: RunRecord.TryLoad(f)!, Folder: f))
            .Where(r => r.Record is { State: RunState.Done })
            .OrderByDescending(r => r.Record.Started)
            .ToLookup(r => r.Record.Label, StringComparer.Ordinal);
        var lines = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var runs = new List<(RunRecord, string)>();
        int others = 0;
        foreach (var run in plan)
            Choose(run.Label, r => Collector.Collect([(run, r.Record, r.Folder)]).All(t => IsIn(t.Key, t.Value)));
        if (experiment.Report is not null)
            Choose("report", r => r.Record.Inputs.All(i => !IsTable(i.Key) || Hash(i.Key) == i.Value));
        return new(runs, planned, others);

        void Choose(string label, Func<(RunRecord Record, string Folder), bool> made)
        {
            var alike = here[label].Where(r => r.Record.IsIntact(r.Folder)).ToArray();
            if (alike.Length == 0)
                return;
            int at = Array.FindIndex(alike, r => made(r));
            if (at < 0)
                others++;
            runs.Add(alike[Math.Max(at, 0)]);
        }

        // The rows of a run stand in the collected table as they are, where all runs have the same columns.
        bool IsIn(string name, Table rows)
        {
            if (!lines.TryGetValue(name, out var all))
            {
                string path = Path.Combine(folders.Results, name + ".csv");
                lines[name] = all = File.Exists(path) ? [.. File.ReadAllText(path).Split('\n')] : [];
            }
            string[] own = rows.ToCsv().Split('\n');
            return !all.Contains(own[0]) || own.All(all.Contains);
        }

        bool IsTable(string input) => !input.Contains('/', StringComparison.Ordinal);

        string? Hash(string table)
        {
            string path = Path.Combine(folders.Results, table + ".csv");
            return File.Exists(path) ? RunKey.HashFile(path) : null;
        }
    }
}
