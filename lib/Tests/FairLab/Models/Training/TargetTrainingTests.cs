using System.Globalization;
using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Tests.Models.Training;

/// <summary>One's own file with an outcome of three classes, or a number, to one's own network, to groups.</summary>
[Collection(nameof(Alone))]
public sealed class TargetTrainingTests : IDisposable
{
    static readonly string[] Grades = ["high", "low", "middle"];

    readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    /// <summary>A network with as many outputs as the outcome asks for.</summary>
    static NetworkLearner Learner => new((width, outputs) => nn.Sequential(
        ("first", nn.Linear(width, 8)), ("relu", nn.ReLU()), ("last", nn.Linear(8, outputs))))
    {
        MaxEpochs = 30, LearningRate = 0.02, BatchSize = 100,
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>People whose skill, and whose group by half a deviation, say what they earn.</summary>
    string People(int rows = 900)
    {
        var random = new SeededRandom(3);
        var lines = Enumerable.Range(0, rows).Select(_ =>
        {
            var (skill, isB) = (random.NextGaussian(), random.Next(2) == 1);
            var level = skill + (isB ? 0.5 : 0);
            var grade = level < -0.5 ? "low" : level < 0.5 ? "middle" : "high";
            var pay = 30_000 + 10_000 * (level + 0.2 * random.NextGaussian());
            return string.Create(CultureInfo.InvariantCulture, $"{skill},{(isB ? "b" : "a")},{grade},{pay}");
        });
        var path = Path.Combine(_folder, "people.csv");
        File.WriteAllLines(path, lines.Prepend("skill,group,grade,pay"));
        return path;
    }

    DataSplit Split(string label, ValueSet? favourable = null) => TabularDataset.FromCsv(People(), label: label,
        favourable: favourable, groups: ["group"], features: ["skill", "group"]).Split(0.5, 0.2, 0.3, seed: 1);

    static double SelectionGap(MulticlassCounts counts) => counts.Worst(GroupMetrics.ParityDifference);

    [Fact]
    public void Own_file_of_three_classes_is_counted_by_group()
    {
        var split = Split("grade");
        using var model = Learner.TrainMulticlass(split.Train, split.Validation, seed: 1);
        Assert.Equal(Grades, model.Classes);
        var counts = model.Evaluate(split.Test);
        Assert.Equal(Grades, counts.Classes);
        for (var group = 0; group < 2; group++)
        {
            Assert.InRange(counts.Accuracy(group).Value, 0.9, 1);
            var all = Enumerable.Range(0, 9).Sum(c => counts[group, c / 3, c % 3]);
            Assert.Equal(split.Test.Group.Codes.Count(z => z == group), all);
        }

        var probabilities = model.Probabilities(split.Test);
        Assert.All(probabilities, row => Assert.Equal(1, row.Sum(), 5));
        Assert.All(probabilities.Zip(model.Classify(split.Test)), p => Assert.Equal(p.First.Max(), p.First[p.Second]));
        // Group b is half a deviation better off: the decisions differ by group as the classes do.
        var codes = split.Test.Target!.Codes;
        var actual = SelectionGap(MulticlassCounts.From(codes, codes, Grades, split.Test.Group));
        Assert.InRange(actual, 0.1, 0.4);
        Assert.InRange(SelectionGap(counts), actual - 0.05, actual + 0.05);
        Assert.Empty(model.Favourable);
        Assert.Contains("none is favourable", Assert.Throws<InvalidOperationException>(
            () => model.Predict(split.Test)).Message);
        Assert.Equal([split.Test.Rows, 8], model.Activations("relu", split.Test).shape);
    }

    [Theory]
    [InlineData("gap-penalty")]
    [InlineData("hsic-penalty")]
    [InlineData("prejudice-remover")]
    public void Terms_bring_the_classes_of_groups_together(string name)
    {
        ILossTerm term = name switch
        {
            "gap-penalty" => new GapPenalty { Strength = 10 },
            "hsic-penalty" => new HsicPenalty { Strength = 300 },
            _ => new PrejudiceTerm(10),
        };
        var split = Split("grade");
        using var plain = Learner.TrainMulticlass(split.Train, split.Validation, seed: 1);
        using var fair = (Learner with { Terms = [term] }).TrainMulticlass(split.Train, split.Validation, seed: 1);
        double Gap(MulticlassNetwork model)
        {
            var scores = model.Probabilities(split.Test);
            double Mean(int z, int c) => scores.Where((_, i) => split.Test.Group.Codes[i] == z).Average(s => s[c]);
            return Enumerable.Range(0, 3).Max(c => Math.Abs(Mean(0, c) - Mean(1, c)));
        }

        Assert.InRange(Gap(plain), 0.1, 0.4);
        Assert.InRange(Gap(fair), 0, 0.6 * Gap(plain));
    }

    [Fact]
    public void Several_favourable_classes_give_one_score()
    {
        var split = Split("grade", ["high", "middle"]);
        using var model = Learner.TrainMulticlass(split.Train, split.Validation, seed: 1);
        Assert.Equal(["high", "middle"], model.Favourable);
        var (scores, probabilities) = (model.Predict(split.Test), model.Probabilities(split.Test));
        Assert.All(scores.Zip(probabilities), p => Assert.Equal(p.Second[0] + p.Second[2], p.First, 6));
        using var logits = model.Logits(model.Inputs(split.Test));
        Assert.All(Networks.Numbers(sigmoid(logits)).Zip(scores), p => Assert.Equal(p.Second, p.First, 5));
        var counts = GroupCounts.From(split.Test, Decisions.FromScores(scores));
        Assert.InRange(GroupMetrics.Accuracy.Compute(counts).Value, 0.9, 1);
        // A binary network learns the same labels in one output.
        using var binary = Learner.Train(split.Train, split.Validation, seed: 1);
        Assert.InRange(GroupMetrics.Accuracy.Compute(GroupCounts.From(split.Test,
            Decisions.FromScores(binary.Predict(split.Test)))).Value, 0.9, 1);
    }

    [Fact]
    public void Saved_networks_of_classes_and_numbers_come_back()
    {
        var (classes, numbers) = (Split("grade", ["high", "middle"]), Split("pay"));
        using var grades = Learner.TrainMulticlass(classes.Train, classes.Validation, seed: 1);
        using var pay = Learner.TrainRegression(numbers.Train, numbers.Validation, seed: 1);
        var file = Path.Combine(_folder, "network.json");
        grades.Save(file);
        using var gradesAgain = Learner.LoadMulticlass(file);
        Assert.Equal(grades.Probabilities(classes.Test), gradesAgain.Probabilities(classes.Test));
        Assert.Equal(grades.Favourable, gradesAgain.Favourable);
        Assert.Equal(grades.Predict(classes.Test), gradesAgain.Predict(classes.Test));
        Assert.Contains("found a network of classes, expected a network; LoadMulticlass reads what was found",
            Assert.Throws<DataException>(() => Learner.Load(file)).Message);
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"Classes\"", "\"Kinds\"", StringComparison.Ordinal));
        Assert.Contains("found something else",
            Assert.Throws<DataException>(() => Learner.LoadMulticlass(file)).Message);
        pay.Save(file);
        using var payAgain = Learner.LoadRegression(file);
        Assert.Equal(pay.Predict(numbers.Test), payAgain.Predict(numbers.Test));
        Assert.Contains("LoadRegression reads what was found",
            Assert.Throws<DataException>(() => Learner.LoadMulticlass(file)).Message);
    }

    [Fact]
    public void Own_file_of_numbers_is_measured_by_group()
    {
        var split = Split("pay");
        using var model = Learner.TrainRegression(split.Train, split.Validation, seed: 1);
        var errors = model.Evaluate(split.Test);
        for (var group = 0; group < 2; group++)
        {
            // The noise has a deviation of 2,000.
            Assert.InRange(errors.RootMeanSquaredError(group).Value, 1_500, 3_000);
            Assert.InRange(errors.Bias(group).Value, -1_000, 1_000);
        }

        Assert.InRange(errors.Difference((e, g) => e.MeanPrediction(g)).Value, -9_000, -2_000);
        using var outputs = model.Outputs(model.Inputs(split.Test));
        Assert.All(Networks.Numbers(outputs).Zip(model.Predict(split.Test)),
            p => Assert.Equal(p.Second, p.First, 0.01));
        var fair = Learner with { Terms = [new GapPenalty { Strength = 10 }] };
        using var equal = fair.TrainRegression(split.Train, split.Validation, seed: 1);
        Assert.InRange(Math.Abs(equal.Evaluate(split.Test).Difference((e, g) => e.MeanPrediction(g)).Value), 0, 1_500);
    }

    [Fact]
    public void Unit_of_a_number_makes_no_difference()
    {
        var split = Split("pay");
        TabularDataset Thousands(TabularDataset data) => data.WithTarget(
            Target.Numeric("pay", Array.ConvertAll(data.Target!.Values, v => v / 1024 - 7)));
        using var one = Learner.TrainRegression(split.Train, split.Validation, seed: 1);
        using var other = Learner.TrainRegression(Thousands(split.Train), Thousands(split.Validation), seed: 1);
        Assert.All(one.Predict(split.Test).Zip(other.Predict(split.Test)),
            p => Assert.Equal(p.First / 1024 - 7, p.Second, 1e-3));
    }

    [Fact]
    public void Rows_of_weight_k_are_k_rows()
    {
        var split = Split("pay");
        var weights = split.Train.Group.Codes.Select(z => z == 1 ? 2.0 : 1).ToArray();
        var weighted = split.Train.WithWeights(weights);
        var learner = Learner with { BatchSize = 10_000, MaxEpochs = 5 };
        using var one = learner.TrainRegression(weighted, split.Validation, seed: 1);
        using var other = learner.TrainRegression(weighted.Repeated("a test"), split.Validation, seed: 1);
        Assert.All(one.Predict(split.Test).Zip(other.Predict(split.Test)),
            p => Assert.Equal(p.First, p.Second, tolerance: 0.1));
    }

    [Fact]
    public void Outcome_of_another_kind_names_the_way_out()
    {
        var (grade, pay) = (Split("grade"), Split("pay"));
        Assert.Contains("found 3 classes as the target 'grade', expected one of two outcomes: TrainMulticlass",
            Assert.Throws<ArgumentException>(() => Learner.Train(grade.Train, grade.Validation, 1)).Message);
        Assert.Contains("found a number as the target 'pay', expected one of two outcomes: TrainRegression",
            Assert.Throws<ArgumentException>(() => Learner.Train(pay.Train, pay.Validation, 1)).Message);
        Assert.Contains("found a number as the target 'pay', expected classes", Assert.Throws<ArgumentException>(
            () => Learner.TrainMulticlass(pay.Train, pay.Validation, 1)).Message);
        Assert.Contains("found 3 classes as the target 'grade', expected a number", Assert.Throws<ArgumentException>(
            () => Learner.TrainRegression(grade.Train, grade.Validation, 1)).Message);
        Assert.Contains("found people without labels", Assert.Throws<ArgumentException>(
            () => Learner.TrainMulticlass(grade.Train.WithoutLabels(), grade.Validation, 1)).Message);
        foreach (var outputs in (int[])[1, 2, 4])
        {
            var wrong = new NetworkLearner(width => nn.Linear(width, outputs));
            Assert.Contains("expected [200, 3]: a logit for each class", Assert.Throws<ArgumentException>(
                () => wrong.TrainMulticlass(grade.Train, grade.Validation, 1)).Message);
        }

        using var model = Learner.TrainMulticlass(grade.Train, grade.Validation, 1);
        var renamed = grade.Test.WithTarget(Target.Multiclass("grade", ["hihg", "low", "middle"],
            grade.Test.Target!.Codes));
        var row = Array.IndexOf(grade.Test.Target.Codes, 0);
        Assert.Contains($"row {row}: found the class 'hihg' of 'grade', expected one of high, low, middle; "
            + "did you mean 'high'?", Assert.Throws<ArgumentException>(() => model.Evaluate(renamed)).Message);
        // Classes are told apart by name, whatever their order in other data.
        var turned = grade.Test.WithTarget(Target.Multiclass("grade", ["middle", "low", "high"],
            Array.ConvertAll(grade.Test.Target.Codes, c => 2 - c)));
        Assert.Equal(model.Evaluate(grade.Test).Accuracy(0).Value, model.Evaluate(turned).Accuracy(0).Value);
    }
}
