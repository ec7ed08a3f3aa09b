using System.Globalization;
using FairLab.Data;
using FairLab.Experiments.Definition;
using FairLab.Runs;

namespace FairLab.Experiments.Verification;

/// <summary>Compares tables cell by cell.</summary>
public static class TableComparison
{
    // What stands for the column where two tables differ in shape.
    internal const string WholeTable = "the table", AllColumns = "columns";

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
        var exact = Tolerances.Exact with { Study = new(tolerance, 0) };
        foreach (string name in before.Names.Union(now.Names).Order(StringComparer.Ordinal))
        {
            if (!before.Names.Contains(name) || !now.Names.Contains(name))
                yield return new(
                    name,
                    0,
                    WholeTable,
                    before.Names.Contains(name) ? "is there" : "is missing",
                    now.Names.Contains(name) ? "is there" : "is missing",
                    null);
            else
            {
                foreach (var difference in Compare(name, before[name], now[name], exact))
                    yield return difference;
            }
        }
    }

    /// <summary>The cells in which a table differs from the committed one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="committed">The committed table.</param>
    /// <param name="computed">The table computed now.</param>
    /// <param name="tolerances">What counts as equal.</param>
    /// <param name="within">Told of cells that differ and count as equal.</param>
    public static IEnumerable<CellDifference> Compare(
        string name, Table committed, Table computed, Tolerances tolerances, Action<CellDifference>? within = null)
    {
        ArgumentNullException.ThrowIfNull(committed);
        ArgumentNullException.ThrowIfNull(computed);
        ArgumentNullException.ThrowIfNull(tolerances);
        if (!committed.Columns.SequenceEqual(computed.Columns))
            yield return new(
                name,
                0,
                AllColumns,
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
        var rows = RowAlignment.Of(committed, computed);
        foreach (int row in rows.OnlyCommitted)
            yield return new(name, row + 1, "the row", rows.Describe(committed, row), "is missing", null);
        foreach (int row in rows.OnlyComputed)
            yield return new(name, 0, "a row", "is missing", rows.Describe(computed, row), null);
        foreach (string column in committed.Columns.Where(computed.Has))
        {
            var tolerance = tolerances.Of(name, column);
            IReadOnlyList<object?> old = committed.Cells(column), fresh = computed.Cells(column);
            foreach (var (i, k) in rows.Pairs)
            {
                string before = RowAlignment.Text(old[i]), now = RowAlignment.Text(fresh[k]);
                if (before == now)
                    continue;
                var numbers = Numbers(before, now);
                var difference = new CellDifference(name, i + 1, column, before, now, Relative(numbers))
                {
                    Key = rows.Where(committed, i, column),
                    Apart = numbers is var (x, y) ? Math.Abs(x - y) : null,
                    Allowed = tolerance,
                };
                if (numbers is not var (a, b) || !tolerance.Allows(a, b))
                    yield return difference;
                else
                    within?.Invoke(difference);
            }
        }
    }

    static (double Before, double Now)? Numbers(string before, string now) =>
        double.TryParse(before, NumberStyles.Float, CultureInfo.InvariantCulture, out double a)
        && double.TryParse(now, NumberStyles.Float, CultureInfo.InvariantCulture, out double b)
        && double.IsFinite(a)
        && double.IsFinite(b)
            ? (a, b)
            : null;

    static double? Relative((double Before, double Now)? numbers) => numbers is not var (a, b) ? null
        : a == b ? 0
        : Math.Abs(a - b) / Math.Max(Math.Abs(a), Math.Abs(b));
}
