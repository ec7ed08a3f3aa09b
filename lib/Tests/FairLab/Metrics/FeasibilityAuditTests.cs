using System.Globalization;
using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;
using FsCheck.Xunit;

namespace FairLab.Tests.Metrics;

public sealed class FeasibilityAuditTests
{
    static readonly Dictionary<string, (GroupFacts Unprivileged, GroupFacts Privileged)> Facts = new()
    {
        ["Adult"] = FactsOf("adult-counts"),
        ["COMPAS"] = FactsOf("compas-counts"),
    };

    [Theory]
    // Reference on studies, part C.4, which used an independent solver.
    [InlineData("Adult", "none", 0.928)]
    [InlineData("Adult", "optimized-preprocessing", 0.805)]
    [InlineData("Adult", "prejudice-remover", 0.827)]
    [InlineData("Adult", "calibrated-odds", 0.879)]
    [InlineData("Adult", "reweighing", 0.729)]
    [InlineData("COMPAS", "none", 0.810)]
    [InlineData("COMPAS", "reweighing", 0.678)]
    [InlineData("COMPAS", "optimized-preprocessing", 0.622)]
    [InlineData("COMPAS", "prejudice-remover", double.NaN)]
    [InlineData("COMPAS", "calibrated-odds", double.NaN)]
    public void Audit_with_known_base_rates_gives_the_reference_bound(string data, string method, double largest)
    {
        var verdict = new FeasibilityAudit().Audit(Row(data, method), Facts[data].Unprivileged, Facts[data].Privileged);
        Assert.Equal(largest, Math.Round(verdict.LargestAccuracy, 3));
    }

    [Theory]
    // The other bounds of part C.4. Its standard deviations are those of drawing with replacement, √(b(1-b)/m).
    [InlineData("Adult", "reweighing", 2, 0.005, 0.764)]
    [InlineData("COMPAS", "calibrated-odds", 2, 0.005, double.NaN)]
    [InlineData("COMPAS", "prejudice-remover", 2, 0.0006, 0.963)]
    [InlineData("Adult", "reweighing", 0, 0.02, 0.814)]
    public void Audit_with_room_gives_the_reference_bound(
        string data, string method, double deviations, double tolerance, double largest)
    {
        GroupFacts WithReplacement(GroupFacts facts) =>
            facts with { BaseRateDeviation = Math.Sqrt(facts.BaseRate * (1 - facts.BaseRate) / (0.3 * facts.People)) };
        var verdict = new FeasibilityAudit { Deviations = deviations, Tolerance = tolerance }.Audit(
            Row(data, method), WithReplacement(Facts[data].Unprivileged), WithReplacement(Facts[data].Privileged));
        Assert.Equal(largest, verdict.LargestAccuracy.Value, 0.0011);
    }

    [Fact]
    public void Audit_of_the_likely_slips_gives_the_reference_bound()
    {
        // Part C.4, likely causes: both signs of a row flipped, and a parity that was folded.
        var flipped = Row("Adult", "reweighing") with { Opportunity = 0.106, Odds = 0.09 };
        Assert.Equal(0.955, new FeasibilityAudit()
            .Audit(flipped, Facts["Adult"].Unprivileged, Facts["Adult"].Privileged).LargestAccuracy.Value, 0.0005);
        var unfolded = Row("COMPAS", "calibrated-odds") with { Parity = 1 / 0.819 };
        Assert.Equal(0.731, new FeasibilityAudit()
            .Audit(unfolded, Facts["COMPAS"].Unprivileged, Facts["COMPAS"].Privileged).LargestAccuracy.Value, 0.0005);
    }

    [Theory]
    // From scipy 1.10's HiGHS on the same linear programs, with lower and upper bound: three digits after rounding.
    [InlineData("Adult", "none", 0.704, 0.928)]
    [InlineData("Adult", "reweighing", 0.650, 0.729)]
    [InlineData("Adult", "prejudice-remover", 0.573, 0.827)]
    [InlineData("COMPAS", "none", 0.232, 0.810)]
    [InlineData("COMPAS", "optimized-preprocessing", 0.365, 0.622)]
    public void Audit_agrees_with_another_solver_on_both_bounds(
        string data, string method, double smallest, double largest)
    {
        var verdict = new FeasibilityAudit().Audit(Row(data, method), Facts[data].Unprivileged, Facts[data].Privileged);
        Assert.Equal(
            (smallest, largest), (Math.Round(verdict.SmallestAccuracy, 3), Math.Round(verdict.LargestAccuracy, 3)));
    }

    [Theory]
    [InlineData("Adult", "none", Possibility.Possible)]
    [InlineData("Adult", "reweighing", Possibility.Impossible)]
    [InlineData("Adult", "optimized-preprocessing", Possibility.Possible)]
    [InlineData("Adult", "prejudice-remover", Possibility.Possible)]
    [InlineData("Adult", "calibrated-odds", Possibility.Possible)]
    [InlineData("COMPAS", "none", Possibility.Possible)]
    [InlineData("COMPAS", "reweighing", Possibility.Possible)]
    [InlineData("COMPAS", "optimized-preprocessing", Possibility.OnlyWhenBaseRatesVary)]
    [InlineData("COMPAS", "prejudice-remover", Possibility.OnlyWhenBaseRatesVary)]
    [InlineData("COMPAS", "calibrated-odds", Possibility.Impossible)]
    public void SurveyAudit_from_the_largest_accuracy_is_the_reference_verdict(
        string data, string method, Possibility expected)
    {
        // The reference asks for the largest accuracy alone, and so cannot see one that is too low.
        bool CanBe(FeasibilityVerdict v) => v.Feasibility is Feasibility.Possible or Feasibility.AccuracyTooLow;
        var verdict = SurveyAudit.Find(data, method)!.Verdict;
        var found = CanBe(verdict.Known) ? Possibility.Possible
            : CanBe(verdict.Varying) ? Possibility.OnlyWhenBaseRatesVary
            : Possibility.Impossible;
        Assert.Equal(expected, found);
    }

