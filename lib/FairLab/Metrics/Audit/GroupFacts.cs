using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>What is known about one group of the test data.</summary>
/// <param name="People">How many people.</param>
/// <param name="BaseRate">Their share of favourable labels.</param>
/// <param name="BaseRateDeviation">
/// How uncertain that share is: the standard deviation of the share in a random test part; 0 when the part is known.
/// </param>
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
        Require.That(share, share is > 0 and <= 1, "a share in (0, 1]", nameof(share));
        var m = share * people;
        var variance = people <= 1 ? 0 : baseRate * (1 - baseRate) / m * (people - m) / (people - 1);
        return new GroupFacts(people, baseRate, Math.Sqrt(variance));
    }

    /// <summary>The groups of a data set, of which a random part is tested; as in <see cref="RandomPart"/>.</summary>
    /// <param name="data">The whole data; every group has people.</param>
    /// <param name="share">The share of the data that is tested, in (0, 1].</param>
    /// <returns>One for each level of the group attribute, in its order.</returns>
    /// <exception cref="ArgumentException">A group without people.</exception>
    public static IReadOnlyList<GroupFacts> Of(TabularDataset data, double share = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        var (rates, people) = (data.BaseRates(), new double[data.Group.Levels.Count]);
        for (var row = 0; row < data.Rows; row++)
            people[data.Group.Codes[row]] += data.Weights?[row] ?? 1;
        return [.. rates.Select((rate, g) => people[g] > 0 ? RandomPart(people[g], rate, share)
            : throw new ArgumentException(
                $"group '{data.Group.Levels[g]}' has nobody, expected people in every group", nameof(data)))];
    }
}
