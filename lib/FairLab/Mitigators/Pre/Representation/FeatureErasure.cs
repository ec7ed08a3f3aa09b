using FairLab.Data;
using MathNet.Numerics.LinearAlgebra;

namespace FairLab.Mitigators;

/// <summary>Erases in the features of a table, standardized, so that units do not matter.</summary>
static class FeatureErasure
{
    public static DataChange Of(TabularDataset train, string method,
        Func<Matrix<double>, Grouping, double[]?, ConceptEraser> fit)
    {
        var counted = TwoGroups.Require(train, method);
        var standardizer = Standardizer.Fit(counted);
        var rows = Matrix<double>.Build.Dense(standardizer.Width, counted.Rows, standardizer.ApplyDouble(counted));
        var eraser = fit(rows.Transpose(), counted.Group, counted.Weights);
        Feature[] features = [.. standardizer.Schema.Features.Select(f => new Feature(f.Name, f.Column, false))];
        TabularDataset Apply(TabularDataset data) =>
            data.WithFeatures(features, Rounded(eraser.Apply(standardizer.ApplyDouble(data))));
        string[] notes = eraser.Rank > 0 ? []
            : [$"{method}: no feature is correlated with '{train.Group.Name}', so nothing was changed"];
        return new DataChange(Apply(counted), Apply) { Notes = notes };
    }

    // A feature that is erased whole is 0, not its rounding, which a learner's own standardizing would blow up.
    static double[] Rounded(double[] values) => Array.ConvertAll(values, v => Math.Abs(v) < 1e-9 ? 0 : v);
}
