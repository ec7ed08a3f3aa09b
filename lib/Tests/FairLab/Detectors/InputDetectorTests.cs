using FairLab.Data;
using FairLab.Detectors;
using FairLab.Mitigators;
using FairLab.Models;
using static TorchSharp.torch;

namespace FairLab.Tests.Detectors;

public sealed class InputDetectorTests
{
    static readonly MlpOptions Small =
        new() { Hidden = [16], MaxEpochs = 40, BatchSize = 50, LearningRate = 3e-3, Patience = 5 };
    static readonly Lazy<(DataSplit Split, MlpClassifier Model)> Biased = new(() => Trained(2.0));

    static (DataSplit, MlpClassifier) Trained(double discrimination)
    {
        var split = LoanApplications.Draw(3000, discrimination, seed: 5).Data.Split(0.5, 0.2, 0.3, seed: 5);
        return (split, MlpClassifier.Train(split.Train, split.Validation, Small, seed: 5));
    }

    [Fact]
    public void A_single_indicator_is_set_by_its_level_or_by_0_and_1_and_by_nothing_else()
    {
        var sex = new CodedColumn("sex", ["Male", "Female", "Male", "Female"]);
        var features = new FeatureBuilder().Indicator(sex, "Male");
        var data = new TabularDataset("d", features.Features, features.Values(), [1, 0, 0, 1], [Grouping.Of(sex)]);
        double[] Set(object value) => CounterfactualChange.Set("sex", value).Apply(data).Values();
        Assert.Equal([1, 1, 1, 1], Set("Male"));
        Assert.Equal([0, 0, 0, 0], Set(0));
        Assert.Equal([1, 1, 1, 1], Set(true));
        Assert.Contains("expected 0 or 1", Assert.Throws<ArgumentException>(() => Set(7)).Message);
        Assert.Contains("'sex' is a single indicator: 0 stands for", Assert.Throws<ArgumentException>(() =>
            Set("Female")).Message);
        var quantity = data.WithFeatures([new Feature("x", "x", false)], data.Values());
        Assert.Contains("expected a number", Assert.Throws<ArgumentException>(() =>
            CounterfactualChange.Set("x", new DateTime(2020, 1, 1, 0, 0, 0,
                DateTimeKind.Utc)).Apply(quantity)).Message);
    }

    [Fact]
    public void TopDown_flags_the_proxies_and_nothing_else()
    {
        var (split, model) = Biased.Value;
        var finding = new TopDownDetector { Draws = 199 }.Find(model, split.Test, seed: 1);

        Assert.Equal(["surname_score", "zip_index"], finding.Sensitive.Order(StringComparer.Ordinal));
        Assert.Equal([1, 1, 0, 0, 0, 0], finding.Annotation(split.Test));
        Assert.InRange(finding.LargestResidual, 0, 0.05);
        var noise = finding.Columns.Single(c => c.Column == "noise");
        Assert.All(finding.Columns.Where(c => c.Sensitive),
            c => Assert.True(
                c.Attribution > 2 * noise.Attribution && c.AucLow > 0.7 && c.AucLow <= c.Auc && c.Auc <= c.AucHigh));
    }

    [Fact]
    public void TopDown_with_too_few_draws_for_a_verdict_says_how_many_it_takes() => Assert.Contains(
        "expected at least 120", Assert.Throws<ArgumentException>(() => new TopDownDetector { Draws = 99 }.Find(
        Biased.Value.Model, Biased.Value.Split.Test, 0)).Message, StringComparison.Ordinal);

