using FairLab.Data;
using MathNet.Numerics.LinearAlgebra;

namespace FairLab.Mitigators;

/// <summary>
/// Correlation removal, as fairlearn's CorrelationRemover (Weerts et al. 2023 [weerts2023]): X' = X - α (S - s̄) W with
/// W = argmin ‖X - (S - s̄) W‖² on training data, where S holds an indicator of every group and the features of
/// <see cref="Columns"/>; the group's own column (of a crossing, each of its columns) and <see cref="Columns"/> are
/// removed. With α = 1 no feature is correlated with membership of any group, so that a linear model can use none of
/// it; other dependence stays. Each column of S is centred by its own mean (fairlearn subtracts one mean from all,
/// which with several columns leaves correlation). Any number of groups; weights are used.
/// </summary>
public sealed record CorrelationRemover : IPreProcessor
{
    /// <summary>α: 0 changes nothing but that the sensitive columns go, 1 removes all correlation.</summary>
    /// <value>1.</value>
    public double Alpha
    {
        get;
        init => field = Require.Share(value);
    } = 1;

    /// <summary>
    /// Source columns beside the group's own whose correlation is removed too, such as an age in years.
    /// </summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// A column that is not in the data, with the nearest name, or nothing left to train on.
    /// </exception>
    public DataChange Fit(TabularDataset train, long seed)
    {
        ArgumentNullException.ThrowIfNull(train);
        train = train.Counted();
        string[] own = [.. train.FeatureList.Select(f => f.Column).Distinct()];
        foreach (var column in Columns.Where(c => !own.Contains(c)))
            throw new ArgumentException(NearestName.Message("source column", column, own), nameof(train));
        string[] gone = [.. train.Group.Columns, .. Columns];
        int[] kept = [.. Enumerable.Range(0, train.Width)
            .Where(j => !gone.Contains(train.FeatureList[j].Column))];
        int[] sensitive = [.. Enumerable.Range(0, train.Width)
            .Where(j => Columns.Contains(train.FeatureList[j].Column))];
        if (kept.Length == 0)
            throw new ArgumentException(
                "removing the sensitive columns leaves no feature to train on: name fewer Columns");
        var schema = FeatureSchema.Of(train);
        var (s, root) = (Sensitive(train, sensitive), Roots(train));
        var means = Means(s, root);
        var centred = s.MapIndexed((row, column, value) => root[row] * (value - means[column]));
        // Units do not matter: sensitive columns get length 1, and features are measured from one person's values.
        double[] lengths = [.. centred.EnumerateColumns().Select(c => c.L2Norm() is > 0 and var norm ? norm : 1)];
        centred = centred.MapIndexed((_, column, value) => value / lengths[column]);
        var x = Matrix<double>.Build.Dense(train.Rows, kept.Length,
            (row, j) => root[row] * (train.Value(row, kept[j]) - train.Value(0, kept[j])));
        var w = Inverse(centred.Transpose() * centred) * (centred.Transpose() * x);

        TabularDataset Apply(TabularDataset data)
        {
            data = schema.Match(data).MatchGroup(train.Group);
            var unit = Sensitive(data, sensitive)
                .MapIndexed((_, column, value) => (value - means[column]) / lengths[column]);
            var shift = unit * w;
            var values = new double[data.Rows * kept.Length];
            for (var row = 0; row < data.Rows; row++)
                for (var j = 0; j < kept.Length; j++)
                    values[row * kept.Length + j] = data.Value(row, kept[j]) - Alpha * shift[row, j];
            return data.WithFeatures([.. kept.Select(j => data.FeatureList[j] with { IsIndicator = false })], values);
        }
        return new DataChange(Apply(train), Apply);
    }

    /// <summary>
    /// The pseudo-inverse: indicators of all groups add up to 1, and columns may repeat each other. Columns have length
    /// 1, so
    /// that eigenvalues are numbers from 0 to the number of columns, and what is below 1e-10 is rounding.
    /// </summary>
    static Matrix<double> Inverse(Matrix<double> gram)
    {
        var evd = gram.Evd(Symmetricity.Symmetric);
        var inverted = evd.EigenValues.Map(value => value.Real > 1e-10 ? 1 / value.Real : 0);
        return evd.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(inverted) * evd.EigenVectors.Transpose();
    }

    static Matrix<double> Sensitive(TabularDataset data, int[] features) => Matrix<double>.Build.Dense(
        data.Rows, data.Group.Levels.Count + features.Length, (row, k) => k < data.Group.Levels.Count
            ? data.Group.Codes[row] == k ? 1 : 0
            : data.Value(row, features[k - data.Group.Levels.Count]));

    /// <summary>√ of each row's weight: least squares of rows times these are weighted least squares.</summary>
    static double[] Roots(TabularDataset data) =>
        [.. Enumerable.Range(0, data.Rows).Select(row => Math.Sqrt(data.Weights?[row] ?? 1))];

    static double[] Means(Matrix<double> s, double[] root)
    {
        var total = root.Sum(r => r * r);
        return [.. Enumerable.Range(0, s.ColumnCount)
            .Select(k => root.Select((r, row) => r * r * s[row, k]).Sum() / total)];
    }
}
