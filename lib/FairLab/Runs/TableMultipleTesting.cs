using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Runs;

/// <summary>P-values of a table, adjusted for all of its hypotheses at once.</summary>
public static class TableMultipleTesting
{
    /// <summary>
    /// The same table with p-values adjusted by Holm's method (<see cref="MultipleTesting.Holm"/>), in a new last
    /// column <c>NAME_holm</c>. A row without a p-value is no hypothesis.
    /// </summary>
    /// <param name="table">One row a hypothesis.</param>
    /// <param name="column">The column of p-values.</param>
    public static Table WithHolm(this Table table, string column = "p") =>
        Adjusted(table, column, "_holm", MultipleTesting.Holm);

    /// <summary>
    /// The same table with p-values adjusted by Benjamini and Hochberg's method
    /// (<see cref="MultipleTesting.BenjaminiHochberg"/>), in a new last column <c>NAME_bh</c>. A row without a p-value
    /// is no hypothesis.
    /// </summary>
    /// <param name="table">One row a hypothesis.</param>
    /// <param name="column">The column of p-values.</param>
    public static Table WithBenjaminiHochberg(this Table table, string column = "p") =>
        Adjusted(table, column, "_bh", MultipleTesting.BenjaminiHochberg);

    static Table Adjusted(Table table, string column, string suffix, Func<IReadOnlyList<double>, double[]> method)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[] p = table.Numbers(column), adjusted = [.. Enumerable.Repeat(double.NaN, table.Count)];
        int[] tested = [.. Enumerable.Range(0, table.Count).Where(i => !double.IsNaN(p[i]))];
        foreach (var (row, value) in tested.Zip(method([.. tested.Select(i => p[i])])))
            adjusted[row] = value;
        return Table.FromColumns(
        [
            .. table.Columns.Select(c => (c, table.Cells(c))),
            (column + suffix, [.. adjusted.Select(v => (object?)v)]),
        ]);
    }
}
