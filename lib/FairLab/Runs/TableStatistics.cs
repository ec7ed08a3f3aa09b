using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Runs;

/// <summary>Means and differences over the rows of a table, one row a run, with their intervals.</summary>
public static class TableStatistics
{
    /// <summary>The mean of a numeric column with its 95% interval over the rows.</summary>
    /// <param name="table">One row a run.</param>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">The table has no rows, or no such column.</exception>
    public static RunMean Mean(this Table table, string column)
    {
        ArgumentNullException.ThrowIfNull(table);
        var values = table.Numbers(column);
        return values.Length > 0 ? RunMean.Of(values) : throw new ArgumentException(
            $"No row is left to take the mean of '{column}' over: a condition before it matches nothing.");
    }

    /// <summary>
    /// A quantity that a run saved with its own interval, in the columns NAME, <c>NAME_low</c> and <c>NAME_high</c>.
    /// </summary>
    /// <param name="table">The one row.</param>
    /// <param name="column">NAME.</param>
    /// <exception cref="ArgumentException">The table has not exactly one row, or a column is missing.</exception>
    public static RunMean Estimate(this Table table, string column)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Count != 1)
            throw new ArgumentException($"An estimate of '{column}' is one row, found {table.Count}.");
        double value = table.Numbers(column)[0];
        return new RunMean(value, table.Numbers(column + "_low")[0], table.Numbers(column + "_high")[0], 0, double.NaN);
    }

    /// <summary>
    /// The standard deviation of a numeric column over the rows, with n - 1; NaN with fewer than two rows.
    /// </summary>
    /// <param name="table">One row a run.</param>
    /// <param name="column">The column's name.</param>
    public static double Deviation(this Table table, string column)
    {
        ArgumentNullException.ThrowIfNull(table);
        var values = table.Numbers(column);
        if (values.Length < 2)
            return double.NaN;
        double mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }

    /// <summary>
    /// The mean of the differences <c>first - second</c> of a column, paired by another column (usually the seed), with
    /// its 95% interval and the p-value of the paired t test.
    /// </summary>
    /// <param name="table">One row a run.</param>
    /// <param name="column">The numeric column.</param>
    /// <param name="by">The column that tells the two sides apart, such as <c>method</c>.</param>
    /// <param name="first">Its value on the first side.</param>
    /// <param name="second">Its value on the second side.</param>
    /// <param name="pairedBy">The column that pairs the rows; its values are unique on each side.</param>
    /// <exception cref="ArgumentException">A side is empty, or the sides do not pair up.</exception>
    public static RunMean Difference(
        this Table table, string column, string by, object first, object second, string pairedBy = "seed")
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Difference(
            column, by, (first, table.Where(by, first)), (second, table.Where(by, second)), pairedBy);
    }

    internal static RunMean Difference(
        this Table table,
        string column,
        string by,
        (object Value, Table Rows) first,
        (object Value, Table Rows) second,
        string pairedBy)
    {
        var a = Side(first);
        var b = Side(second);
        if (a.Keys.Except(b.Keys).Concat(b.Keys.Except(a.Keys)).FirstOrDefault() is { } alone)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{pairedBy} {alone} has no partner between {by} '{first.Value}' ({a.Count} rows) and ")
                + FormattableString.Invariant($"'{second.Value}' ({b.Count} rows)."));
        }
        return RunMean.Of([.. a.Select(pair => pair.Value - b[pair.Key])]);

        Dictionary<string, double> Side((object Value, Table Rows) part)
        {
            if (part.Rows.Count == 0)
            {
                string there = string.Join(", ", table.Distinct(by).Select(Table.Format));
                throw new ArgumentException(
                    FormattableString.Invariant($"No row has {by} '{part.Value}'. Values there: {there}."));
            }
            var side = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var row in part.Rows.Rows)
            {
                if (!side.TryAdd(CellMatch.Text(row[pairedBy]), row.Number(column)))
                {
                    throw new ArgumentException(FormattableString.Invariant(
                        $"{pairedBy} {row.Text(pairedBy)} appears twice where {by} is '{part.Value}'."));
                }
            }
            return side;
        }
    }

    /// <summary>
    /// The mean of the differences <c>first - second</c> of two columns of the same rows, with its interval.
    /// </summary>
    /// <param name="table">One row a run.</param>
    /// <param name="first">A numeric column.</param>
    /// <param name="second">Another one.</param>
    public static RunMean Gap(this Table table, string first, string second)
    {
        ArgumentNullException.ThrowIfNull(table);
        return RunMean.Of([.. table.Numbers(first).Zip(table.Numbers(second), (a, b) => a - b)]);
    }

    /// <summary>
    /// One row a combination of the key columns, in order of appearance, and for each numeric column its mean and
    /// interval.
    /// </summary>
    /// <param name="table">One row a run.</param>
    /// <param name="keys">The columns to group by.</param>
    /// <param name="columns">The numeric columns; each gives four: its name, <c>NAME_sd</c>, <c>NAME_low</c>,
    /// <c>NAME_high</c>; and <c>n</c> comes after the keys.</param>
    public static Table Summarize(this Table table, IReadOnlyList<string> keys, IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(table);
        var groups = table.Groups(keys);
        var estimates = columns.Select(c => groups.Select(g => g.Rows.Mean(c)).ToArray()).ToArray();
        var spreads = columns.Select(c => groups.Select(g => g.Rows.Deviation(c)).ToArray()).ToArray();

        var result = keys.Select((k, i) => (k, (IReadOnlyList<object?>)[.. groups.Select(g => g.Key[i])])).ToList();
        result.Add(("n", [.. groups.Select(g => (object?)g.Rows.Count)]));
        for (int c = 0; c < columns.Count; c++)
        {
            result.Add((columns[c], [.. estimates[c].Select(e => (object?)e.Value)]));
            result.Add((columns[c] + "_sd", [.. spreads[c].Select(v => (object?)v)]));
            result.Add((columns[c] + "_low", [.. estimates[c].Select(e => (object?)e.Low)]));
            result.Add((columns[c] + "_high", [.. estimates[c].Select(e => (object?)e.High)]));
        }
        return Table.FromColumns(result);
    }
}
