using System.Reflection;

namespace FairLab.Data;

public sealed partial class Table
{
    /// <summary>The rows that have all of these values: <c>Where(new { setting = "toy", strength = 1 })</c>.</summary>
    /// <param name="values">An object whose properties are columns; values are matched as by
    /// <see cref="Where(string, object?)"/>.</param>
    /// <exception cref="ArgumentException">There is no such column, or the object has no property.</exception>
    public Table Where(object values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var properties = values.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance);
        if (properties.Length == 0 || values is string)
        {
            throw new ArgumentException($"found {NamedOptions.Shown(values)}, "
                + "expected columns and values, such as new { method = \"none\" }");
        }
        return properties.Aggregate(this, (rows, property) => rows.Where(property.Name, property.GetValue(values)));
    }

    /// <summary>The rows whose number in a column is as asked for: <c>Where("strength", s => s > 1)</c>.</summary>
    /// <param name="column">The name of a numeric column.</param>
    /// <param name="condition">The condition; a row without a number there is not asked, and left out.</param>
    /// <exception cref="ArgumentException">The column holds text.</exception>
    public Table Where(string column, Func<double, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        double[] numbers = Numbers(column);
        return At([.. Enumerable.Range(0, Count).Where(i => !double.IsNaN(numbers[i]) && condition(numbers[i]))]);
    }

    /// <summary>The rows of each combination of values, in order of appearance.</summary>
    /// <param name="columns">The columns to group by.</param>
    /// <exception cref="ArgumentException">No column, or one that is not there.</exception>
    public IReadOnlyList<TableGroup> GroupBy(params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0)
            throw new ArgumentException("found no column, expected those to group by", nameof(columns));
        foreach (string column in columns)
            IndexOf(column);
        return [.. Groups(columns).Select(g => new TableGroup(columns, g.Key, g.Rows))];
    }
}
