using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Runs;

/// <summary>Methods of a table against one of them.</summary>
public static class PairedComparison
{
    /// <summary>
    /// Every value of a column against one of them, metric by metric: the paired differences <c>value - baseline</c>
    /// with Student's interval, and p-values adjusted by Holm's method over all rows of the result.
    /// </summary>
    /// <param name="table">One row a run.</param>
    /// <param name="by">The column that tells the sides apart, such as <c>method</c>.</param>
    /// <param name="baseline">The value the others are compared with, such as <c>none</c>.</param>
    /// <param name="within">Columns whose values are compared apart from each other, such as <c>dataset</c>.</param>
    /// <param name="columns">The numeric columns.</param>
    /// <param name="pairedBy">The column that pairs the rows.</param>
    /// <returns>The columns of <paramref name="within"/>, <paramref name="by"/>, <c>metric</c>, <c>difference</c>,
    /// <c>low</c>, <c>high</c>, <c>n</c>, <c>p</c>, <c>p_holm</c>. Where a value is undefined in a run the row is too,
    /// and it is no hypothesis of the table; where all differences are the same there is no p, but a hypothesis all the
    /// same.</returns>
    /// <exception cref="ArgumentException">A side is empty, or the sides do not pair up.</exception>
    public static Table CompareWith(
        this Table table,
        string by,
        object baseline,
        IReadOnlyList<string> within,
        IReadOnlyList<string> columns,
        string pairedBy = "seed")
    {
        ArgumentNullException.ThrowIfNull(table);
        var found = new List<Comparison>();
        foreach (var group in table.Groups(within))
        {
            var baselineRows = group.Rows.Where(by, baseline);
            string against = CellMatch.Text(Table.Normal(baseline, by));
            foreach (var (key, rows) in group.Rows.Groups([by]).Where(s => CellMatch.Text(s.Key[0]) != against))
            {
                var side = (key[0]!, rows);
                found.AddRange(columns.Select(column => new Comparison(group.Key, key[0], column,
                    group.Rows.Difference(column, by, side, (baseline, baselineRows), pairedBy))));
            }
        }
        return Table.FromColumns(
        [
            .. within.Select((name, i) => (name, Column(c => c.Group[i]))),
            (by, Column(c => c.Side)),
            ("metric", Column(c => c.Metric)),
            ("difference", Column(c => c.Difference.Value)),
            ("low", Column(c => c.Difference.Low)),
            ("high", Column(c => c.Difference.High)),
            ("n", Column(c => (long)c.Difference.Count)),
            ("p", Column(c => c.Difference.P)),
            ("p_holm", [.. Adjusted(found).Select(p => (object?)p)]),
        ]);

        IReadOnlyList<object?> Column(Func<Comparison, object?> cell) => [.. found.Select(cell)];
    }

    // A difference without a p-value is a hypothesis all the same, one without an interval is none.
    static double[] Adjusted(List<Comparison> found)
    {
        double[] adjusted = [.. Enumerable.Repeat(double.NaN, found.Count)];
        int[] tested = [.. Enumerable.Range(0, found.Count).Where(i => !double.IsNaN(found[i].Difference.Low))];
        double[] holm = MultipleTesting.Holm([.. tested.Select(i => found[i].Difference.P)]);
        foreach (var (row, p) in tested.Zip(holm))
            adjusted[row] = p;
        return adjusted;
    }

    sealed record Comparison(object?[] Group, object? Side, string Metric, RunMean Difference);
}
