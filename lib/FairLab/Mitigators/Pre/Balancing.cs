using FairLab.Data;
using FairLab.Numerics;

namespace FairLab.Mitigators;

/// <summary>
/// Balanced data (Wang et al. 2019, section 4 [wang2019]): rows are drawn so that within every label all groups are
/// equally many, P(z | y) = 1/|Z|. By default rows of the larger groups are left out; <see cref="Oversample"/> repeats
/// rows of the smaller instead. Alpha-balance allows max/min up to α. Which rows is chance; the counts are exact.
/// They are counts of people: a row of weight k is k rows, and weights that are not whole numbers are refused.
/// </summary>
public sealed record Balancing : IPreProcessor
{
    /// <summary>Whether to repeat rows of small cells rather than leave out rows of large ones.</summary>
    /// <value>False.</value>
    public bool Oversample { get; init; }

    /// <summary>α: the largest ratio allowed between the groups' counts within a label.</summary>
    /// <value>1: equal counts.</value>
    public double Alpha
    {
        get;
        init => field = Require.That(value, value >= 1 && double.IsFinite(value), "a number of at least 1");
    } = 1;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">
    /// A group without rows of some label: no number of copies of nobody balances it.
    /// </exception>
    public DataChange Fit(TabularDataset train, long seed)
    {
        ArgumentNullException.ThrowIfNull(train);
        train = train.Repeated("balancing");
        var random = new SeededRandom(seed);
        var rows = new List<int>();
        foreach (var label in (int[])[0, 1])
        {
            int[] Cell(int z) => [.. Enumerable.Range(0, train.Rows)
                .Where(i => train.Labels[i] == label && train.Group.Codes[i] == z)];
            int[][] cells = [.. Enumerable.Range(0, train.Group.Levels.Count).Select(Cell)];
            var empty = Array.FindIndex(cells, c => c.Length == 0);
            if (empty >= 0 && cells.Any(c => c.Length > 0))
                throw new InvalidOperationException(
                    $"group '{train.Group.Levels[empty]}' has no rows with label {label}: it cannot be balanced");
            var (smallest, largest) = (cells.Min(c => c.Length), cells.Max(c => c.Length));
            foreach (var cell in cells)
            {
                var count = Oversample ? Math.Max(cell.Length, (int)Math.Ceiling(largest / Alpha))
                    : Math.Min(cell.Length, (int)Math.Floor(smallest * Alpha));
                rows.AddRange(Draw(cell, count, random));
            }
        }
        var order = rows.ToArray();
        random.Shuffle(order.AsSpan());
        var times = Times(train, order);
        return new DataChange(train.Select(order), data => data)
        {
            Validation = data => Weighted(data, train.Group.CodesOf(data.Group), times),
        };
    }

    /// <summary>How often a row of each group and label was drawn, on average; 1 where there are none.</summary>
    static double[,] Times(TabularDataset train, int[] drawn)
    {
        var (times, rows) = (new double[train.Group.Levels.Count, 2], new double[train.Group.Levels.Count, 2]);
        for (var row = 0; row < train.Rows; row++)
            rows[train.Group.Codes[row], train.Labels[row]]++;
        foreach (var row in drawn)
            times[train.Group.Codes[row], train.Labels[row]]++;
        for (var z = 0; z < train.Group.Levels.Count; z++)
            for (var y = 0; y < 2; y++)
                times[z, y] = rows[z, y] == 0 ? 1 : times[z, y] / rows[z, y];
        return times;
    }

    /// <summary>Labelled people who count as often as training has drawn their like.</summary>
    static TabularDataset Weighted(TabularDataset data, int[] groups, double[,] times) =>
        data.WithWeights([.. Enumerable.Range(0, data.Rows)
            .Select(i => times[groups[i], data.Labels[i]] * (data.Weights?[i] ?? 1))]);

    /// <summary>
    /// So many rows of a cell: all of them as often as they fit, the rest at random without repetition.
    /// </summary>
    static IEnumerable<int> Draw(int[] cell, int count, SeededRandom random)
    {
        for (; count >= cell.Length && cell.Length > 0; count -= cell.Length)
            foreach (var row in cell)
                yield return row;
        foreach (var i in random.Permutation(cell.Length).Take(count))
            yield return cell[i];
    }
}
