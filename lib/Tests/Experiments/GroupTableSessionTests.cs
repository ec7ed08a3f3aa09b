using FairLab.Experiments.Workers;
using FairLab.Notebooks;
using FairLab.Runs;

namespace FairLab.Experiments.Tests;

/// <summary>Counts by group, metrics of one's own and what a post-processor learned, as notebooks show them.</summary>
public sealed class GroupTableSessionTests : IDisposable
{
    static readonly SessionOptions Options =
        FairLabSession.Options(Repository.Root, Path.Combine(Repository.Root, "artifacts", "cells"));

    readonly NotebookSession _session = new(Options);

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("counts", "<th scope=\"col\">selection_rate</th>", "a - b")]
    [InlineData(
        "new MetricFrame([0, 1, 0, 1], null, group).Measure(new RowMetric(\"mean\", r => r.Mean(i => r.Labels[i])))",
        "<th scope=\"col\">mean</th>", "lowest / highest")]
    [InlineData("new GroupRule(group, [new GroupDecision(\"a\", 0.5), new GroupDecision(\"b\", 0.25)])",
        "<th>threshold</th>", "b: selected with 1 from 0.25, else 0")]
    public void They_are_shown_as_tables_and_as_text(string cell, string html, string text)
    {
        var result = _session.Run($"""
            var group = new Grouping("g", ["a", "b"], [0, 0, 1, 1]);
            var counts = GroupCounts.From([0, 1, 0, 1], [0, 1, 1, 1], group);
            {cell}
            """);
        Assert.True(result.Status == CellStatus.Completed, result.Error?.Message);
        var shown = ValueFormatter.Format(result.Value);
        Assert.Contains(html, shown["text/html"], StringComparison.Ordinal);
        Assert.Contains(text, shown["text/plain"], StringComparison.Ordinal);
    }
}
