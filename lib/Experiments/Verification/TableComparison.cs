using System.Globalization;
using FairLab.Data;
using FairLab.Runs;

namespace FairLab.Experiments.Verification;

/// <summary>Compares tables cell by cell.</summary>
public static class TableComparison
{
    /// <summary>
    /// The cells in which two folders' tables differ; a missing table, column or row is a difference too.
    /// </summary>
    /// <param name="committed">The folder with the committed tables.</param>
    /// <param name="computed">The folder with the tables computed now.</param>
    /// <param name="tolerance">
    /// The largest relative difference of two numbers that still counts as equal; 0 asks for the same bytes.
    /// </param>
    public static IEnumerable<CellDifference> Compare(string committed, string computed, double tolerance)
    {
        var before = new StudyTables(committed);
        var now = new StudyTables(computed);
        foreach (string name in before.Names.Union(now.Names).Order(StringComparer.Ordinal))
        {
            if (!before.Names.Contains(name) || !now.Names.Contains(name))
                yield return new(
                    name,
                    0,
                    "the table",
                    before.Names.Contains(name) ? "is there" : "is missing",
                    now.Names.Contains(name) ? "is there" : "is missing",
                    null);
            else
            {
                foreach (var difference in Compare(name, before[name], now[name], tolerance))
                    yield return difference;
            }
        }
    }

    static IEnumerable<CellDifference> Compare(string name, Table committed, Table computed, double tolerance)
    {
        if (!committed.Columns.SequenceEqual(computed.Columns))
            yield return new(
                name,
                0,
                "columns",
                string.Join(" ", committed.Columns),
                string.Join(" ", computed.Columns),
                null);
        if (committed.Count != computed.Count)
            yield return new(
                name,
                0,
                "rows",
                committed.Count.ToString(CultureInfo.InvariantCulture),
                computed.Count.ToString(CultureInfo.InvariantCulture),
                null);
        foreach (string column in committed.Columns.Where(computed.Has))
        {
            var rows = committed.Rows.Zip(computed.Rows)
                .Select((pair, i) => (Before: pair.First.Text(column), Now: pair.Second.Text(column), Row: i + 1));
            foreach (var (before, now, row) in rows.Where(r => r.Before != r.Now))
            {
                double? relative = Relative(before, now);
                if (relative is null || relative > tolerance)
                    yield return new(name, row, column, before, now, relative);
            }
        }
    }

    static double? Relative(string before, string now) =>
        double.TryParse(before, NumberStyles.Float, CultureInfo.InvariantCulture, out double a)
        && double.TryParse(now, NumberStyles.Float, CultureInfo.InvariantCulture, out double b)
        && double.IsFinite(a)
        && double.IsFinite(b)
            ? Math.Abs(a - b) / Math.Max(Math.Abs(a), Math.Abs(b))
            : null;
}
