using FairLab.Experiments.Definition;
using FairLab.Experiments.Engine;
using FairLab.Experiments.Runs;

namespace FairLab.Experiments.Tests;

/// <summary>Several studies share the runs at once that the command line allows.</summary>
public sealed class StudiesTogetherTests : IDisposable
{
    readonly StudyFolder _study = new();

    public void Dispose() => _study.Dispose();

    [Fact]
    public async Task The_next_study_begins_while_the_last_run_of_the_one_before_is_under_way()
    {
        // Alone, the first would wait for ever.
        Study("first", $$"""
            var end = DateTime.UtcNow.AddMinutes(1);
            while (!System.IO.File.Exists("{{Flag}}") && DateTime.UtcNow < end)
                System.Threading.Thread.Sleep(20);
            if (!System.IO.File.Exists("{{Flag}}"))
                throw new TimeoutException("the second study did not begin");
            """);
        Study("second", $"""System.IO.File.WriteAllText("{Flag}", "");""");

        var results = await RunAsync(jobs: 2, "first", "second");

        Assert.Equal(["first", "second"], results.Select(r => r.Experiment.Study));
        Assert.All(results, r => Assert.Empty(r.Unfinished));
    }

    [Fact]
    public async Task No_more_run_at_once_than_were_asked_for()
    {
        // Creating a file that is there fails.
        string alone = $"""
            new System.IO.FileStream("{Flag}", System.IO.FileMode.CreateNew).Dispose();
            System.Threading.Thread.Sleep(150);
            System.IO.File.Delete("{Flag}");
            """;
        foreach (string name in new[] { "first", "second", "third" })
            Study(name, alone, alone);

        var results = await RunAsync(jobs: 1, "first", "second", "third");

        Assert.All(results, r => Assert.Empty(r.Unfinished));
    }

    [Fact]
    public async Task A_run_that_fails_keeps_no_other_study_from_running()
    {
        Study("first", """throw new InvalidOperationException("no");""");
        Study("second", "int two = 2;");

        var results = await RunAsync(jobs: 2, "first", "second");

        Assert.Equal(RunState.Failed, Assert.Single(results[0].Unfinished).State);
        Assert.Empty(results[1].Unfinished);
    }

    string Flag => Path.Combine(_study.Root, "flag").Replace('\\', '/');

    void Study(string name, string cell, string? report = null)
    {
        _study.Notebook($"notebooks/{name}.ipynb", "int seed = 0;", cell,
            "Run.Begin(seed).Save(\"rows\", Table.From([new { seed }]));");
        if (report is not null)
            _study.Notebook($"notebooks/{name}.report.ipynb", null, report);
        _study.Write($"experiments/{name}.yaml", $"""
            study: {name}
            title: {name}
            notebook: notebooks/{name}.ipynb
            {(report is null ? "" : $"report: notebooks/{name}.report.ipynb")}
            sweep:
              seeds: 1
            """);
    }

    async Task<IReadOnlyList<StudyResult>> RunAsync(int jobs, params string[] studies)
    {
        await using var engine = new ExperimentEngine(new EngineOptions { Root = _study.Root, Jobs = jobs });
        return await engine.RunAllAsync(
            [.. studies.Select(s =>
                ExperimentFile.Load(Path.Combine(_study.Root, "experiments", s + ".yaml"), _study.Root))],
            RunOverrides.None, null, default);
    }
}
