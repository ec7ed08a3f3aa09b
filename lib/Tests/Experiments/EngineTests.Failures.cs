using FairLab.Experiments.Claims;
using FairLab.Experiments.Runs;
using FairLab.Notebooks;

namespace FairLab.Experiments.Tests;

/// <summary>Runs that fail, run out of time or lose their worker.</summary>
public sealed partial class EngineTests
{
    [Fact]
    public async Task Run_WithOneFailure_FinishesTheOthersAndClaimsNothing()
    {
        _study.Notebook(
            "notebooks/squares.ipynb",
            "double x = 0;\nint seed = 0;",
            "if (x == 2) throw new InvalidOperationException(\"two is not allowed\");",
            StudyFolder.Square);

        var result = await _study.RunAsync();

        Assert.Equal(2, result.Unfinished.Count);
        Assert.All(result.Unfinished, r => Assert.Equal(RunState.Failed, r.State));
        Assert.Contains("two is not allowed", result.Unfinished[0].Error, StringComparison.Ordinal);
        Assert.Empty(result.Verdicts);
        Assert.False(File.Exists(Path.Combine(_study.Root, "results/squares/squares.csv")));
        Assert.Equal(2, (await _study.RunAsync()).Executed); // what failed is tried again, the rest is kept
    }

    [Fact]
    public async Task Run_WhoseWorkerDies_FailsWithTheReasonAndTheOthersFinish()
    {
        _study.Notebook(
            "notebooks/squares.ipynb",
            "double x = 0;\nint seed = 0;",
            "if (x == 2 && seed == 1) Environment.Exit(7);",
            StudyFolder.Square);

        var dead = Assert.Single((await _study.RunAsync()).Unfinished);

        Assert.Equal("2-seed-1", dead.Label);
        Assert.Contains("exit code 7", dead.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PastItsTimeLimit_IsATimeout()
    {
        _study.Notebook(
            "notebooks/squares.ipynb",
            "double x = 0;\nint seed = 0;",
            "System.Threading.Thread.Sleep(600_000);",
            StudyFolder.Square);
        // One run alone: a slow machine may only make it later still.
        _study.Yaml = _study.Yaml.Replace("[1, 2, 3]", "[1]", StringComparison.Ordinal)
            .Replace("seeds: 2", "seeds: 1", StringComparison.Ordinal);

        var late = Assert.Single(
            (await _study.RunAsync(options: o => o with { Timeout = TimeSpan.FromSeconds(4) })).Unfinished);

        Assert.Equal(RunState.Timeout, late.State);
        Assert.Contains("longer than its limit", late.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithRetries_TriesAFailureAgainAndSaysHowOften()
    {
        // The first attempt leaves a file; the second finds it.
        _study.Notebook(
            "notebooks/squares.ipynb",
            "double x = 0;\nint seed = 0;",
            $"var mark = $\"{_study.Root}/mark-{{x}}-{{seed}}\"; if (!System.IO.File.Exists(mark)) {{ "
                + "System.IO.File.WriteAllText(mark, \"\"); throw new Exception(\"the first attempt fails\"); }",
            StudyFolder.Square);
        _study.Yaml = "retries: 1\n" + _study.Yaml.Replace("[1, 2, 3]", "[1]", StringComparison.Ordinal);

        var result = await _study.RunAsync();

        Assert.Empty(result.Unfinished);
        Assert.All(_study.RunFolders, f => Assert.Equal(2, RunRecord.TryLoad(f)!.Attempts));
    }

    [Fact]
    public async Task Run_OutOfRetries_FailsWithTheLastError()
    {
        _study.Notebook("notebooks/squares.ipynb", "double x = 0;\nint seed = 0;", "throw new Exception(\"never\");");
        _study.Yaml = _study.Yaml.Replace("[1, 2, 3]", "[1]", StringComparison.Ordinal)
            .Replace("seeds: 2", "seeds: 1", StringComparison.Ordinal);

        var record = Assert.Single((await _study.RunAsync(options: o => o with { Retries = 2 })).Unfinished);

        Assert.Equal((RunState.Failed, 3), (record.State, record.Attempts));
        Assert.Contains("never", record.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_KeepGoing_ReportsTheRestApartAndJudgesNothing()
    {
        await _study.RunAsync();
        string reference = _study.Read("results/squares/squares.csv");
        _study.Notebook(
            "notebooks/squares.ipynb",
            "double x = 0;\nint seed = 0;",
            "if (x == 2) throw new InvalidOperationException(\"two is not allowed\");",
            StudyFolder.Square);

        var result = await _study.RunAsync(options: o => o with { KeepGoing = true });

        Assert.Equal(2, result.Unfinished.Count);
        Assert.Equal(
            [Outcome.NotJudged, Outcome.NotJudged, Outcome.Undetermined],
            result.Verdicts.Select(v => v.Outcome));
        Assert.Equal(5, _study.Read("results/partial/squares/squares.csv").TrimEnd('\n').Split('\n').Length);
        Assert.Equal(reference, _study.Read("results/squares/squares.csv"));
    }

    [Fact]
    public async Task Run_WhoseWorkerDies_LeavesANotebookThatSaysSo()
    {
        _study.Notebook(
            "notebooks/squares.ipynb",
            "double x = 0;\nint seed = 0;",
            "int Deep(int n) => n >= 0 ? Deep(n + 1) + 1 : 0;\nConsole.WriteLine(\"before\");\nDeep(0);");

        await _study.RunAsync(options: o => o with { FailFast = true, Jobs = 1 });

        string folder = Assert.Single(_study.RunFolders, f => File.Exists(Path.Combine(f, "squares.ipynb")));
        var record = RunRecord.TryLoad(folder)!;
        Assert.Equal(RunState.Failed, record.State);
        Assert.Contains(
            "stack overflow: Deep(Int32) of In [3] calls itself without end",
            record.Error,
            StringComparison.Ordinal);
        var cell = NotebookDocument.Load(Path.Combine(folder, "squares.ipynb"))
            .Cells.Last(c => c.Kind == CellKind.Code);
        Assert.Equal("before\n", (string?)cell.Outputs[0]!["text"]![0]);
        Assert.Equal(
            ["run.json", "squares.ipynb"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_FailFast_StartsNothingAfterAFailure()
    {
        _study.Notebook("notebooks/squares.ipynb", "double x = 0;\nint seed = 0;", "throw new Exception(\"no\");");

        var result = await _study.RunAsync(options: o => o with { FailFast = true, Jobs = 1 });

        Assert.Equal(6, result.Unfinished.Count);
        Assert.Equal([RunState.Failed, RunState.Queued], result.Unfinished.Select(r => r.State).Distinct());
        Assert.Single(result.Unfinished, r => r.State == RunState.Failed);
    }
}
