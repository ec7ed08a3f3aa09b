namespace FairLab.Runs;

/// <summary>One row of a <see cref="Table"/>: a view, nothing is copied.</summary>
public readonly struct TableRow
{
    readonly Table _table;
    readonly int _index;

    internal TableRow(Table table, int index) => (_table, _index) = (table, index);

    /// <summary>The cell of a column: a string, a double, a long, a bool, or null.</summary>
    /// <param name="column">The column's name.</param>
    public object? this[string column] => _table.Cells(column)[_index];

    /// <summary>The cell of a numeric column.</summary>
    /// <param name="column">The column's name.</param>
    public double Number(string column) => Table.Number(this[column], column);

    /// <summary>The cell as text.</summary>
    /// <param name="column">The column's name.</param>
    public string Text(string column) => Table.Format(this[column]);
}
