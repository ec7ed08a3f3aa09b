using FairLab.Metrics;

namespace FairLab.Tests.Metrics;

public sealed class RunMeanTests
{
    // R 4.3: t.test(1:10) prints t = 5.7446, df = 9, p-value = 0.0002782, 95 percent interval 3.334149 7.665851.
    [Fact]
    public void OfMean_OneToTen_EqualsRsTTest()
    {
        var estimate = RunMean.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

        Assert.Equal(5.5, estimate.Value);
        Assert.Equal(3.334149, estimate.Low, 6);
        Assert.Equal(7.665851, estimate.High, 6);
        Assert.Equal(0.0002782, estimate.P, 7);
        Assert.Equal(10, estimate.Count);
    }

    [Fact]
    public void OfMean_WithAnUndefinedValue_IsUndefined()
    {
        var estimate = RunMean.Of([1, double.NaN, 3]);

        Assert.True(double.IsNaN(estimate.Value));
        Assert.Equal("undefined, n=3", estimate.ToString());
    }

    [Fact]
    public void OfMean_OfOneValue_HasNoInterval()
    {
        var estimate = RunMean.Of([2]);

        Assert.Equal(2, estimate.Value);
        Assert.True(double.IsNaN(estimate.Low) && double.IsNaN(estimate.High) && double.IsNaN(estimate.P));
        Assert.False(estimate.Within(100));
    }

    [Fact]
    public void Of_Nothing_Throws() => Assert.Throws<ArgumentException>(() => RunMean.Of([]));

    [Fact]
    public void OfMean_OfEqualValues_HasAnIntervalOfNoLengthAndNoP()
    {
        // No spread, no t: p was 0 for the first, 1 for the second, and some 1e-150 for ten times 0.1.
        Assert.Equal((3.0, 3.0, double.NaN), RunMean.Of([3, 3, 3]) is var e ? (e.Low, e.High, e.P) : default);
        Assert.Equal(double.NaN, RunMean.Of([0, 0]).P);
        Assert.Equal(
            (0.1, double.NaN),
            RunMean.Of([.. Enumerable.Repeat(0.1, 10)]) is var ten ? (ten.High, ten.P) : default);
    }

    // The 90% interval of 1, ..., 10 is 5.5 -+ 1.833113 * 0.957427 = [3.7449, 7.2551].
    [Theory]
    [InlineData(0, 7.25, false)]
    [InlineData(0, 7.26, true)]
    [InlineData(5.5, 1.75, false)]
    [InlineData(5.5, 1.76, true)]
    public void Within_Margin_NeedsTheWhole90PercentInterval(double center, double margin, bool expected) =>
        Assert.Equal(expected, RunMean.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).Within(center, margin));

    [Fact]
    public void Within_NoMargin_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RunMean.Of([1, 2]).Within(0));
}
