using System.Text.RegularExpressions;
using FairLab.Experiments.Workers;
using FairLab.Metrics;
using FairLab.Models;
using FairLab.Notebooks;
using FairLab.Runs;

namespace FairLab.Experiments.Tests;

/// <summary>docs/my-network.md does what it says.</summary>
public sealed partial class MyNetworkPageTests
{
    [Fact]
    public void Code_of_the_page_runs_and_trains_what_it_says()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "my-network.md"));
        Assert.InRange(page.Split('\n').Length, 10, 40);
        using var session = new NotebookSession(
            FairLabSession.Options(Repository.Root, Path.Combine(Repository.Root, "artifacts", "cells")));
        object? Value(string source)
        {
            var result = session.Run(source);
            Assert.True(result.Status == CellStatus.Completed, $"{source}\n{result.Error?.Message}");
            return result.Value;
        }
        var blocks = Code().Matches(page).Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(3, blocks.Length);
        foreach (var block in blocks)
            Value(block);

        var (plain, fair) = ((GroupCounts)Value("plain")!, (GroupCounts)Value("fair")!);
        Assert.InRange(plain[GroupMetrics.Accuracy].Value, 0.62, 0.72);
        Assert.True(Math.Abs(1 - fair[GroupMetrics.Parity].Value) < Math.Abs(1 - plain[GroupMetrics.Parity].Value));
        Assert.Equal([1850L, 16L], (long[])Value("hidden.shape")!);
        Assert.True((double)Value(
            "1.0 * small.Activations(\"act\", split.Test).square().mean().item<float>()\n"
            + "/ hidden.square().mean().item<float>()")! < 0.8);
        Assert.NotEmpty((IReadOnlyList<string>)Value("lookedAt.Columns")!);

        // The line on a loop of one's own.
        var line = Inline().Match(page).Groups[1].Value;
        Value("using static TorchSharp.torch;\nvar logits = randn(10);\n"
            + "var groups = tensor([0L, 0, 0, 0, 0, 1, 1, 1, 1, 1]);\nvar lambda = 2.0;\nvar loss = zeros(1);");
        Assert.True((bool)Value($"{line};\nloss.item<float>() > 0")!);
        var file = Path.GetTempFileName();
        try
        {
            Assert.True((bool)Value($"var path = @\"{file}\";\nmodel.Save(path);\n"
                + "learner.Load(path).Predict(split.Test).SequenceEqual(model.Predict(split.Test))")!);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("`(loss = [^`]+)`")]
    private static partial Regex Inline();
}