    [Fact]
    public void TopDown_judges_categories_as_the_proxy_finder_does()
    {
        var split = Datasets.Load("compas-counts").Split(0.5, 0.2, 0.3, seed: 1);
        using var model = MlpClassifier.Train(split.Train, split.Validation, new MlpOptions { MaxEpochs = 1 }, seed: 1);
        var finding = new TopDownDetector { Draws = 199 }.Find(model, split.Test, seed: 1);
        var ranked = ProxyFinder.Rank(split.Test).ToDictionary(p => p.Column, p => p.Auc);
        foreach (var column in finding.Columns.Where(
            c => split.Test.FeatureList.First(f => f.Column == c.Column).IsIndicator))
            Assert.Equal(ranked[column.Column], column.Auc, 1e-9);
    }

    [Fact]
    public void BottomUp_sees_what_a_change_of_ZIP_code_does_and_that_noise_does_nothing()
    {
        var (split, model) = Biased.Value;
        var findings = BottomUpDetector.Find(model.Predict, split.Test,
            CounterfactualChange.Set("zip_index", -1.0), CounterfactualChange.Set("zip_index", 1.0),
            CounterfactualChange.Mask("noise"));

        Assert.True(findings[0].High < 0 && findings[1].Low > 0 && findings[1].PHolm < 1e-6);
        Assert.InRange(findings[2].MeanSize, 0, 0.02);
        Assert.Equal(split.Test.Rows, findings[0].People);
    }

    [Fact]
    public void BottomUp_on_a_linear_model_gives_the_analytic_change()
    {
        var data = LoanApplications.Draw(500, 1, seed: 2).Data;
        double[] weights = [0.7, -0.2, 1.1, -0.5, 0.4, 0];
        double[] Score(TabularDataset people) => [.. Enumerable.Range(0, people.Rows)
            .Select(i => people.Row(i).ToArray().Select((x, j) => weights[j] * x).Sum())];
        var change = BottomUpDetector.Find(Score, data, CounterfactualChange.Set("zip_index", 1.5))[0];
        var expected = Enumerable.Range(0, data.Rows).Average(i => weights[0] * (1.5 - data.Row(i)[0]));
        Assert.Equal(expected, change.MeanChange, 1e-9);
    }

