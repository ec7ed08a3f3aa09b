using FairLab.Data;

namespace FairLab.Mitigators;

/// <summary>
/// The linear functions of a classifier that a reduction constrains (Agarwal et al. 2018, section 2.2 [agarwal2018]).
/// Each compares a rate of a group with the same rate of everybody, both ways: ρ E[h' | group] - E[h' | all] and
/// ρ E[h' | all] - E[h' | group], with h' the decision, or the error for error rate parity, and ρ = 1 for a difference.
/// All of them, and the error, depend on nothing but how much of each cell of group and label is selected, so that
/// they are kept as one row of coefficients over cells. Weighted by the data's weights.
/// </summary>
sealed class Moments
{
    // Cell 2 z + y holds the rows of group z and label y.
    readonly int[] _cells;
    readonly double[] _weights, _cellWeights;
    readonly List<(double[] Slopes, double Constant)> _rows = [];
    readonly double _total, _falsePositive, _falseNegative;
    readonly Grouping _group;
    readonly int _groups;

    /// <param name="data">The people.</param>
    /// <param name="constraints">What is held equal, all of it together.</param>
    /// <param name="ratio">ρ.</param>
    /// <param name="falsePositive">What deciding 1 for y = 0 costs.</param>
    /// <param name="falseNegative">What deciding 0 for y = 1 costs.</param>
    public Moments(
        TabularDataset data, IReadOnlyList<FairnessConstraint> constraints, double ratio = 1, double falsePositive = 1,
        double falseNegative = 1)
    {
        (_group, _groups, _falsePositive, _falseNegative) =
            (data.Group, data.Group.Levels.Count, falsePositive, falseNegative);
        _cells = Cells(data);
        _weights = Weights(data);
        _total = _weights.Sum();
        _cellWeights = new double[2 * _groups];
        for (var row = 0; row < _cells.Length; row++)
            _cellWeights[_cells[row]] += _weights[row];
        foreach (var constraint in constraints.Distinct())
            foreach (var labels in Parents(constraint))
                for (var group = 0; group < _groups; group++)
                    Add(constraint == FairnessConstraint.ErrorRateParity, labels, group, ratio);
    }

    /// <summary>Moments of a single constraint, as a difference.</summary>
    public Moments(TabularDataset data, FairnessConstraint constraint)
        : this(data, [constraint])
    {
    }

    /// <summary>The number of constraints.</summary>
    public int Count => _rows.Count;

    /// <summary>The value of each constraint, which is to be at most ε.</summary>
    public double[] Values(ReadOnlySpan<double> h)
    {
        var selected = Selected(h);
        return [.. _rows.Select(row => row.Constant + Dot(row.Slopes, selected))];
    }

    /// <summary>The mean cost of errors: P(h ≠ y) where both kinds cost 1.</summary>
    public double Error(ReadOnlySpan<double> h)
    {
        var (selected, error) = (Selected(h), 0.0);
        for (var cell = 0; cell < selected.Length; cell++)
            error += cell % 2 == 0 ? _falsePositive * selected[cell]
                : _falseNegative * (_cellWeights[cell] - selected[cell]);
        return error / _total;
    }

    /// <summary>
    /// What deciding 1 rather than 0 on each row adds to the Lagrangian err(h) + λ·γ(h), times the total weight.
    /// </summary>
    public double[] Costs(ReadOnlySpan<double> lambda) => Costs(CellCosts(lambda), _cells, _weights);

    /// <summary>
    /// The same for other people, such as those that training is stopped by: the costs are those of their group and
    /// label.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// Another attribute than the moments', or somebody of a group that they do not have.
    /// </exception>
    public double[] Costs(ReadOnlySpan<double> lambda, TabularDataset others) =>
        Costs(CellCosts(lambda), Cells(others), Weights(others));

    static double[] Costs(double[] ofCell, int[] cells, double[] weights) =>
        [.. cells.Select((cell, row) => weights[row] * ofCell[cell])];

    double[] CellCosts(ReadOnlySpan<double> lambda)
    {
        var costs = new double[_cellWeights.Length];
        for (var cell = 0; cell < costs.Length; cell++)
            costs[cell] = cell % 2 == 0 ? _falsePositive : -_falseNegative;
        for (var k = 0; k < _rows.Count; k++)
            for (var cell = 0; cell < costs.Length; cell++)
                costs[cell] += _total * lambda[k] * _rows[k].Slopes[cell];
        return costs;
    }

    /// <summary>Adds the two constraints of a group's rate among some labels; those of nobody are 0.</summary>
    void Add(bool isErrorRate, int[] labels, int group, double ratio)
    {
        int[] all = [.. Enumerable.Range(0, _cellWeights.Length).Where(cell => labels.Contains(cell % 2))];
        var (own, everybody) = (Rate(isErrorRate, [.. all.Where(cell => cell / 2 == group)]), Rate(isErrorRate, all));
        foreach (var (left, right) in ((double, double)[])[(ratio, -1), (-1, ratio)])
            _rows.Add(own is null ? (new double[_cellWeights.Length], 0)
                : ([.. own.Value.Slopes.Zip(everybody!.Value.Slopes, (a, b) => left * a + right * b)],
                    left * own.Value.Constant + right * everybody.Value.Constant));
    }

    /// <summary>
    /// E[h' | cells] as a linear function of what is selected in each cell; null when nobody is in them.
    /// </summary>
    (double[] Slopes, double Constant)? Rate(bool isErrorRate, int[] cells)
    {
        var weight = cells.Sum(cell => _cellWeights[cell]);
        if (weight == 0)
            return null;
        var slopes = new double[_cellWeights.Length];
        foreach (var cell in cells)
            slopes[cell] = (isErrorRate && cell % 2 == 1 ? -1 : 1) / weight;
        return (slopes, isErrorRate ? cells.Where(cell => cell % 2 == 1).Sum(cell => _cellWeights[cell]) / weight : 0);
    }

    double[] Selected(ReadOnlySpan<double> h)
    {
        var selected = new double[_cellWeights.Length];
        for (var row = 0; row < h.Length; row++)
            selected[_cells[row]] += _weights[row] * h[row];
        return selected;
    }

    /// <summary>The labels within which groups are compared.</summary>
    static int[][] Parents(FairnessConstraint constraint) => constraint switch
    {
        FairnessConstraint.EqualizedOdds => [[0], [1]],
        FairnessConstraint.EqualOpportunity => [[1]],
        _ => [[0, 1]],
    };

    static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    int[] Cells(TabularDataset data) => [.. _group.CodesOf(data.Group).Zip(data.Labels, (z, y) => 2 * z + y)];

    static double[] Weights(TabularDataset data) => data.Weights ?? Array.ConvertAll(data.Labels, _ => 1.0);
}
