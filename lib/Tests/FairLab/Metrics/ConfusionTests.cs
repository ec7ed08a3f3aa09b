using FairLab.Metrics;

namespace FairLab.Tests.Metrics;

public sealed class ConfusionTests
{
    // 30 + 10 selected of 100; rates worked out by hand.
    static readonly Confusion Hand = new(TruePositives: 30, FalsePositives: 10, TrueNegatives: 40, FalseNegatives: 20);

    [Fact]
    public void Rates_by_hand_are_exact()
    {
        Assert.Equal(0.7, Hand.Accuracy, 15);
        Assert.Equal(0.5, Hand.BaseRate, 15);
        Assert.Equal(0.4, Hand.SelectionRate, 15);
        Assert.Equal(0.6, Hand.TruePositiveRate, 15);
        Assert.Equal(0.2, Hand.FalsePositiveRate, 15);
        Assert.Equal(0.8, Hand.TrueNegativeRate, 15);
        Assert.Equal(0.4, Hand.FalseNegativeRate, 15);
        Assert.Equal(0.75, Hand.PositivePredictiveValue, 15);
        Assert.Equal(40.0 / 60, Hand.NegativePredictiveValue, 15);
        Assert.Equal(0.25, Hand.FalseDiscoveryRate, 15);
        Assert.Equal(20.0 / 60, Hand.FalseOmissionRate, 15);
        Assert.Equal(0.7, Hand.BalancedAccuracy, 15);
        Assert.Equal(60.0 / 90, Hand.F1, 15);
        Assert.Equal(0.3, Hand.ErrorRate, 15);
    }

    [Fact]
    public void TruePositiveRate_without_positives_is_undefined_and_says_why()
    {
        var rate = new Confusion(0, 3, 4, 0).TruePositiveRate;
        Assert.False(rate.IsDefined);
        Assert.True(double.IsNaN(rate));
        Assert.Equal("undefined (no positives)", rate.ToString());
    }

    [Fact]
    public void Measure_arithmetic_carries_the_reason()
    {
        Measure undefined = Measure.Undefined("nobody selected");
        Assert.Equal("nobody selected", (1 - undefined).Reason);
        Assert.Equal("nobody selected in Female", (0.5 * (undefined.In("Female") + 2)).Reason);
        Assert.Equal("division by a rate of 0", ((Measure)1 / 0.0).Reason);
        Assert.Null(((Measure)0.25).Reason);
        Assert.Equal("0.25", ((Measure)0.25).ToString());
    }
}
