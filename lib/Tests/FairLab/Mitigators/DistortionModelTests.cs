using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Tests.Kinds;

namespace FairLab.Tests.Mitigators;

/// <summary>Optimized pre-processing of data that no model of distortion was written for.</summary>
public sealed class DistortionModelTests
{
    [Fact]
    public void Columns_named_are_enough_to_bring_groups_together_on_any_data()
    {
        var data = People.Random(400, 3);
        var plain = data.BaseRates();
        var change = new OptimizedPreprocessing { Columns = ["income", "city"],
            Limits = [(0.99, 0.4), (1.99, 0.2), (2.99, 0)] }.Fit(data, 1);
        var fair = change.Train.BaseRates();
        Assert.True(Math.Abs(fair[0] - fair[1]) < 0.5 * Math.Abs(plain[0] - plain[1]),
            $"{plain[0]}, {plain[1]} -> {fair[0]}, {fair[1]}");
        Assert.Equal(["income", "city"], change.Train.FeatureList.Select(f => f.Column).Distinct());
        var split = data.Split(0.5, 0.2, 0.3, 1);
        var model = new OptimizedPreprocessing { Columns = ["income"], Epsilon = 0.3, Bins = 3 }.Fit(split,
            new LogisticOptions(), 1);
        Assert.Equal(split.Test.Rows, model.Evaluate(split.Test).Overall.Total, 1e-9);
    }

    [Fact]
    public void Distortion_by_hand()
    {
        var data = People.Random(100, 1);
        var model = DistortionModel.Of(data, ["city", "age"], bins: 3);
        Assert.Equal(9, model.Count);
        Assert.Equal(0, model.Distortion(4, 1, 4, 1));
        Assert.Equal(0, model.Distortion(4, 0, 4, 1));      // a label raised
        Assert.Equal(1, model.Distortion(4, 1, 4, 0));      // a label lowered
        Assert.Equal(1, model.Distortion(0, 1, 6, 1));      // another city, however far down the list
        Assert.Equal(2, model.Distortion(0, 1, 2, 1));      // two steps of age
        Assert.Equal(3, model.Distortion(0, 1, 5, 1));      // two steps and another city
        Assert.Equal([.. data.Labels.Select((_, row) => model.Cells(data)[row])], model.Cells(data));
        Assert.All(model.Columns[1].Levels.Skip(1),
            level => Assert.Contains(level.Split(' ')[0], data.Column("age").Levels));
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        var data = People.Random(40, 1);
        Assert.Contains("name the Columns that it may change, a few of age, income, city, owner",
            Assert.Throws<ArgumentException>(() => new OptimizedPreprocessing().Fit(data, 1)).Message);
        Assert.Contains("did you mean 'city'?",
            Assert.Throws<ArgumentException>(() => DistortionModel.Of(data, ["cty"])).Message);
        Assert.Contains("combinations of levels",
            Assert.Throws<ArgumentException>(() =>
            DistortionModel.Of(data, ["age", "income", "city"], bins: 30)).Message);
        Assert.Contains("found no columns",
            Assert.Throws<ArgumentException>(() => DistortionModel.Of(data, [])).Message);
        // A level met later that nobody in training had.
        var later = data.WithColumns([new CodedColumn("city", [.. data.Labels.Select(_ => "Oslo")])]);
        Assert.Contains("found 'Oslo' in column 'city'",
            Assert.Throws<ArgumentException>(() => DistortionModel.Of(data, ["city"]).Cells(later)).Message);
    }
}
