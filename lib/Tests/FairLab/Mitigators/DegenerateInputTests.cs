using FairLab.Data;
using FairLab.Mitigators;
using FairLab.Models;
using FairLab.Numerics;

namespace FairLab.Tests.Mitigators;

public sealed class DegenerateInputTests
{
    static readonly MlpOptions Quick = new() { Hidden = [8], MaxEpochs = 2 };

    public static TheoryData<string> Names => [.. Mitigator.Names];

    /// <summary>Every method either works, with decisions in [0, 1], or says in one sentence which group or label is the trouble.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_on_labels_of_one_class_works_or_says_why_not(string name) =>
        WorksOrSays(name, Data((i, _) => 1, i => i % 2, 2), "no negatives", "label 0", "undefined");

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_on_a_group_without_positives_works_or_says_why_not(string name) =>
        WorksOrSays(name, Data((i, r) => i % 2 == 0 ? 0 : r.Next(2), i => i % 2, 2), "no positives", "label 1", "undefined", "no map brings the groups within");

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_on_a_group_without_people_works_or_says_why_not(string name) =>
        WorksOrSays(name, Data((_, r) => r.Next(2), i => i % 2, 3), "no positives", "no rows", "undefined", "needs a privileged", "no row with");

    [Theory]
    [MemberData(nameof(Names))]
    public void Fit_on_features_that_are_constant_works_or_says_why_not(string name)
    {
        var split = Data((_, r) => r.Next(2), i => i % 2, 2).Map(d => d.WithFeatures([new Feature("constant", "constant", false)], new float[d.Rows]));
        WorksOrSays(name, split, "undefined");
    }

    static void WorksOrSays(string name, DataSplit split, params string[] reasons)
    {
        try
        {
            var decisions = Mitigator.Create(name).Fit(split, Quick, seed: 1).Decide(split.Test);
            Assert.All(decisions.Probabilities, p => Assert.InRange(p, 0, 1));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            Assert.True(reasons.Any(r => e.Message.Contains(r, StringComparison.Ordinal)), $"{name}: {e.Message}");
        }
    }

    static DataSplit Data(Func<int, SeededRandom, int> label, Func<int, int> group, int levels)
    {
        var random = new SeededRandom(1);
        var compas = Datasets.Load("compas-counts").Select([.. Enumerable.Range(0, 600)]);
        var data = new TabularDataset("compas-counts", compas.FeatureList, compas.Features, [.. Enumerable.Range(0, 600).Select(i => label(i, random))],
            [new Grouping("g", [.. Enumerable.Range(0, levels).Select(l => $"g{l}")], [.. Enumerable.Range(0, 600).Select(group)])]).WithColumns(compas.Columns);
        return data.Split(0.4, 0.3, 0.3, 1);
    }
}
