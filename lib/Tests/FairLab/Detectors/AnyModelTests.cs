using FairLab.Data;
using FairLab.Detectors;
using FairLab.Models;
using FairLab.Tests.Models.Training;
using TorchSharp;
using static FairLab.Tests.Models.Training.Networks;
using static TorchSharp.torch;

namespace FairLab.Tests.Detectors;

/// <summary>A detector takes a network, any other classifier, or a plain function.</summary>
[Collection(nameof(Alone))]
public sealed class AnyModelTests
{
    static readonly TabularDataset Test = People.Test.Select([.. Enumerable.Range(0, 60)]);

    [Fact]
    public void Table_of_a_function_has_the_exact_Shapley_values_of_a_sum()
    {
        // A sum of columns: each column's value less its mean, whatever the method that leaves parts out.
        double[] Sum(TabularDataset data) => [.. Enumerable.Range(0, data.Rows)
            .Select(row => Enumerable.Range(0, data.Width).Sum(j => (j + 1) * data.Value(row, j)))];
        var features = Test.FeatureList.Select((f, j) => (f.Column, j)).GroupBy(f => f.Column, f => f.j).ToArray();
        double Expected(IEnumerable<int> of, int row) =>
            of.Sum(j => (j + 1) * (Test.Value(row, j) - Enumerable.Range(0, Test.Rows).Average(r => Test.Value(r, j))));
        foreach (var method in (IAttributionMethod?[])[null, new Occlusion()])
        {
            var found = TableAttribution.Of(Sum, Test, method);
            Assert.Equal("score", found.Unit);
            Assert.All(found.Residuals, r => Assert.Equal(0, r, 1e-8));
            for (var row = 0; row < Test.Rows; row += 7)
                Assert.All(found.Columns.Zip(found.Person(row)), c =>
                    Assert.Equal(Expected(features.Single(f => f.Key == c.First), row), c.Second, 1e-8));
        }
    }

    [Fact]
    public void Table_of_a_function_finds_each_person_s_own_group()
    {
        // A model that looks at the group and nothing else: no column counts, and nobody gets another's group.
        var weighted = Test.WithWeights([.. Enumerable.Range(0, Test.Rows).Select(i => (double)(i % 3))]);
        double[] ByGroup(TabularDataset data) => Array.ConvertAll(data.Group.Codes, c => (double)c);
        var found = TableAttribution.Of(ByGroup, weighted, new Occlusion());
        Assert.All(Enumerable.Range(0, Test.Rows), row => Assert.All(found.Person(row), v => Assert.Equal(0, v)));
    }

    [Fact]
    public void Table_of_any_classifier_is_explained()
    {
        var logistic = LogisticRegression.Train(People.Train, new LogisticOptions());
        var found = TableAttribution.Of(logistic, Test);
        Assert.Equal(("shapley", "score"), (found.Method, found.Unit));
        Assert.All(found.Residuals, r => Assert.Equal(0, r, 1e-9));
        using var network = Learner.Train(People.Train, People.Validation, 1);
        var gradients = TableAttribution.Of(network, Test);
        Assert.Equal(("integrated-gradients", "logit"), (gradients.Method, gradients.Unit));
        Assert.All(gradients.Residuals, r => Assert.Equal(0, r, 1e-2));
        Assert.Contains("found the method integrated-gradients for a model whose gradient is not known, "
            + "expected one that leaves parts out: Shapley",
            Assert.Throws<ArgumentException>(() => TableAttribution.Of(logistic, Test, new IntegratedGradients()))
                .Message);
        Assert.Contains("row 0: found the score NaN", Assert.Throws<ArgumentException>(() =>
            TableAttribution.Of(d => Array.ConvertAll(d.Labels, _ => double.NaN), Test)).Message);
        Assert.Contains("found 1 scores, expected", Assert.Throws<ArgumentException>(() =>
            TableAttribution.Of(_ => [1.0], Test)).Message);
    }

