using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Runs;

namespace FairLab.Tests;

/// <summary>A mitigator is made by name, with its options by name; what does not fit is said with what would.</summary>
public sealed class MitigatorOptionsTests
{
    static Dictionary<string, object?> Method(string name, params (string Name, object? Value)[] options) =>
        new() { [name] = options.ToDictionary(o => o.Name, o => o.Value) };

    [Fact]
    public void Options_are_set_by_name_in_any_case_style()
    {
        var expected =
            new Reduction { Constraint = FairnessConstraint.EqualizedOdds, FalsePositiveCost = 2, Iterations = 7 };

        Assert.Equal(expected, Mitigator.Create(Method(
            "reduction", ("constraint", "EqualizedOdds"), ("falsePositiveCost", 2L), ("iterations", 7))));
        Assert.Equal(expected, Mitigator.Create(Method(
            "reduction", ("Constraint", "equalized-odds"), ("false-positive-cost", 2.0), ("Iterations", 7L))));
        Assert.Equal(expected, Mitigator.Create(Method(
            "reduction", ("CONSTRAINT", "equalized_odds"), ("false_positive_cost", 2m), ("iterations", (short)7))));
    }

    [Fact]
    public void Options_may_be_lists_tuples_metrics_truth_values_and_null()
    {
        var reduction = (Reduction)Mitigator.Create(Method(
            "reduction",
            ("also", new object[] { "EqualizedOdds", "error-rate-parity" }), ("ratio", null), ("patience", 3)));
        Assert.Equal([FairnessConstraint.EqualizedOdds, FairnessConstraint.ErrorRateParity], reduction.Also);
        Assert.Equal(((double?)null, (int?)3), (reduction.Ratio, reduction.Patience));

        var optimized = (OptimizedPreprocessing)Mitigator.Create(Method("optimized-preprocessing",
            ("limits", new object[] { new object[] { 0.5, 1 }, new object[] { 1, 0.25 } }), ("limitsPerGroup", true)));
        Assert.Equal([(0.5, 1.0), (1.0, 0.25)], optimized.Limits);
        Assert.True(optimized.LimitsPerGroup);

        Assert.Equal(GroupMetrics.Accuracy,
            ((GroupThresholds)Mitigator.Create(Method("group-thresholds", ("objective", "accuracy")))).Objective);
    }

