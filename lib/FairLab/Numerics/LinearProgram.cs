namespace FairLab.Numerics;

/// <summary>
/// A linear program, built row by row: minimize c·x subject to lower ≤ x ≤ upper and rows a·x ≤, = or ≥ b.
/// <see cref="Solve"/> gives an optimum together with the dual prices that prove it.
/// </summary>
public sealed class LinearProgram
{
    readonly List<double> _costs = [];
    readonly List<double> _lower = [];
    readonly List<double> _upper = [];
    readonly List<(double Lower, double Upper)> _rows = [];
    readonly List<List<(int Row, double Value)>> _columns = [];

    /// <summary>The number of variables.</summary>
    public int Variables => _costs.Count;

    /// <summary>The number of rows.</summary>
    public int Rows => _rows.Count;

    internal IReadOnlyList<double> Costs => _costs;

    internal IReadOnlyList<double> Lower => _lower;

    internal IReadOnlyList<double> Upper => _upper;

    internal IReadOnlyList<(double Lower, double Upper)> RowBounds => _rows;

    internal IReadOnlyList<List<(int Row, double Value)>> Columns => _columns;

    /// <summary>Adds a variable and returns its index.</summary>
    /// <param name="cost">What one unit of it costs.</param>
    /// <param name="lower">Its least value; 0 by default.</param>
    /// <param name="upper">Its greatest value; unbounded by default.</param>
    public int Variable(double cost = 0, double lower = 0, double upper = double.PositiveInfinity)
    {
        var isInterval = lower <= upper && lower < double.PositiveInfinity && upper > double.NegativeInfinity;
        if (!double.IsFinite(cost) || !isInterval)
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"found a variable of cost {cost} in [{lower}, {upper}], expected a finite cost and an interval"));
        _costs.Add(cost);
        _lower.Add(lower);
        _upper.Add(upper);
        _columns.Add([]);
        return _costs.Count - 1;
    }

    /// <summary>Adds the row Σ value·x ≤ bound.</summary>
    public void AtMost(double bound, params IEnumerable<(int Variable, double Value)> terms) =>
        Between(double.NegativeInfinity, bound, terms);

    /// <summary>Adds the row Σ value·x ≥ bound.</summary>
    public void AtLeast(double bound, params IEnumerable<(int Variable, double Value)> terms) =>
        Between(bound, double.PositiveInfinity, terms);

    /// <summary>Adds the row Σ value·x = bound.</summary>
    public void Equal(double bound, params IEnumerable<(int Variable, double Value)> terms) =>
        Between(bound, bound, terms);

    /// <summary>Adds the row lower ≤ Σ value·x ≤ upper. Terms of the same variable add up.</summary>
    public void Between(double lower, double upper, params IEnumerable<(int Variable, double Value)> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (double.IsNaN(lower) || double.IsNaN(upper) || lower > upper)
            throw new ArgumentException(
                FormattableString.Invariant($"found a row in [{lower}, {upper}], expected an interval"));
        var row = _rows.Count;
        _rows.Add((lower, upper));
        foreach (var (variable, value) in terms)
        {
            if ((uint)variable >= (uint)Variables || !double.IsFinite(value))
                throw new ArgumentException(
                    FormattableString.Invariant($"row {row}: found {value} times variable {variable}, expected a ")
                        + FormattableString.Invariant($"finite number times a variable from 0 to {Variables - 1}"),
                    nameof(terms));
            var column = _columns[variable];
            if (column.Count > 0 && column[^1].Row == row)
                column[^1] = (row, column[^1].Value + value);
            else
                column.Add((row, value));
        }
    }

    /// <summary>Solves it by the simplex method (<see cref="Simplex"/>).</summary>
    public LinearSolution Solve() => new Simplex(this).Solve();
}
