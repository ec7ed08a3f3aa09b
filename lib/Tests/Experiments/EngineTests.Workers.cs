using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using FairLab.Experiments.Workers;

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

    /// <summary>Its successor empties the same folder, and must not find somebody writing there.</summary>
    [Fact]
    public async Task Worker_whose_engine_died_before_the_run_began_touches_nothing()
    {
        string folder = Path.Combine(_study.Root, "run");
        WorkerMessage request = new WorkerRequest(
            "squares", Path.Combine(_study.Root, "notebooks", "squares.ipynb"), folder, new JsonObject { ["x"] = 2 },
            _study.Root, Path.Combine(_study.Root, "cells"), null);
        var command = WorkerCommand.Default;
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = _study.Root,
        };
        start.Environment["FAIRLAB_ROOT"] = _study.Root;
        using var worker = Process.Start(start)!;

        await worker.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, WorkerJson.Options));
        worker.StandardInput.Close();
        string answers = await worker.StandardOutput.ReadToEndAsync();
        await worker.WaitForExitAsync();

        Assert.Equal("", answers);
        Assert.False(Directory.Exists(folder));
    }
}
