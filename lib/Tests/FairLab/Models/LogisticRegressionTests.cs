using FairLab.Data;
using FairLab.Models;

namespace FairLab.Tests.Models;

public sealed class LogisticRegressionTests
{
    static readonly TabularDataset Compas = Datasets.Load("compas-counts");

    [Fact]
    public void Train_makes_the_mean_prediction_equal_the_base_rate()
    {
        // The score equation of the intercept, which is not penalized.
        var model = LogisticRegression.Train(Compas, new LogisticOptions { Tolerance = 1e-9 });
        Assert.True(model.IsConverged);
        Assert.Equal(Compas.Labels.Average(), model.Predict(Compas).Average(), 1e-8);
    }

    [Fact]
    public void Train_with_weight_2_equals_every_row_twice()
    {
        var rows = Enumerable.Range(0, Compas.Rows).ToArray();
        var options = new LogisticOptions { Tolerance = 1e-9 };
        var weighted = LogisticRegression.Train(Compas.WithWeights(Array.ConvertAll(rows, _ => 2.0)), options);
        var doubled = LogisticRegression.Train(Compas.Select([.. rows, .. rows]), options);
        Assert.All(weighted.Coefficients.Zip(doubled.Coefficients), p => Assert.Equal(p.First, p.Second, 1e-5));
    }

    [Fact]
    public void Train_without_features_predicts_the_base_rate()
    {
        var data = new TabularDataset("t", [new Feature("constant", "constant", false)], [3, 3, 3, 3], [1, 1, 1, 0],
            [new Grouping("g", ["a", "b"], [0, 1, 0, 1])]);
        Assert.All(LogisticRegression.Train(data, new LogisticOptions { Tolerance = 1e-9 }).Predict(data),
            p => Assert.Equal(0.75, p, 1e-7));
    }

    [Fact]
    public void Options_out_of_range_are_refused() =>
        Assert.Contains("found -1, expected a number of at least 0",
            Assert.ThrowsAny<ArgumentException>(() => new LogisticOptions { Penalty = -1 }).Message);
}
