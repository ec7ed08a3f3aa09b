using FairLab.Metrics;

namespace FairLab.Runs;

public sealed partial class Table
{
    /// <summary>
    /// The same table with p-values adjusted for all hypotheses in it at once by Holm's method
    /// (<see cref="MultipleTesting.Holm"/>), in a new last column <c>NAME_holm</c>. A row without a p-value is no hypothesis.
    /// </summary>
    /// <param name="column">The column of p-values.</param>
    public Table WithHolm(string column = "p") => Adjusted(column, "_holm", MultipleTesting.Holm);

    /// <summary>
    /// The same table with p-values adjusted by Benjamini and Hochberg's method
    /// (<see cref="MultipleTesting.BenjaminiHochberg"/>), in a new last column <c>NAME_bh</c>. A row without a p-value is no hypothesis.
    /// </summary>
    /// <param name="column">The column of p-values.</param>
    public Table WithBenjaminiHochberg(string column = "p") => Adjusted(column, "_bh", MultipleTesting.BenjaminiHochberg);

    Table Adjusted(string column, string suffix, Func<IReadOnlyList<double>, double[]> method)
    {
        double[] p = Numbers(column), adjusted = [.. Enumerable.Repeat(double.NaN, Count)];
        int[] tested = [.. Enumerable.Range(0, Count).Where(i => !double.IsNaN(p[i]))];
        foreach (var (row, value) in tested.Zip(method([.. tested.Select(i => p[i])])))
            adjusted[row] = value;
        return new Table([.. _names, column + suffix], [.. _columns, [.. adjusted.Select(v => (object?)v)]], Count);
    }
}