    public static TheoryData<string, string, object?, string> Bad => new()
    {
        { "reduction", "epsilom", 0.1, "mitigator 'reduction': unknown option 'epsilom': did you mean 'epsilon'?" },
        { "reduction", "epsilon", "much", "mitigator 'reduction': epsilon: expected a number, found much" },
        { "reduction", "epsilon", null, "mitigator 'reduction': epsilon: expected a number, found null" },
        { "reduction", "epsilon", 2, "mitigator 'reduction': epsilon: found 2, expected a number in (0, 1)" },
        { "reduction", "epsilon", double.NaN, "epsilon: found NaN, expected a number in (0, 1)" },
        { "reduction", "iterations", 2.5, "iterations: expected a whole number, found 2.5" },
        { "reduction", "iterations", 1L << 40, "iterations: expected a whole number, found 1099511627776" },
        { "reduction", "constraint", "EqualisedOdds", "unknown value 'EqualisedOdds': did you mean 'EqualizedOdds'?" },
        { "reduction", "constraint", 1, "constraint: expected one of DemographicParity, EqualizedOdds" },
        { "reduction", "also", "EqualizedOdds", "also: expected a list, each one of DemographicParity" },
        { "reduction", "also", new object[] { "x" }, "also[0]: unknown value 'x'" },
        { "reduction", "also", null, "also: expected a list" },
        { "reduction", "oracle", "logistic", "oracle: expected a ILearner, which C# alone can make" },
        { "removal", "proxies", new object[] { 1 }, "proxies[0]: expected a text, found 1" },
        { "prejudice-remover", "isPerGroup", 1, "isPerGroup: expected true or false, found 1" },
        { "optimized-preprocessing", "limits", new object[] { new object[] { 1 } }, "limits[0]: expected a list of" },
        { "group-thresholds", "objective", "acuracy", "objective: unknown value 'acuracy': did you mean 'accuracy'?" },
        { "reweighing", "epsilon", 1, "mitigator 'reweighing': unknown option 'epsilon': there are none" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void An_option_that_does_not_fit_is_refused(string name, string option, object? value, string message) =>
        Assert.Contains(message,
            Assert.Throws<ArgumentException>(() => Mitigator.Create(Method(name, (option, value)))).Message);

    [Fact]
    public void A_method_of_another_form_is_refused()
    {
        Assert.Contains("found 3, expected a name", Refused(3));
        Assert.Contains("found {reduction: {}, removal: {}}, expected a name, or one name with its options",
            Refused(Method("reduction").Concat(Method("removal")).ToDictionary()));
        Assert.Contains("found {reduction: 3}, expected a name",
            Refused(new Dictionary<string, object?> { ["reduction"] = 3 }));
        Assert.Contains("the option 'epsilon' is there twice",
            Refused(Method("reduction", ("epsilon", 0.1), ("Epsilon", 0.2))));
        Assert.Contains("did you mean 'reweighing'?", Refused(Method("reweigh")));
    }

    static string Refused(object method, double? strength = null) =>
        Assert.Throws<ArgumentException>(() => Mitigator.Create(method, strength)).Message;

    [Theory]
    [InlineData("reduction-odds", "{ reduction: { constraint: EqualizedOdds } }")]
    [InlineData("gap-penalty-opportunity", "{ gap-penalty: { notion: EqualOpportunity } }")]
    [InlineData("calibrated-odds-fpr", "{ calibrated-odds: { constraint: FalsePositiveRate } }")]
    public void A_former_name_says_how_it_is_written_now(string name, string now)
    {
        Assert.EndsWith($"write {now}", Refused(name));
        string[] words = now.Split(['{', '}', ':', ' '], StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEqual(Mitigator.Create(words[0]), Mitigator.Create(Method(words[0], (words[1], words[2]))));
    }

    [Fact]
    public void A_strength_is_the_option_that_says_how_strongly()
    {
        Assert.All(Mitigator.All.Where(m => m.Strength is not null), m =>
        {
            double value = m.Name == "balancing" ? 2 : 0.73;
            string label = Mitigator.Label(m.Create(value));
            Assert.Equal(label, Mitigator.Label(Mitigator.Create(Method(m.Name, (m.Strength!, value)))));
            Assert.EndsWith($"({m.Strength} {(m.Name == "balancing" ? "2" : "0.73")})", label);
        });
        Assert.Contains("the option 'epsilon' is there twice", Refused(Method("reduction", ("epsilon", 0.1)), 0.2));
    }

    [Fact]
    public void A_label_says_the_options_once()
    {
        Assert.Equal("reduction", Mitigator.Label("reduction"));
        Assert.Equal("reduction (EqualizedOdds)",
            Mitigator.Label(Method("reduction", ("constraint", "EqualizedOdds"))));
        Assert.Equal("reduction (EqualizedOdds, epsilon 0.02)", Mitigator.Label(Method(
            "reduction", ("constraint", "EqualizedOdds"), ("epsilon", 0.02))));
        Assert.Equal("strict", Mitigator.Label(new Dictionary<string, object?>
        {
            ["reduction"] = new Dictionary<string, object?> { ["epsilon"] = 0.001 }, ["label"] = "strict",
        }));
        // A mitigator itself: by what is not its default.
        Assert.Equal("reduction", Mitigator.Label(new Reduction()));
        Assert.Equal("reduction (EqualizedOdds, epsilon 0.02)",
            Mitigator.Label(new Reduction { Epsilon = 0.02, Constraint = FairnessConstraint.EqualizedOdds }));
        Assert.Equal("group-thresholds (balanced_accuracy)",
            Mitigator.Label(new GroupThresholds { Objective = GroupMetrics.BalancedAccuracy }));
        Assert.Equal(nameof(Everybody), Mitigator.Label(new Everybody()));
    }

    [Fact]
    public void Every_option_of_every_mitigator_is_described()
    {
        Assert.All(Mitigator.All, m => Assert.All(m.Options, o => Assert.NotEmpty(o.Expected)));
        Assert.Contains(
            new OptionInfo("epsilon", "a number", 0.01), Mitigator.All.Single(m => m.Name == "reduction").Options);
    }

    /// <summary>Selects everybody, or only those with a score of at least a threshold.</summary>
    sealed record Everybody : IPostProcessor
    {
        public double Threshold { get; init; }

        public IDecisionRule Fit(TabularDataset validation, double[] scores, long seed) =>
            new EqualizedOdds().Fit(validation, scores, seed);
    }

    [Fact]
    public void A_mitigator_of_ones_own_is_known_by_name_in_its_run_and_no_other()
    {
        using (new RunContext("nowhere", "one").Enter())
        {
            Mitigator.Register("everybody", () => new Everybody());
            Assert.Equal(new Everybody { Threshold = 0.5 }, Mitigator.Create(Method("everybody", ("threshold", 0.5))));
            Assert.Equal("everybody (threshold 0.5)", Mitigator.Label(new Everybody { Threshold = 0.5 }));
            Assert.Contains("did you mean 'everybody'?", Refused("everyone"));
            Assert.Contains("the library has a mitigator 'none'",
                Assert.Throws<ArgumentException>(() => Mitigator.Register("none", () => new Everybody())).Message);
        }
        using (new RunContext("nowhere", "two").Enter())
            Assert.Throws<ArgumentException>(() => Mitigator.Create("everybody"));
        Assert.IsType<Everybody>(Mitigator.Create(new Everybody()));
        Assert.Contains("is whole already", Refused(new Everybody(), 1));
    }
}
