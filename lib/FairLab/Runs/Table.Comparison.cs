using FairLab.Metrics;

namespace FairLab.Runs;

public sealed partial class Table
{
    /// <summary>
    /// Every value of a column against one of them, metric by metric: the paired differences <c>value - baseline</c>
    /// with Student's interval, and p-values adjusted by Holm's method over all rows of the result.
    /// </summary>
    /// <param name="by">The column that tells the sides apart, such as <c>method</c>.</param>
    /// <param name="baseline">The value the others are compared with, such as <c>none</c>.</param>
    /// <param name="within">Columns whose values are compared apart from each other, such as <c>dataset</c>.</param>
    /// <param name="columns">The numeric columns.</param>
    /// <param name="pairedBy">The column that pairs the rows.</param>
    /// <returns>The columns of <paramref name="within"/>, <paramref name="by"/>, <c>metric</c>, <c>difference</c>,
    /// <c>low</c>, <c>high</c>, <c>n</c>, <c>p</c>, <c>p_holm</c>. Where a value is undefined in a run the row is too, and
    /// it is no hypothesis of the table; where all differences are the same there is no p, but a hypothesis all the same.</returns>
    /// <exception cref="ArgumentException">A side is empty, or the sides do not pair up.</exception>
    public Table CompareWith(string by, object baseline, IReadOnlyList<string> within, IReadOnlyList<string> columns, string pairedBy = "seed")
    {
        var found = new List<(object?[] Group, object? Side, string Metric, RunMean Difference)>();
        foreach (var group in Groups(within))
        {
            var sides = group.Rows.Groups([by]);
            var none = group.Rows.Where(by, baseline);
            string against = CellMatch.Text(Normal(baseline, by));
            foreach (var (key, rows) in sides.Where(s => CellMatch.Text(s.Key[0]) != against))
            {
                found.AddRange(columns.Select(c => (group.Key, key[0], c,
                    group.Rows.Difference(c, by, (key[0]!, rows), (baseline, none), pairedBy))));
            }
        }
        var tested = found.Select((f, i) => (f.Difference.P, i)).Where(f => !double.IsNaN(found[f.i].Difference.Low)).ToArray();
        double[] adjusted = [.. Enumerable.Repeat(double.NaN, found.Count)];
        foreach (var (p, (_, i)) in MultipleTesting.Holm([.. tested.Select(t => t.P)]).Zip(tested))
            adjusted[i] = p;

        return FromColumns(
        [
            .. within.Select((name, i) => (name, Column(f => f.Group[i]))),
            (by, Column(f => f.Side)),
            ("metric", Column(f => f.Metric)),
            ("difference", Column(f => f.Difference.Value)),
            ("low", Column(f => f.Difference.Low)),
            ("high", Column(f => f.Difference.High)),
            ("n", Column(f => (long)f.Difference.Count)),
            ("p", Column(f => f.Difference.P)),
            ("p_holm", [.. adjusted.Select(p => (object?)p)]),
        ]);

        IReadOnlyList<object?> Column(Func<(object?[] Group, object? Side, string Metric, RunMean Difference), object?> of) => [.. found.Select(of)];
    }

    /// <summary>The rows that no other row beats: none is at least as good in every column and better in one (Pareto).</summary>
    /// <param name="larger">Columns where more is better, such as <c>accuracy</c>.</param>
    /// <param name="smaller">Columns where less is better, such as <c>odds_max</c>.</param>
    /// <returns>The rows in their order; a row with an undefined value is never among them.</returns>
    public Table ParetoFront(IReadOnlyList<string> larger, IReadOnlyList<string> smaller)
    {
        double[][] gains = [.. larger.Select(Numbers), .. smaller.Select(c => Numbers(c).Select(v => -v).ToArray())];
        if (gains.Length == 0)
            throw new ArgumentException("A Pareto front needs at least one column.", nameof(larger));
        // Best first: what beats a row comes before it, and if anything does, then a row of the front does.
        IEnumerable<int> defined = Enumerable.Range(0, Count).Where(i => gains.All(g => !double.IsNaN(g[i])));
        var front = new List<int>();
        foreach (int i in gains[1..].Aggregate(defined.OrderByDescending(i => gains[0][i]), (order, g) => order.ThenByDescending(i => g[i])))
        {
            if (!front.Exists(j => gains.All(g => g[j] >= g[i]) && gains.Any(g => g[j] > g[i])))
                front.Add(i);
        }
        front.Sort();
        return At([.. front]);
    }

    /// <summary>The share of the values of a column, such as <c>seed</c>, whose rows together satisfy a condition.</summary>
    /// <param name="of">The column.</param>
    /// <param name="condition">Given all rows of one value.</param>
    /// <exception cref="ArgumentException">The table has no rows, or no such column.</exception>
    public double Share(string of, Func<Table, bool> condition)
    {
        var groups = Groups([of]);
        return groups.Count > 0 ? (double)groups.Count(g => condition(g.Rows)) / groups.Count : throw new ArgumentException(
            $"No row is left to take a share of '{of}': a condition before it matches nothing.");
    }

    /// <summary>The rows of each combination of the key columns, in order of appearance.</summary>
    IReadOnlyList<(object?[] Key, Table Rows)> Groups(IReadOnlyList<string> keys) =>
        [.. Rows.Select((row, i) => (Key: keys.Select(k => row[k]).ToArray(), i))
            .GroupBy(r => Joined(r.Key), StringComparer.Ordinal)
            .Select(g => (g.First().Key, At([.. g.Select(r => r.i)])))];

    // Each with its length in front: no two rows of texts look alike.
    static string Joined(object?[] cells) => cells.Length == 1 ? CellMatch.Text(cells[0])
        : string.Concat(cells.Select(CellMatch.Text).Select(t => FormattableString.Invariant($"{t.Length}:{t}")));
}
