namespace FairLab.Data;

/// <summary>The rows of a table that agree in some columns.</summary>
public sealed class TableGroup
{
    readonly IReadOnlyList<string> _columns;
    readonly object?[] _values;

    internal TableGroup(IReadOnlyList<string> columns, object?[] values, Table table) =>
        (_columns, _values, Table) = (columns, values, table);

    /// <summary>The rows, with all columns.</summary>
    public Table Table { get; }

    /// <summary>What the rows have in a column that they were grouped by.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">The rows were not grouped by it.</exception>
    public object? this[string column] => _columns.ToList().IndexOf(column) is >= 0 and var i ? _values[i]
        : throw new ArgumentException("The group: " + NearestName.Message("column", column, [.. _columns]));

    /// <summary>The same as a number.</summary>
    /// <param name="column">The column's name.</param>
    public double Number(string column) => Table.Number(this[column], column);

    /// <summary>The same as text.</summary>
    /// <param name="column">The column's name.</param>
    public string Text(string column) => Table.Format(this[column]);

    /// <summary>The values, in the order of the columns.</summary>
    public override string ToString() => string.Join(", ", _values.Select(Table.Format));
}
