using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FairLab.Experiments.Tests;

/// <summary>
/// The engine is killed (SIGKILL) at random moments: no finished run is lost, and the tables come out the same, byte
/// for byte.
/// </summary>
public sealed class KillTests : IDisposable
{
    const int Kills = 50;
    static readonly string[] Files = ["squares.csv", "summary.csv", "summary.md", "claims.json", "claims.md"];

    readonly StudyFolder _study = new();

    public KillTests()
    {
        _study.Notebook(
            "notebooks/squares.ipynb",
            "double x = 0;\nint seed = 0;",
            "System.Threading.Thread.Sleep(50);",
            StudyFolder.Square);
        _study.Notebook(
            "notebooks/report.ipynb",
            null,
            """
            Run.Begin(0).Save("summary", Study.Open("squares")["squares"].Summarize(["x"], ["square"]));
            """);
        _study.Write("experiments/squares.yaml", "report: notebooks/report.ipynb\n" + StudyFolder.Experiment);
        _study.Write("data/catalogue.yaml", "[]\n");
    }

    public void Dispose() => _study.Dispose();

    [Fact]
    public async Task Run_KilledAtFiftyRandomMoments_LosesNothingThatWasFinished()
    {
        await FinishAsync();
        var clock = Stopwatch.StartNew();
        DeleteResults();
        await FinishAsync();
        var undisturbed = (Time: clock.Elapsed, Files: Results());
        Assert.Equal(Files.Length, undisturbed.Files.Count);

        var random = new Random(20260612);
        var (killedBetween, wholeStudies) = (0, 0);
        DeleteResults();
        for (int kill = 0; kill < Kills;)
        {
            var before = Finished();
            using var engine = Start();
            // Tables are written in the last fifth of the way: more kills go there.
            // Some moments come late, so that studies are finished between the kills on a busy machine too.
            double share = random.Next(3) == 0 ? 0.8 + (0.4 * random.NextDouble()) : random.NextDouble();
            using var moment = new CancellationTokenSource(undisturbed.Time * share);
            try
            {
                await engine.WaitForExitAsync(moment.Token);
            }
            catch (OperationCanceledException)
            {
                engine.Kill();
                await engine.WaitForExitAsync();
                kill++;
                var after = Finished();
                Assert.Superset(before, after);
                if (after.Count is > 0 and < 6)
                    killedBetween++;
                continue;
            }
            AssertSucceeded(engine);
            Assert.Equal(undisturbed.Files, Results());
            wholeStudies++;
            DeleteResults();
        }

        await FinishAsync();
        Assert.Equal(undisturbed.Files, Results());
        Assert.True(
            killedBetween > 3 && wholeStudies > 1,
            $"of {Kills} kills only {killedBetween} fell between two runs, and {wholeStudies} studies were finished: "
                + "the moments say little");
    }

    /// <summary>
    /// The finished runs, each with the moment it began: a run that were executed again would have another.
    /// </summary>
    HashSet<string> Finished()
    {
        string runs = Path.Combine(_study.Root, "results", "runs", "squares");
        if (!Directory.Exists(runs))
            return [];
        var done = Directory.GetDirectories(runs)
            .Select(Record)
            .OfType<JsonNode>()
            .Where(r => (string?)r["state"] == "done" && (string?)r["label"] != "report");
        return [.. done.Select(r => $"{r["label"]} {r["started"]}")];

        static JsonNode? Record(string folder) =>
            File.Exists(Path.Combine(folder, "run.json"))
                ? JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "run.json")))
                : null;
    }

    SortedDictionary<string, string> Results() => new(
        Files.ToDictionary(f => f, f => _study.Read("results/squares/" + f)), StringComparer.Ordinal);

    void DeleteResults()
    {
        string results = Path.Combine(_study.Root, "results");
        // A worker whose engine was killed may still be on its way out.
        for (int attempt = 0; Directory.Exists(results); attempt++)
        {
            try
            {
                Directory.Delete(results, recursive: true);
            }
            catch (IOException) when (attempt < 50)
            {
                Thread.Sleep(20);
            }
        }
    }

    async Task FinishAsync()
    {
        using var engine = Start();
        await engine.WaitForExitAsync();
        AssertSucceeded(engine);
    }

    void AssertSucceeded(Process engine) =>
        Assert.True(engine.ExitCode == 0, $"exit code {engine.ExitCode}: {_study.Read("engine.log")}");

    Process Start()
    {
        var start = new ProcessStartInfo(
            "sh",
            [
                "-c",
                "exec dotnet exec \"$0\" run squares -q >engine.log 2>&1",
                Path.Combine(AppContext.BaseDirectory, "FairLab.Cli.dll"),
            ])
        {
            WorkingDirectory = _study.Root,
        };
        start.Environment["FAIRLAB_ROOT"] = _study.Root;
        return Process.Start(start)!;
    }
}
