using System.Globalization;
using FairLab.Data;
using FairLab.Metrics;

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

    [Fact]
    public void Audit_with_uncertain_base_rates_flags_exactly_two_of_ten_rows_as_out_of_reach()
    {
        // Part C.4 looks for the largest accuracy only, and finds two rows; the smallest accuracy rules out a third.
        var audit = new FeasibilityAudit { Deviations = 2, Tolerance = 0.005 };
        var flagged = Rows().Where(r => r.Method != "data")
            .Select(r => (r.Data, r.Method, audit.Audit(r.Row, Facts[r.Data].Unprivileged, Facts[r.Data].Privileged).Feasibility))
            .Where(r => r.Feasibility != Feasibility.Possible);
        Assert.Equal(
            [("Adult", "reweighing", Feasibility.AccuracyTooHigh), ("COMPAS", "prejudice-remover", Feasibility.AccuracyTooLow), ("COMPAS", "calibrated-odds", Feasibility.Contradiction)],
            flagged);
    }

    [Fact]
    public void Audit_of_figures_that_were_measured_is_possible()
    {
        var counts = GroupMetricsTests.Counts(new(30, 10, 40, 20), new(32, 24, 36, 8));
        var row = new PrintedRow("measured", counts[GroupMetrics.Accuracy], counts[GroupMetrics.Parity], counts[GroupMetrics.Opportunity], counts[GroupMetrics.Odds]);
        var verdict = new FeasibilityAudit().Audit(row, new GroupFacts(100, 0.5), new GroupFacts(100, 0.4));
        Assert.Equal(Feasibility.Possible, verdict.Feasibility);
        Assert.Equal(Feasibility.AccuracyTooHigh, new FeasibilityAudit().Audit(row with { Accuracy = verdict.LargestAccuracy + 0.01 }, new GroupFacts(100, 0.5), new GroupFacts(100, 0.4)).Feasibility);
    }

    [Fact]
    public void Audit_of_a_row_without_other_figures_allows_any_accuracy()
    {
        var verdict = new FeasibilityAudit().Audit(new PrintedRow("r", 0.3, null, null, null), new GroupFacts(10, 0.5), new GroupFacts(10, 0.4));
        Assert.Equal((0.0, 1.0), (verdict.SmallestAccuracy.Value, verdict.LargestAccuracy.Value));
    }

    static PrintedRow Row(string data, string method) => Rows().Single(r => r.Data == data && r.Method == method).Row;

    static IEnumerable<(string Data, string Method, PrintedRow Row)> Rows() =>
        File.ReadLines(Path.Combine(Catalogue.Default().Folder, "survey-table3.csv")).Skip(1).Select(line => line.Split(','))
            .Select(f => (f[1], f[0], new PrintedRow(f[0], Number(f[2]), Number(f[3]), Number(f[4]), Number(f[5]))));

    static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);

    static (GroupFacts, GroupFacts) FactsOf(string id)
    {
        var data = Datasets.Load(id);
        var (rates, people) = (data.BaseRates(), data.Group.Codes.CountBy(z => z).ToDictionary());
        return (GroupFacts.RandomPart(people[0], rates[0], 0.3), GroupFacts.RandomPart(people[1], rates[1], 0.3));
    }
}
