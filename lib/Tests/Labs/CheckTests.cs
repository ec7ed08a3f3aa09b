namespace FairLab.Labs.Tests;

/// <summary>What checks say of answers of every kind.</summary>
public sealed class CheckTests
{
    static CheckResult Gap(double value) => Check.Number(
        "the gap", value, expected: -0.25, within: 1e-3, "Subtract.", new Mistake(0.4, "That is the ratio."));

    [Theory]
    [InlineData(-0.25, "right: the gap.")]
    [InlineData(-0.2509, "right: the gap.")]
    [InlineData(double.NaN, "not done yet: the gap. It has no number yet (0/0 has none either).")]
    [InlineData(0.25, "not right: the gap. The sign is turned: a difference here is z = 0 minus z = 1.")]
    [InlineData(0.4, "not right: the gap. That is the ratio.")]
    [InlineData(-25, "not right: the gap. That is in per cent; a share lies between 0 and 1.")]
    [InlineData(1.25, "not right: the gap. That is the complement: the share of those of whom it does not hold.")]
    [InlineData(7, "not right: the gap. Subtract.")]
    [InlineData(double.PositiveInfinity, "not right: the gap. Subtract.")]
    public void A_number_is_right_or_gets_words(double value, string says) => Assert.Equal(says, Gap(value).ToString());

    [Fact]
    public void A_mistake_beside_the_right_number_is_no_mistake()
    {
        var result = Check.Number("it", 0.5005, 0.5, 1e-3, "Hint.", new Mistake(0.501, "Mistake."));

        Assert.Equal(CheckState.Right, result.State);
        Assert.Equal("Hint.", Check.Number("it", 0.5015, 0.5, 1e-3, "Hint.", new Mistake(0.501, "Mistake.")).Says);
    }

    [Theory]
    [InlineData(0.1, 0.2, "right: it.")]
    [InlineData(double.NaN, 0.2, "not done yet: it. An end has no number yet.")]
    [InlineData(0.2, 0.1, "not right: it. The lower end is above the upper one.")]
    [InlineData(-0.2, -0.1, "not right: it. The sign is turned: the groups were subtracted the other way round.")]
    [InlineData(0.0, 0.3, "not right: it. Too wide.")]
    [InlineData(0.0, 0.9, "not right: it. Hint.")]
    public void An_interval_is_right_or_gets_words(double low, double high, string says) => Assert.Equal(
        says, Check.Ends("it", (low, high), (0.1, 0.2), 1e-6, "Hint.", ((0.0, 0.3), "Too wide.")).ToString());

    [Fact]
    public void Numbers_in_another_order_or_number_are_named()
    {
        CheckResult Of(double[]? values) => Check.Numbers("it", values, [1, 2, 3], 0.1, "Hint.", ([2, 4, 6], "Twice."));

        Assert.Equal(CheckState.Right, Of([1, 2, 3]).State);
        Assert.Equal(CheckState.NotDone, Of(null).State);
        Assert.Equal(CheckState.NotDone, Of([1, double.NaN, 3]).State);
        Assert.Equal("The order is turned.", Of([3, 2, 1]).Says);
        Assert.Equal("Twice.", Of([2, 4, 6]).Says);
        Assert.Equal("That is another number of numbers than was asked for.", Of([1, 2]).Says);
        Assert.Equal("Hint.", Of([1, 2, 4]).Says);
    }

    [Fact]
    public void Names_that_miss_or_do_not_belong_get_their_own_words()
    {
        Dictionary<string, string> all = new() { ["alpha"] = "Look at alpha.", ["beta"] = "", ["gamma"] = "Not it." };
        CheckResult Of(params string[]? values) => Check.Names("it", values, all, ["alpha", "beta"], "Hint.");

        Assert.Equal(CheckState.Right, Of("beta", "alpha").State);
        Assert.Equal(CheckState.NotDone, Of(null).State);
        Assert.Equal("One of the names is null.", Of("alpha", null!).Says);
        Assert.Equal("Something is missing. Look at alpha.", Of("beta").Says);
        Assert.Equal("Something is missing. Hint.", Of("alpha").Says);
        Assert.Equal("'gamma' does not belong. Not it.", Of("alpha", "beta", "gamma").Says);
        Assert.Contains("did you mean 'alpha'?", Of("alfa").Says, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_parts_what_is_wrong_is_told_before_what_is_not_done()
    {
        var (right, wrong, none) = (Check.Right("a"), Check.Wrong("b", "Hint."), Check.NotDone("c"));

        Assert.Equal("b", CheckResult.All("all", right, none, wrong).What);
        Assert.Equal("c", CheckResult.All("all", right, none).What);
        Assert.Equal("right: all. So.", CheckResult.All("all", right).Means("So.").ToString());
        Assert.Equal("Hint.", wrong.Means("So.").Says);
    }
}
