using System.Globalization;
using FairLab.Data;

namespace FairLab.Experiments.Verification;

/// <summary>
/// Which row of one table is which of another: by place, or, where one has fewer rows, equal rows first and then those
/// with the same texts and whole numbers, so that a missing row is one difference and not one in every row below it.
/// </summary>
sealed class RowAlignment
{
    const int ShownColumns = 8;

    string[] _keys = [];

    public List<(int Committed, int Computed)> Pairs { get; } = [];

    public List<int> OnlyCommitted { get; } = [];

    public List<int> OnlyComputed { get; } = [];

    public static RowAlignment Of(Table committed, Table computed)
    {
        var rows = new RowAlignment();
        string[] shared = [.. committed.Columns.Where(computed.Has)];
        rows._keys = [.. shared.Where(c =>
            !committed.Cells(c).Concat(computed.Cells(c)).Any(v => v is double d && d != Math.Floor(d)))];
        if (committed.Count == computed.Count)
        {
            rows.Pairs.AddRange(Enumerable.Range(0, committed.Count).Select(i => (i, i)));
            return rows;
        }
        int[] left = [.. Enumerable.Range(0, committed.Count)], right = [.. Enumerable.Range(0, computed.Count)];
        (left, right) = rows.Match(committed, computed, left, right, shared);
        (left, right) = rows.Match(committed, computed, left, right, rows._keys);
        rows.OnlyCommitted.AddRange(left);
        rows.OnlyComputed.AddRange(right);
        rows.Pairs.Sort();
        return rows;
    }

    /// <summary>A row as a person finds it: its texts and whole numbers.</summary>
    public string Describe(Table table, int row) =>
        Describe(table, row, _keys.Length > 0 ? _keys : [.. table.Columns]);

    /// <summary>Which row a cell is in: the row's other texts and whole numbers; null where it has none.</summary>
    public string? Where(Table table, int row, string column) =>
        _keys.Where(k => k != column && Text(table.Cells(k)[row]).Length > 0).ToArray() is { Length: > 0 } others
            ? Describe(table, row, others)
            : null;

    static string Describe(Table table, int row, string[] columns) => "("
        + string.Join(", ", columns.Take(ShownColumns).Select(c => $"{c} {Text(table.Cells(c)[row])}"))
        + (columns.Length > ShownColumns ? ", ...)" : ")");

    /// <summary>A cell as the file has it.</summary>
    public static string Text(object? cell) => cell switch
    {
        null => "",
        double d => d.ToString("R", CultureInfo.InvariantCulture),
        bool b => b ? "true" : "false",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    (int[] Left, int[] Right) Match(Table committed, Table computed, int[] left, int[] right, string[] columns)
    {
        if (columns.Length == 0)
            return (left, right);
        var theirs = right.GroupBy(i => Key(computed, i, columns), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new Queue<int>(g), StringComparer.Ordinal);
        var alone = new List<int>();
        foreach (int i in left)
        {
            if (theirs.TryGetValue(Key(committed, i, columns), out var queue) && queue.TryDequeue(out int k))
                Pairs.Add((i, k));
            else
                alone.Add(i);
        }
        return ([.. alone], [.. theirs.Values.SelectMany(q => q).Order()]);
    }

    static string Key(Table table, int row, string[] columns) =>
        string.Join('\u001f', columns.Select(c => Text(table.Cells(c)[row])));
}