    [Fact]
    public void SurveyAudit_finds_a_third_row_whose_accuracy_is_too_low()
    {
        // Part C.4 looks for the largest accuracy only, and finds two rows; the smallest accuracy rules out a third:
        // with parity .937 at an opportunity of .008 and a gap of false positive rates of .116, the classifier must be
        // good, not .635. HiGHS agrees: at least .694.
        Assert.Equal(["Adult reweighing", "COMPAS prejudice-remover", "COMPAS calibrated-odds"],
            SurveyAudit.Rows().Where(r => r.Verdict.Possibility == Possibility.Impossible)
                .Select(r => r.Verdict.Row.Name));
        var third = SurveyAudit.Find("compas-counts", "prejudice-remover")!.Verdict;
        Assert.Equal(Feasibility.AccuracyTooLow, third.Varying.Feasibility);
        Assert.Equal(0.694, Math.Round(third.Varying.SmallestAccuracy, 3));
        Assert.Equal("impossible (its other figures need an accuracy of at least .694)", third.Text);
    }

    [Fact]
    public void SurveyAudit_has_the_ten_rows_and_no_other()
    {
        Assert.Equal(10, SurveyAudit.Rows().Count);
        Assert.Equal("possible", SurveyAudit.Find("adult", "none")!.Verdict.Text);
        Assert.Equal(
            "only when base rates vary (its other figures allow an accuracy of at most .622 "
            + "at those of the whole data)", SurveyAudit.Find("COMPAS", "optimized-preprocessing")!.Verdict.Text);
        Assert.Null(SurveyAudit.Find("Adult", "hsic-penalty"));
        Assert.Null(SurveyAudit.Find("german", "none"));
    }

    [Property(MaxTest = 40)]
    public void Assess_of_figures_that_some_classifier_has_is_possible(int seed)
    {
        // The negative control: rows that were really measured must never be flagged.
        var random = new SeededRandom(seed);
        Confusion Draw() => new(1 + random.Next(400), 1 + random.Next(400), 1 + random.Next(400), 1 + random.Next(400));
        var counts = GroupMetricsTests.Counts(Draw(), Draw());
        double Printed(GroupMetric metric) => Math.Round(counts[metric], 3);
        var row = new PrintedRow("measured", Printed(GroupMetrics.Accuracy), Printed(GroupMetrics.Parity),
            Printed(GroupMetrics.Opportunity), Printed(GroupMetrics.Odds));
        GroupFacts Facts(int g) => new(counts[g].Total, counts[g].BaseRate);
        Assert.Equal(Possibility.Possible, new FeasibilityAudit().Assess(row, Facts(0), Facts(1)).Possibility);
    }

    [Fact]
    public void Audit_of_figures_that_were_measured_is_possible()
    {
        var counts = GroupMetricsTests.Counts(new(30, 10, 40, 20), new(32, 24, 36, 8));
        var row = new PrintedRow("measured", counts[GroupMetrics.Accuracy], counts[GroupMetrics.Parity],
            counts[GroupMetrics.Opportunity], counts[GroupMetrics.Odds]);
        var verdict = new FeasibilityAudit().Audit(row, new GroupFacts(100, 0.5), new GroupFacts(100, 0.4));
        Assert.Equal(Feasibility.Possible, verdict.Feasibility);
        Assert.Equal(Feasibility.AccuracyTooHigh, new FeasibilityAudit()
            .Audit(row with { Accuracy = verdict.LargestAccuracy + 0.01 }, new GroupFacts(100, 0.5),
                new GroupFacts(100, 0.4)).Feasibility);
    }

    [Fact]
    public void Audit_of_a_row_without_other_figures_allows_any_accuracy()
    {
        var verdict = new FeasibilityAudit()
            .Audit(new PrintedRow("r", 0.3, null, null, null), new GroupFacts(10, 0.5), new GroupFacts(10, 0.4));
        Assert.Equal((0.0, 1.0), (verdict.SmallestAccuracy.Value, verdict.LargestAccuracy.Value));
    }

    static PrintedRow Row(string data, string method) => Rows().Single(r => r.Data == data && r.Method == method).Row;

    static IEnumerable<(string Data, string Method, PrintedRow Row)> Rows() =>
        File.ReadLines(Path.Combine(Catalogue.Default().Folder, "survey-table3.csv")).Skip(1)
            .Select(line => line.Split(','))
            .Select(f => (f[1], f[0], new PrintedRow(f[0], Number(f[2]), Number(f[3]), Number(f[4]), Number(f[5]))));

    static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);

    static (GroupFacts, GroupFacts) FactsOf(string id)
    {
        var facts = GroupFacts.Of(Datasets.Load(id), 0.3);
        return (facts[0], facts[1]);
    }
}
