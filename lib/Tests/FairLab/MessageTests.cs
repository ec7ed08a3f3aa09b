using System.Text.RegularExpressions;
using FairLab.Data;
using FairLab.Detectors;
using FairLab.Metrics;
using FairLab.Mitigators;
using static TorchSharp.torch;

namespace FairLab.Tests;

/// <summary>A message names the thing that is wrong and the way out.</summary>
public sealed partial class MessageTests
{
    static readonly Grouping Two = new("z", ["u", "p"], [0, 1]);

    [Fact]
    public void Lengths_that_differ_are_told_for_what_was_given()
    {
        Assert.Equal(
            "found 0 labels, 3 decisions, 2 group codes, expected the same number of each",
            Assert.Throws<ArgumentException>(() => GroupCounts.Expected([], [0, 1, 1], Two)).Message);
        Assert.Contains(
            "2 group codes, 1 weights",
            Assert.Throws<ArgumentException>(() => GroupCounts.Expected([0, 1], [0, 1], Two, [1])).Message);
        Assert.DoesNotContain(
            "weights",
            Assert.Throws<ArgumentException>(() => GroupScores.From([], [0.5], Two)).Message);
        Assert.Contains(
            "1 weights",
            Assert.Throws<ArgumentException>(() => GroupScores.From([0, 1], [0.5, 1], Two, [1])).Message);
    }

    [Fact]
    public void What_is_undefined_is_named_with_its_reason()
    {
        // The parity difference has a value; it is balanced accuracy that labels of one class leave without.
        var data = ReweighingData([1, 1, 1, 1], [0, 0, 1, 1]);
        var message = Assert
            .Throws<InvalidOperationException>(() => new RejectOption().Fit(data, [0.1, 0.9, 0.2, 0.8], 0))
            .Message;
        Assert.StartsWith("reject option: balanced_accuracy is undefined at every threshold (no negatives)", message);
        message = Assert.Throws<InvalidOperationException>(() =>
                new GroupThresholds { Objective = GroupMetrics.BalancedAccuracy }.Fit(data, [0.1, 0.9, 0.2, 0.8], 0))
            .Message;
        Assert.StartsWith(
            "group thresholds: balanced_accuracy is undefined at every threshold (no negatives)",
            message);
        Assert.DoesNotContain("()", message);
    }

    static TabularDataset ReweighingData(int[] labels, int[] groups) =>
        Mitigators.ReweighingTests.Small(labels, groups, 2);

    [Fact]
    public void A_baseline_of_another_shape_is_told_apart_from_one_for_each()
    {
        using var scope = NewDisposeScope();
        Attribution Explain(Tensor input, Tensor baseline) =>
            new IntegratedGradients().Attribute(new AttributionTask(x => x.sum(1), input, baseline));
        Assert.Contains(
            "found a baseline of shape [2, 3] for inputs of shape [1, 3], expected the same shape",
            Assert.Throws<ArgumentException>(() => Explain(ones(1, 3), zeros(2, 3))).Message);
        Assert.Contains(
            "one baseline for all inputs, or one for each",
            Assert.Throws<ArgumentException>(() => Explain(ones(4, 3), zeros(4, 2))).Message);
        foreach (var shape in (long[][])
            [
                [3],
                [1, 3],
                [4, 3],
                [1],
            ])
            Assert.Equal([4L, 3], Explain(ones(4, 3), zeros(shape)).Values.shape);
    }

    /// <summary>"found no column 'x', expected unknown column 'x'" was two messages in one.</summary>
    [Fact]
    public void No_message_of_the_library_expects_what_is_unknown()
    {
        var library = Path.Combine(Directory.GetParent(Catalogue.Default().Folder)!.FullName, "lib", "FairLab");
        Assert.All(Directory.EnumerateFiles(library, "*.cs", SearchOption.AllDirectories), file =>
            Assert.DoesNotMatch(Doubled(), File.ReadAllText(file)));
        Assert.Equal(
            "one of its 41 columns; did you mean 'c1'?",
            NearestName.Expected("column", "C1", [.. Enumerable.Range(0, 41).Select(i => $"c{i}")]));
        Assert.Equal("a column of this name, but there are none", NearestName.Expected("column", "x", []));
    }

    [GeneratedRegex(@"new DataException\([^;]*NearestName\.Message")]
    private static partial Regex Doubled();
}
