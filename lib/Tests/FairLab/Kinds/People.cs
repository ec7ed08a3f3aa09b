using FairLab.Data;
using FairLab.Numerics;

namespace FairLab.Tests.Kinds;

/// <summary>Small data for the properties of this folder.</summary>
static class People
{
    /// <summary>One quantity x, labels, groups u (z = 0) and p (z = 1).</summary>
    public static TabularDataset Data(double[] x, int[] y, int[] z) =>
        new("data", [new Feature("x", "x", false)], x, y, [new Grouping("z", ["u", "p"], z)]);

    /// <summary>
    /// Random people of two groups with both labels: two quantities, a city of three levels and an indicator, their
    /// source columns beside them.
    /// </summary>
    public static TabularDataset Random(int rows, long seed)
    {
        var random = new SeededRandom(seed);
        var z = Enumerable.Range(0, rows).Select(i => i < 4 ? i % 2 : random.Next(2)).ToArray();
        var y = Enumerable.Range(0, rows).Select(i => i < 4 ? i / 2 : random.Next(3) <= z[i] ? 1 : 0).ToArray();
        CodedColumn[] columns =
        [
            new("age", [.. y.Select(label => $"{20 + random.Next(40) + 10 * label}")]),
            new("income", [.. z.Select(group => $"{random.Next(100) + 30 * group}")]),
            new("city", [.. y.Select((label, i) => i < 3 ? Cities[i] : Cities[random.Next(2 + label)])]),
            new("owner", [.. z.Select((_, i) => i < 2 ? Answers[i] : Answers[random.Next(2)])]),
        ];
        return Encoded(columns, y, z);
    }

    /// <summary>People encoded from their columns.</summary>
    public static TabularDataset Encoded(CodedColumn[] columns, int[] y, int[] z)
    {
        var features = new FeatureBuilder()
            .Numeric(columns[0])
            .Numeric(columns[1])
            .OneHot(columns[2])
            .Indicator(columns[3], "yes");
        var group = new Grouping("z", ["u", "p"], z);
        return new TabularDataset("people", features.Features, features.Values(), y, [group]).WithColumns(columns);
    }

    /// <summary>The same people with their features in another order.</summary>
    public static TabularDataset Reordered(TabularDataset data, int[] order) =>
        data.WithFeatures(
            [.. order.Select(j => data.FeatureList[j])],
            Enumerable.Range(0, data.Rows).SelectMany(row => order.Select(j => data.Value(row, j))).ToArray());

    static readonly string[] Cities = ["Aden", "Bonn", "Cork"], Answers = ["no", "yes"];
}
