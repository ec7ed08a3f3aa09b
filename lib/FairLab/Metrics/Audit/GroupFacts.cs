namespace FairLab.Metrics;

/// <summary>What is known about one group of the test data.</summary>
/// <param name="People">How many people.</param>
/// <param name="BaseRate">Their share of favourable labels.</param>
/// <param name="BaseRateDeviation">How uncertain that share is: the standard deviation of the share in a random test part; 0 when the part is known.</param>
public sealed record GroupFacts(double People, double BaseRate, double BaseRateDeviation = 0)
{
    /// <summary>
    /// A group of which a random part is tested: the share in the part varies by √(b(1-b)/m · (n-m)/(n-1)), m = share ·
    /// n, as drawing without replacement has it.
    /// </summary>
    /// <param name="people">People in the whole data.</param>
    /// <param name="baseRate">Favourable share in the whole data.</param>
    /// <param name="share">The share of the data that is tested, in (0, 1].</param>
    public static GroupFacts RandomPart(double people, double baseRate, double share)
    {
        if (!(share > 0 && share <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "expected a share in (0, 1]");
        var m = share * people;
        return new GroupFacts(people, baseRate, Math.Sqrt(baseRate * (1 - baseRate) / m * (people - m) / (people - 1)));
    }
}
