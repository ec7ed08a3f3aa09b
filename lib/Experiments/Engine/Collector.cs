using FairLab.Data;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Runs;
using FairLab.Runs;

namespace FairLab.Experiments.Engine;

/// <summary>Joins the tables of a study's runs.</summary>
static class Collector
{
    /// <summary>
    /// For each table that the runs saved, all its rows in the order of the plan, with the sweep's parameters and the
    /// seed as columns.
    /// </summary>
    public static SortedDictionary<string, Table> Collect(
        IEnumerable<(PlannedRun Run, RunRecord Record, string Folder)> runs)
    {
        var parts = new SortedDictionary<string, List<Table>>(StringComparer.Ordinal);
        foreach (var (run, record, folder) in runs)
        {
            foreach (string file in record.Outputs!.Keys.Where(f => f.EndsWith(".csv", StringComparison.Ordinal)))
            {
                string name = Path.GetFileNameWithoutExtension(file);
                if (!parts.TryGetValue(name, out var tables))
                    parts[name] = tables = [];
                tables.Add(Identify(Table.Load(Path.Combine(folder, file)), run));
            }
        }
        return new(parts.ToDictionary(p => p.Key, p => Table.Concat(p.Value)), StringComparer.Ordinal);
    }

    static Table Identify(Table table, PlannedRun run)
    {
        if (!table.Has("seed"))
            table = table.With("seed", run.Seed);
        foreach (var (name, value) in run.Point.Reverse().Where(p => !table.Has(p.Key)))
            table = table.With(name, Cell(value));
        return table;
    }

    // Lists, maps and numbers of many digits as the experiment file writes them: no two values become one cell.
    static object? Cell(object? value) => value is null or string or bool or long or double
        ? value
        : ValueIdentity.Label(value) ?? ValueIdentity.Describe(value);
}
