namespace FairLab.Data;

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

    /// <summary>The cell of a column of truth values.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">The cell is something else.</exception>
    public bool Truth(string column) => Text(column) switch
    {
        "true" => true,
        "false" => false,
        var text => throw new ArgumentException($"Column '{column}' holds '{text}' where true or false is needed."),
    };

    /// <summary>Whether the cell equals a value, as for <see cref="Table.Where(string, object?)"/>.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="value">The value: numbers are equal by value, so that 1 matches 1.0.</param>
    public bool Is(string column, object? value) => Table.Matches(this[column], value, column);

    /// <summary>The cell as text.</summary>
    /// <param name="column">The column's name.</param>
    public string Text(string column) => Table.Format(this[column]);
}
