using FairLab.Metrics;

namespace FairLab.Tests.Metrics;

/// <summary>Two answers to the same cases.</summary>
public sealed class McNemarTestTests
{
    [Fact]
    public void Only_cases_that_differ_count()
    {
        bool[] before = [.. Enumerable.Repeat(true, 30), .. Enumerable.Repeat(false, 10), true];
        bool[] after = [.. Enumerable.Repeat(true, 30), .. Enumerable.Repeat(true, 9), false, false];
        var found = McNemarTest.Compare(before, after);
        Assert.Equal((9 - 1) / 41.0, found.Statistic.Value, 12);
        Assert.Equal(2 * (1 + 10) / 1024.0, found.PValue.Value, 12);
        Assert.Equal(-found.Statistic.Value, McNemarTest.Compare(after, before).Statistic.Value, 12);
        Assert.Equal(1, McNemarTest.Compare(before, before).PValue.Value);
    }

    [Fact]
    public void Nobody_and_unpaired_cases_are_not_compared()
    {
        Assert.False(McNemarTest.Compare([], []).PValue.IsDefined);
        Assert.Contains("found 1 cases and 2",
            Assert.Throws<ArgumentException>(() => McNemarTest.Compare([true], [true, false])).Message);
    }
}
