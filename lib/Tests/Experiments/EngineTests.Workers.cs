namespace FairLab.Experiments.Tests;

// Worker processes and the notebooks that go through them.
public sealed partial class EngineTests
{
    [Fact]
    public async Task Run_OfManyNotebooks_ReplacesAWorkerThatTheirTypesFill()
    {
        _study.Notebook("notebooks/squares.ipynb", "double x = 0;\nint seed = 0;",
            "class Own { public double X { get; set; } } new Own { X = x }.Display(); new[] { new { x } }",
            "Run.Begin(seed).Save(\"squares\", Table.From([new { x, square = x * x, worker = Environment.ProcessId "
                + "}]));");
        _study.Yaml = _study
            .Yaml.Replace("[1, 2, 3]", $"[{string.Join(", ", Enumerable.Range(1, 45))}]", StringComparison.Ordinal)
            .Replace("is at most eight", "is small", StringComparison.Ordinal);

        var result = await _study.RunAsync(options: o => o with { Jobs = 1 });

        Assert.Empty(result.Unfinished);
        Assert.Equal(90, result.Executed);
        int workers = FairLab.Data.Table.Load(Path.Combine(_study.Root, "results", "squares", "squares.csv"))
            .Numbers("worker")
            .Distinct()
            .Count();
        Assert.InRange(workers, 2, 4);
    }
}
