namespace FairLab.Audit.Tests;

/// <summary>Conditions that fail an audit, for use where nobody looks.</summary>
public sealed class FailConditionTests : IDisposable
{
    readonly AuditFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    FailVerdict Check(string condition, string? csv = null) =>
        _folder.Run(csv ?? People.Draw(41, 2000, gap: 0.15).Csv(), o => o with { FailOn = [condition], Score = "s" })
            .Conditions.Single();

    [Theory]
    [InlineData("opportunity_gap[sex] > 0.1", true)]
    [InlineData("opportunity_gap[sex]>0.9", false)]
    [InlineData("selection_ratio[sex] < 0.95", true)]
    [InlineData("selection_ratio[ sex ] <= 0.1", false)]
    [InlineData("accuracy >= 0.5", true)]
    [InlineData("auc_gap > 0.5", false)]
    [InlineData("selection_gap[race,sex] > 0.05", true)]
    [InlineData("selection_gap[sex × race] > 1", false)]
    public void A_condition_fails_where_it_holds(string condition, bool fails)
    {
        var verdict = Check(condition);
        Assert.Equal((fails, !fails), (verdict.Fails, verdict.Reasons.Count == 0));
    }

    [Fact]
    public void Without_an_attribute_it_is_of_any_and_says_which()
    {
        var verdict = Check("opportunity_gap > 0.1");

        Assert.Equal(["sex", "race", "sex × race"], verdict.Checked);
        Assert.Contains(verdict.Reasons, r => r.StartsWith("opportunity_gap of sex is 0.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_metric_of_two_groups_is_of_the_attributes_that_have_two() =>
        Assert.Equal(["sex"], Check("parity < 0.1").Checked);

    [Fact]
    public void What_is_undefined_fails_and_says_why()
    {
        var verdict = Check("parity[race] < 0.1");

        Assert.True(verdict.Fails);
        Assert.Contains("3 groups of race, needs two", verdict.Reasons.Single(), StringComparison.Ordinal);
        Assert.Contains("cannot be checked", verdict.Reasons.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_too_small_to_say_anything_fails() =>
        Assert.True(Check("opportunity_gap > 0.9", People.Draw(42, 12).Csv()).Fails);

    [Theory]
    [InlineData("change:opportunity_gap[sex] > 0.05", true)]
    [InlineData("change:opportunity_gap[sex] > 0.5", false)]
    public void A_change_for_the_worse_can_fail(string condition, bool fails)
    {
        string before = _folder.Write(People.Draw(43, 2000).Csv(), "before.csv");
        var report = _folder.Run(People.Draw(43, 2000, gap: 0.15).Csv(),
            o => o with { FailOn = [condition], Against = before, Id = "id" });
        Assert.Equal(fails, report.Fails);
    }
}