    [Fact]
    public void Gaps_on_a_linear_model_are_the_analytic_ones()
    {
        var data = LoanApplications.Draw(800, 1, seed: 2).Data;
        double[] weights = [0.07, -0.02, 0.11, -0.05, 0.04, 0];
        double[] Score(TabularDataset people) => [.. Enumerable.Range(0, people.Rows)
            .Select(i => 0.5 + people.Row(i).ToArray().Select((x, j) => weights[j] * x).Sum())];
        var gaps = BottomUpDetector.Gaps(
            Score, data, CounterfactualChange.Set("zip_index", 0.25), CounterfactualChange.Mask("noise"));
        double Mean(int z, int column) => Enumerable.Range(0, data.Rows).Where(i => data.Group.Codes[i] == z)
            .Average(i => (double)data.Row(i)[column]);

        // Giving everybody one ZIP code takes exactly its own part off the difference.
        Assert.Equal(-weights[0] * (Mean(0, 0) - Mean(1, 0)), gaps[0].Lift, 1e-9);
        Assert.Equal(gaps[0].After - gaps[0].Before, gaps[0].Lift, 1e-9);
        Assert.True(gaps[0].Low > 0 && gaps[0].PHolm < 1e-6 && gaps[0].Before < 0
            && gaps[0].ParityBefore < gaps[0].ParityAfter);
        Assert.InRange(gaps[0].ShareRemoved, 0.5, 1.5);
        Assert.Equal((0.0, double.NaN, double.NaN), (gaps[1].Lift, gaps[1].P, gaps[1].PHolm));
        Assert.False(gaps[0].FourFifths.Before);
        var three = new TabularDataset("three", data.FeatureList, data.Features, data.Labels,
            [new Grouping("g", ["a", "b", "c"], new int[data.Rows])]);
        Assert.Contains("found 3 groups of 'g', expected two",
            Assert.Throws<ArgumentException>(() => BottomUpDetector.Gaps(
                Score, three, CounterfactualChange.Mask("noise"))).Message, StringComparison.Ordinal);
        var one = new TabularDataset(
            "one", data.FeatureList, data.Features, data.Labels, [new Grouping("g", ["a", "b"], new int[data.Rows])]);
        Assert.Contains("found 0 people of 'b'",
            Assert.Throws<ArgumentException>(() => BottomUpDetector.Gaps(
                Score, one, CounterfactualChange.Mask("noise"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.2, 0.01, ChangeVerdict.Effect)]
    [InlineData(0.001, 0.001, ChangeVerdict.NoEffect)]
    [InlineData(0.01, 0.5, ChangeVerdict.Undecided)]
    public void Verdict_tells_an_effect_from_none_and_from_too_little_to_say(
        double mean, double spread, ChangeVerdict expected)
    {
        double[] after = [.. Enumerable.Range(0, 20).Select(i => 0.3 + mean + (i % 2 == 0 ? spread : -spread))];
        Assert.Equal(expected, BottomUpDetector.Compare([.. after.Select(_ => 0.3)], ("x", after))[0].Verdict());
        Assert.Throws<ArgumentOutOfRangeException>(
            () => BottomUpDetector.Compare([.. after.Select(_ => 0.3)], ("x", after))[0].Verdict(0));
    }

    [Fact]
    public void Methods_that_leave_parts_out_leave_out_whole_columns_of_a_table()
    {
        var split = Datasets.Load("compas-counts").Split(0.5, 0.2, 0.3, seed: 1);
        using var model =
            MlpClassifier.Train(split.Train, split.Validation, new MlpOptions { Hidden = [8], MaxEpochs = 1 }, seed: 1);
        var some = split.Test.Select([.. Enumerable.Range(0, 20)]);
        var found = TableAttribution.Of(model, some, new Shapley());
        var expected = TableAttribution.Of(model, some, new Shapley { Parts = TableAttribution.Parts(some) });
        Assert.Equal(
            Enumerable.Range(0, 20).SelectMany(found.Person), Enumerable.Range(0, 20).SelectMany(expected.Person));
        Assert.InRange(found.Residuals.Max(Math.Abs), 0, 1e-5);
    }

    [Fact]
    public void Flipped_people_have_the_same_noise_and_the_analytic_shift()
    {
        var loans = LoanApplications.Draw(400, 1, seed: 3);
        var step = LoanApplications.Standardized.Privileged - LoanApplications.Standardized.Unprivileged;
        for (var i = 0; i < loans.Data.Rows; i++)
        {
            var sign = loans.Data.Group.Codes[i] == 0 ? 1 : -1;
            var (a, b) = (loans.Data.Row(i).ToArray(), loans.Flipped.Row(i).ToArray());
            Assert.Equal(sign * 0.7 * step, b[0] - a[0], 1e-5);
            Assert.Equal(sign * 0.1 * step, b[2] - a[2], 1e-5);
            Assert.Equal(a[3..], b[3..]);
        }
    }

    [Fact]
    public void Changes_of_categories_swap_levels_and_name_what_they_do_not_know()
    {
        var colours = new CodedColumn("colour", ["red", "green", "blue", "red"]);
        var features = new FeatureBuilder().OneHot(colours);
        var data = new TabularDataset("toy", features.Features, features.Values(), [0, 1, 0, 1],
            [Grouping.Binary(new CodedColumn("g", ["a", "b", "a", "b"]), "a")]);
        string Show(TabularDataset d) => string.Join(" ", Enumerable.Range(0, d.Rows)
            .Select(i => d.FeatureList[Array.IndexOf(d.Row(i).ToArray(), 1f)].Name[7..]));

        Assert.Equal("green red blue green", Show(CounterfactualChange.Swap("colour", "red", "green").Apply(data)));
        Assert.Equal("blue blue blue blue", Show(CounterfactualChange.Set("colour", "blue").Apply(data)));
        Assert.Contains("'blue'",
            Assert.Throws<ArgumentException>(() => CounterfactualChange.Set("colour", "bleu").Apply(data)).Message,
            StringComparison.Ordinal);
        Assert.Contains("'colour'",
            Assert.Throws<ArgumentException>(() => CounterfactualChange.Mask("color").Apply(data)).Message,
            StringComparison.Ordinal);
        Assert.Equal([0.25f, 0.25f, 0.5f], CounterfactualChange.Mask("colour").Apply(data).Row(0).ToArray().Order());
    }

    [Fact]
    public void Compare_refuses_scores_that_do_not_pair_up()
    {
        Assert.Throws<ArgumentException>(() => BottomUpDetector.Compare([0.1, 0.2], ("x", [0.1])));
        Assert.Throws<ArgumentException>(() => BottomUpDetector.Compare([0.1], ("x", [0.1])));
        var nothing = BottomUpDetector.Compare([0.1, 0.2], ("x", [0.1, 0.2]))[0];
        Assert.Equal((0.0, double.NaN), (nothing.MeanChange, nothing.P));
        Assert.Equal(ChangeVerdict.NoEffect, nothing.Verdict());
        // The same change for everybody: nothing to judge chance by, and no chance either.
        var same = BottomUpDetector.Compare([0.25, 0.5], ("x", [0.5, 0.75]))[0];
        Assert.Equal((double.NaN, ChangeVerdict.Effect), (same.P, same.Verdict()));
        Assert.True(double.IsNaN(nothing.EffectSize));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void AttributionPenalty_turns_the_network_away_from_the_proxies(int steps)
    {
        var (split, model) = Biased.Value;
        string[] proxies = ["zip_index", "surname_score"];
        var penalty = new AttributionPenalty
        {
            Columns = proxies,
            Strength = steps == 0 ? 30 : 300,
            IntegratedSteps = steps,
        };
        using var taught = penalty.Train(split, Small, seed: 5);
        double Looked(MlpClassifier m)
        {
            var found = TableAttribution.Of(m, split.Test, new GradientTimesInput());
            return found.Columns.Zip(found.MeanSizes).Where(c => proxies.Contains(c.First)).Sum(c => c.Second);
        }
        double Accuracy(MlpClassifier m) =>
            m.Predict(split.Test).Zip(split.Test.Labels, (p, y) => p >= 0.5 == (y == 1)).Average(hit => hit ? 1.0 : 0);

        Assert.InRange(Looked(taught), 0, 0.1 * Looked(model));
        Assert.True(Accuracy(taught) > Accuracy(model) - 0.12, $"{Accuracy(taught)} against {Accuracy(model)}");
    }

    [Fact]
    public void AttributionPenalty_has_the_gradient_of_finite_differences()
    {
        // One unit of a smooth network, in double precision: penalty(w) against central differences.
        double[] weights = [0.3, -0.7, 0.5];
        var x = tensor(new double[,] { { 0.2, -0.4, 0.9 }, { -1.1, 0.6, 0.1 } });
        Tensor Penalty(Tensor w)
        {
            Tensor Network(Tensor inputs) => tanh(inputs.matmul(w)) * 1.5;
            var batch = new TrainingBatch { Inputs = x, Outputs = zeros(2), Labels = zeros(2), Weights = ones(2),
                Network = Network };
            return new AttributionPenalty().Term([1, 0, 1]).Compute(batch)!;
        }
        Differences.AssertGradient(weights, Penalty);
    }

    [Fact]
    public void AttributionPenalty_of_an_unknown_column_names_the_nearest()
    {
        var (split, _) = Biased.Value;
        Assert.Contains("zip_index",
            Assert.Throws<ArgumentException>(() => new AttributionPenalty { Columns = ["zip_idnex"] }.Fit(
                split, Small, 0)).Message, StringComparison.Ordinal);
    }
}