    [Fact]
    public void Top_down_and_bottom_up_detectors_agree_on_a_model_however_it_is_given()
    {
        var logistic = LogisticRegression.Train(People.Train, new LogisticOptions());
        var detector = new TopDownDetector { Draws = 199 };
        var (asClassifier, asFunction) = (detector.Find(logistic, Test, 1), detector.Find(logistic.Predict, Test, 1));
        Assert.Equal(asClassifier.Columns, asFunction.Columns);
        Assert.NotEmpty(asClassifier.Columns);
        var change = CounterfactualChange.Mask(People.Train.FeatureList[0].Column);
        Assert.Equal(BottomUpDetector.Find(logistic.Predict, Test, change),
            BottomUpDetector.Find(logistic, Test, change));
        Assert.Equal(BottomUpDetector.Gaps(logistic.Predict, Test, change),
            BottomUpDetector.Gaps(logistic, Test, change));
    }

    [Fact]
    public void Text_of_a_function_has_the_value_of_each_word()
    {
        double Score(string text) => text.Split(' ').Count(w => w == "good") * 0.2 + text.Split(' ')
            .Count(w => w == "bad") * -0.1 + 0.5;
        double[] Scores(IReadOnlyList<string> texts) => [.. texts.Select(Score)];
        var found = TextAttribution.Of(Scores, ["good film, bad good", ""]);
        Assert.Equal([0.2, 0, -0.1, 0.2], found[0].Values.Select(v => Math.Round(v, 10)));
        Assert.Equal((0.8, 0.5), (Math.Round(found[0].Score, 10), found[0].BaselineScore));
        Assert.Empty(found[1].Words);
        Assert.Equal(0.5, found[1].Score);
        Assert.Throws<ArgumentException>(() => TextAttribution.Of(Scores, ["good"], new Gradient()));
        string[] texts = [.. Enumerable.Range(0, 40).Select(i => $"{(i % 2 == 0 ? "good" : "bad")} film")];
        string[] groups = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? "a" : "b")];
        var sensitive = new TopDownTextDetector().Find(Scores, texts, groups);
        Assert.Equal(["bad", "good"], sensitive.Words.Where(w => w.Sensitive).Select(w => w.Word).Order());
    }

    [Fact]
    public void Images_are_explained_for_a_module_with_one_column_of_outputs()
    {
        manual_seed(1);
        using var network = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.Flatten(), nn.Linear(72, 1));
        var images = rand(3, 1, 8, 8);
        var found = ImageAttribution.Of(network, images);
        Assert.All(found.Residuals, r => Assert.Equal(0, r, 1e-3));
        Assert.Equal(Numbers(network.call(images)).Select(v => Math.Round(v, 5)),
            found.Outputs.Select(v => Math.Round(v, 5)));
    }

    [Fact]
    public void DeepLift_of_any_module_is_complete_and_is_that_of_the_library_s_network()
    {
        manual_seed(2);
        using var network = nn.Sequential(nn.Linear(3, 6), nn.ReLU(), nn.Linear(6, 5), nn.Tanh(),
            nn.Linear(5, 1)).to(ScalarType.Float64);
        network.eval();
        var task = new AttributionTask(network.call, randn([20, 3], ScalarType.Float64),
            zeros([1, 3], ScalarType.Float64));
        using var found = DeepLift.Of(network).Attribute(task);
        Assert.InRange(found.LargestResidual, 0, 1e-10);
        // A saturated unit: the gradient is 0 and the difference is not.
        using var relu = nn.Sequential(nn.Linear(1, 1), nn.ReLU(), nn.Linear(1, 1));
        using (no_grad())
        {
            foreach (var (parameter, value) in relu.parameters().Zip([-1.0f, 1, -1, 1]))
                parameter.fill_(value);
        }
        using var saturated = DeepLift.Of(relu).Attribute(new AttributionTask(relu.call, tensor([2f], [1, 1]),
            zeros(1, 1)));
        Assert.Equal(1, saturated.Values.item<float>(), 1e-6);
    }
}
