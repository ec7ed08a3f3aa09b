using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FsCheck.Xunit;

namespace FairLab.Tests.Kinds;

/// <summary>Parts that belong together are checked together.</summary>
public sealed class PartsTests
{
    static readonly TabularDataset Data = People.Random(20, 1);

    static readonly Dictionary<string, (Action Make, string Message)> Refused = new(StringComparer.Ordinal)
    {
        ["columns of the whole beside a part"] = (
            () => Data.Select([3, 1]).WithColumns(Data.Columns),
            "'age' has 20 rows, expected 2"),
        ["a column too long"] = (
            () => Data.WithColumns([new CodedColumn("c", [.. Data.Labels.Append(1).Select(y => $"{y}")])]),
            "'c' has 21 rows, expected 20"),
        ["two columns of one name"] = (() => Data.WithColumns([Data.Columns[0], Data.Columns[0]]), "'age' twice"),
        ["two features of one name"] = (
            () => Data.WithFeatures([new("x", "x", false), new("x", "y", false)], new double[40]),
            "'x' twice"),
        ["two groups of one name"] = (() => _ = new Grouping("g", ["a", "b", "a"], [0]), "'a' twice"),
        ["the others called as the one"] = (
            () => Grouping.Binary(Data.Column("city"), "Bonn", "Bonn"),
            "'Bonn' twice"),
        ["two counted groups of one name"] = (
            () => _ = new GroupCounts("g", ["a", "a"], [default, default]),
            "'a' twice"),
        ["two classes of one name"] = (
            () => MulticlassCounts.From([0], [1], ["c", "c"], new Grouping("g", ["a"], [0])),
            "'c' twice"),
        ["two levels of one name"] = (
            () => _ = new DistortionModel([new("c", ["l", "l"], _ => 0)], (_, _, _, _) => 0),
            "'l' twice"),
        ["labels of another length"] = (() => Data.WithLabels([1]), "120 feature values, expected 1 rows"),
        ["decisions of another length"] =
            (() => Consistency.Compute(Data, new Decisions([1])), "1 decisions, expected 20"),
        ["two groups of one name in two forms"] = (
            () => _ = new Grouping("g", ["Ren\u00e9", "Rene\u0301"], [0]),
            "in two Unicode forms"),
        ["two columns of one name in two forms"] = (
            () => FeatureSchema.Of(Data).Encode([new("\u00e9", ["a"]), new("e\u0301", ["a"])]),
            "in two Unicode forms"),
        ["a whole number that 64 bits do not hold"] = (
            () => new CodedColumn("id", ["9007199254740993"]).NumericLevels(),
            "9007199254740993"),
        ["a number of another size"] = (() => People.Data([1e39, 1], [0, 1], [0, 1]), "found 1E+39"),
    };

    public static TheoryData<string> Names => [.. Refused.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parts_that_do_not_fit_are_refused(string name)
    {
        var error = Assert.ThrowsAny<Exception>(Refused[name].Make);
        Assert.True(error is ArgumentException or DataException, error.ToString());
        Assert.Contains(Refused[name].Message, error.Message);
    }

    [Property(MaxTest = 50)]
    public void Whole_numbers_come_back_as_they_were(long number, int other)
    {
        long[] numbers = [number % (1L << 53), other, 16_777_217, -16_777_217];
        var column = new CodedColumn(
            "n",
            [.. numbers.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        var features = new FeatureBuilder().Numeric(column);
        var data = new TabularDataset(
            "t",
            features.Features,
            features.Values(),
            [0, 1, 0, 1],
            [new Grouping("z", ["u", "p"], [0, 0, 1, 1])]);
        Assert.Equal(numbers, data.Select([0, 1, 2, 3]).Values().Select(x => (long)x));
        Assert.Equal(numbers.Select(n => (double)n), data.ToFrame().GetColumn<double>("n").Values);
        Assert.Equal(numbers[3], data.PermuteGroup(1).WithGroup("z").Value(3, 0));
    }
}
