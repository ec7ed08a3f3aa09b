using System.Globalization;
using System.Reflection;

namespace FairLab.Data;

/// <summary>A small immutable table of results: named columns of strings, numbers and truth values.</summary>
/// <example>
/// <code>var table = Table.From(results.Select(r => new { r.Method, r.Seed, accuracy = r.Accuracy }));</code>
/// </example>
[TypeFormatterSource(typeof(TableFormatters), PreferredMimeTypes = ["text/html"])]
public sealed partial class Table
{
    readonly string[] _names;
    readonly object?[][] _columns;

    Table(string[] names, object?[][] columns, int count)
    {
        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"The table would have two columns named '{twice.Key}'.");
        (_names, _columns, Count) = (names, columns, count);
    }

    /// <summary>The names of the columns, in order.</summary>
    public IReadOnlyList<string> Columns => _names;

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The rows, in order.</summary>
    public IEnumerable<TableRow> Rows
    {
        get
        {
            for (int i = 0; i < Count; i++)
                yield return new TableRow(this, i);
        }
    }

    /// <summary>A table with one row an item and one column a public property of the item.</summary>
    /// <param name="items">Records or anonymous objects.</param>
    public static Table From<T>(IEnumerable<T> items)
    {
        var rows = items.ToArray();
        // Metadata order is declaration order for records and anonymous types alike.
        var properties = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0).OrderBy(p => p.MetadataToken).ToArray();
        if (properties.Length == 0)
            throw new ArgumentException($"found items of the type {typeof(T).Name}, which has no properties to make "
                + "columns of, expected records or anonymous objects as what they are", nameof(items));
        return new Table(
            [.. properties.Select(p => p.Name)],
            [.. properties.Select(p => rows.Select(r => Normal(p.GetValue(r), p.Name)).ToArray())],
            rows.Length);
    }

    /// <summary>A table from its columns.</summary>
    /// <param name="columns">Names and cells; all columns have the same length.</param>
    public static Table FromColumns(params IReadOnlyList<(string Name, IReadOnlyList<object?> Cells)> columns)
    {
        int count = columns.Count == 0 ? 0 : columns[0].Cells.Count;
        if (columns.FirstOrDefault(c => c.Cells.Count != count) is { Name: { } odd, Cells: { } cells })
            throw new ArgumentException($"Column '{odd}' has {cells.Count} cells where the first column has {count}.");
        return new Table(
            [.. columns.Select(c => c.Name)],
            [.. columns.Select(c => c.Cells.Select(v => Normal(v, c.Name)).ToArray())],
            count);
    }

    /// <summary>Whether the table has a column of this name.</summary>
    /// <param name="column">The name.</param>
    public bool Has(string column) => Array.IndexOf(_names, column) >= 0;

    /// <summary>The cells of a column.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">There is no such column; the message lists those there are.</exception>
    public IReadOnlyList<object?> Cells(string column) => _columns[IndexOf(column)];

    int IndexOf(string column) => Array.IndexOf(_names, column) is >= 0 and var i ? i
        : throw new ArgumentException("The table: " + NearestName.Message("column", column, _names));

    /// <summary>The cells of a numeric column; null and empty cells are undefined (NaN).</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">The column holds text.</exception>
    public double[] Numbers(string column) => [.. Cells(column).Select(v => Number(v, column))];

    /// <summary>The rows whose cell in a column equals a value.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="value">The value: numbers are equal by value, so that 1 matches 1.0; text matches what a cell
    /// shows.</param>
    public Table Where(string column, object? value)
    {
        var matches = CellMatch.With(Normal(value, column));
        var cells = _columns[IndexOf(column)];
        var rows = new List<int>();
        for (int i = 0; i < cells.Length; i++)
        {
            if (matches(cells[i]))
                rows.Add(i);
        }
        return At([.. rows]);
    }

    /// <summary>The rows that satisfy a condition.</summary>
    /// <param name="condition">The condition.</param>
    public Table Where(Func<TableRow, bool> condition) =>
        At([.. Enumerable.Range(0, Count).Where(i => condition(new TableRow(this, i)))]);

    /// <summary>The same table with one more column in front, or the column replaced where it stands.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="value">The cell of every row.</param>
    public Table With(string column, object? value) =>
        WithCells(column, [.. Enumerable.Repeat(Normal(value, column), Count)]);

    /// <summary>The same table with one more column in front, or the column replaced where it stands.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="value">The cell of a row.</param>
    public Table With(string column, Func<TableRow, object?> value) =>
        WithCells(column, [.. Rows.Select(r => Normal(value(r), column))]);

    Table WithCells(string column, object?[] cells)
    {
        int i = Array.IndexOf(_names, column);
        return i < 0
            ? new Table([column, .. _names], [cells, .. _columns], Count)
            : new Table(_names, [.. _columns.Select((c, k) => k == i ? cells : c)], Count);
    }

    /// <summary>The table with only these columns, in this order.</summary>
    /// <param name="columns">The columns' names.</param>
    public Table Select(params IReadOnlyList<string> columns) =>
        new([.. columns], [.. columns.Select(c => Cells(c).ToArray())], Count);

    /// <summary>The rows of all tables; a column that one of them lacks is empty (undefined) there.</summary>
    /// <param name="tables">The tables, in order.</param>
    public static Table Concat(IEnumerable<Table> tables)
    {
        var parts = tables.ToArray();
        string[] all = [.. parts.SelectMany(t => t._names).Distinct(StringComparer.Ordinal)];
        return new Table(all, [.. all.Select(Joined)], parts.Sum(t => t.Count));

        object?[] Joined(string name) =>
            [.. parts.SelectMany(t => t.Has(name) ? t.Cells(name) : new object?[t.Count])];
    }

    /// <summary>The distinct values of a column, in order of appearance.</summary>
    /// <param name="column">The column's name.</param>
    public IReadOnlyList<object?> Distinct(string column) => [.. Cells(column).DistinctBy(CellMatch.Text)];

    internal static bool Matches(object? cell, object? value, string column) =>
        CellMatch.With(Normal(value, column))(cell);

    Table At(int[] rows) =>
        new(_names, Array.ConvertAll(_columns, c => Array.ConvertAll(rows, i => c[i])), rows.Length);

    internal static double Number(object? cell, string column) => cell switch
    {
        double d => d,
        long l => l,
        bool b => b ? 1 : 0,
        null => double.NaN,
        _ => throw new ArgumentException(
            $"Column '{column}' holds the text '{Format(cell)}' where a number is needed."),
    };

    internal static string Format(object? cell) => cell switch
    {
        null => "",
        double d => d.ToString("R", CultureInfo.InvariantCulture),
        bool b => b ? "true" : "false",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    internal static object? Normal(object? value, string column) => value switch
    {
        null or string or double or long or bool => value,
        float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        byte or sbyte or short or ushort or int or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        Enum e => e.ToString(),
        ITableNumber number => number.Value,
        _ => throw new ArgumentException($"Column '{column}' holds a {value.GetType().Name}; "
            + "a table holds strings, numbers and truth values. Convert it first."),
    };
}
