namespace FairLab.Data;

public sealed partial class Table
{
    /// <summary>
    /// The rows that no other row beats: none is at least as good in every column and better in one (Pareto).
    /// </summary>
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
        var bestFirst = defined.OrderByDescending(i => gains[0][i]);
        foreach (double[] gain in gains[1..])
            bestFirst = bestFirst.ThenByDescending(i => gain[i]);
        foreach (int i in bestFirst)
        {
            if (!front.Exists(j => gains.All(g => g[j] >= g[i]) && gains.Any(g => g[j] > g[i])))
                front.Add(i);
        }
        front.Sort();
        return At([.. front]);
    }

    /// <summary>
    /// The share of the values of a column, such as <c>seed</c>, whose rows together satisfy a condition.
    /// </summary>
    /// <param name="column">The column.</param>
    /// <param name="condition">Given all rows of one value.</param>
    /// <exception cref="ArgumentException">The table has no rows, or no such column.</exception>
    public double Share(string column, Func<Table, bool> condition)
    {
        var groups = Groups([column]);
        return groups.Count > 0
            ? (double)groups.Count(g => condition(g.Rows)) / groups.Count
            : throw new ArgumentException(
                $"No row is left to take a share of '{column}': a condition before it matches nothing.");
    }

    /// <summary>The rows of each combination of the key columns, in order of appearance.</summary>
    internal IReadOnlyList<(object?[] Key, Table Rows)> Groups(IReadOnlyList<string> keys) =>
        [.. Rows.Select((row, i) => (Key: keys.Select(k => row[k]).ToArray(), i))
            .GroupBy(r => Joined(r.Key), StringComparer.Ordinal)
            .Select(g => (g.First().Key, At([.. g.Select(r => r.i)])))];

    // Each with its length in front: no two rows of texts look alike.
    static string Joined(object?[] cells) => cells.Length == 1 ? CellMatch.Text(cells[0])
        : string.Concat(cells.Select(CellMatch.Text).Select(t => FormattableString.Invariant($"{t.Length}:{t}")));
}
