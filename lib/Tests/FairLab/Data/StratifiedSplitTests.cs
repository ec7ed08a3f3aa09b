using FairLab.Data;
using FsCheck.Xunit;

namespace FairLab.Tests.Data;

public sealed class StratifiedSplitTests
{
    [Property(MaxTest = 200)]
    public void Every_part_has_its_share_of_each_group_and_class((byte Group, byte Class)[] people, byte first,
        long seed)
    {
        people = [.. people, .. Enumerable.Range(0, 12).Select(i => ((byte)i, (byte)i))];
        var data = Made(people);
        var train = 0.2 + (first % 50 / 100.0);
        var split = data.Split(train, 0.2, 0.8 - train, seed, stratified: true);

        // As many in each part as without stratification, and everybody once.
        var plain = data.Split(train, 0.2, 0.8 - train, seed);
        Assert.Equal(plain.ToString(), split.ToString());
        TabularDataset[] parts = [split.Train, split.Validation, split.Test];
        Assert.Equal(Enumerable.Range(0, data.Rows), parts.SelectMany(p => p.Features).Select(x => (int)x).Order());
        foreach (var (part, share) in parts.Zip([train, 0.2, 0.8 - train]))
            for (var cell = 0; cell < 9; cell++)
                Assert.InRange(Count(part, cell) - (share * Count(data, cell)), -2, 2);
    }

    [Fact]
    public void A_seed_decides_and_a_plain_split_is_what_it_was()
    {
        var data = Made([.. Enumerable.Range(0, 90).Select(i => ((byte)(i % 3), (byte)(i / 7)))]);
        var one = data.Split(0.5, 0.2, 0.3, 4, stratified: true);
        Assert.Equal(one.Test.Features, data.Split(0.5, 0.2, 0.3, 4, stratified: true).Test.Features);
        Assert.NotEqual(one.Test.Features, data.Split(0.5, 0.2, 0.3, 5, stratified: true).Test.Features);
        // In random order, not sorted by group.
        Assert.NotEqual(one.Train.Group.Codes.Order(), one.Train.Group.Codes);
    }

    static int Count(TabularDataset data, int cell) => Enumerable.Range(0, data.Rows)
        .Count(row => data.Group.Codes[row] == cell / 3 && data.Target!.Codes[row] == cell % 3);

    static TabularDataset Made((byte Group, byte Class)[] people) =>
        new TabularDataset("d", [new Feature("row", "row", false)], [.. people.Select((_, row) => (float)row)],
            new int[people.Length],
            [new Grouping("g", ["a", "b", "c"], [.. people.Select(p => p.Group % 3)])])
            .WithTarget(Target.Multiclass("y", ["x", "y", "z"], [.. people.Select(p => p.Class % 3)]));
}
