using FairLab.Data;
using FairLab.Runs;

namespace FairLab.Experiments.Tests;

/// <summary>Sweeps over values of every kind, run by real workers to the collected table.</summary>
public sealed class SweepRunTests : IDisposable
{
    readonly StudyFolder _study = new();

    public void Dispose() => _study.Dispose();

    [Fact]
    public async Task Run_OfNamesAndListsThatLookAlike_CollectsARowForEachAsItIs()
    {
        _study.Notebook(
            "notebooks/squares.ipynb",
            "string name = \"\";\nint[] hidden = [8];\nbool? flag = null;\nint seed = 0;",
            "Run.Begin(seed).Save(\"seen\", Table.From([new { got = $\"{name}|{string.Join(' ', hidden)}|{flag}\" "
                + "}]));");
        string longName = new('x', 420);
        _study.Yaml = $$"""
            study: squares
            notebook: notebooks/squares.ipynb
            sweep:
              grid:
                - { name: [女, 男, a b, a/b, a-b, A-b, {{longName}}] }
                - { hidden: [[16], [16, 16], [32]] }
                - { flag: [True, false] }
            """;

        var result = await _study.RunAsync();

        Assert.Equal((12, 12, 0), (result.Runs, result.Executed, result.Unfinished.Count));
        var seen = Table.Load(Path.Combine(_study.Root, "results/squares/seen.csv"));
        Assert.Equal(
            [
                "女|8|",
                "男|8|",
                "a b|8|",
                "a/b|8|",
                "a-b|8|",
                "A-b|8|",
                longName + "|8|",
                "|16|",
                "|16 16|",
                "|32|",
                "|8|True",
                "|8|False",
            ],
            seen.Cells("got"));
        Assert.Equal("|16 16|", Assert.Single(seen.Where("hidden", "[16, 16]").Cells("got")));
        Assert.Equal("a/b|8|", Assert.Single(seen.Where("name", "a/b").Cells("got")));
    }

    [Fact]
    public async Task Run_WithASmokeParameterTheNotebookDoesNotDeclare_SuggestsTheNearest()
    {
        _study.Yaml = "smoke: { sedd: 1 }\n" + _study.Yaml;
        string message = (await Assert.ThrowsAsync<UsageException>(() => _study.RunAsync())).Message;
        Assert.Contains("unknown parameter 'sedd'", message, StringComparison.Ordinal);
    }
}
