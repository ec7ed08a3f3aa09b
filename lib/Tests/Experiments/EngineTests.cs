using System.Text.Json.Nodes;
using FairLab.Experiments.Claims;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Engine;
using FairLab.Experiments.Runs;
using FairLab.Figures.Tests;
using FairLab.Notebooks;
using FairLab.Notebooks.Tests;

namespace FairLab.Experiments.Tests;

public sealed partial class EngineTests : IDisposable
{
    readonly StudyFolder _study = new();

    public void Dispose() => _study.Dispose();

    [Fact]
    public async Task Run_CollectsTablesInTheOrderOfThePlanAndJudgesClaims()
    {
        var result = await _study.RunAsync();

        Assert.Equal((6, 6, 0), (result.Runs, result.Executed, result.Unfinished.Count));
        string[] lines = _study.Read("results/squares/squares.csv").TrimEnd('\n').Split('\n');
        Assert.Equal("seed,x,square,draw", lines[0]);
        Assert.Equal(
            ["0,1,1", "1,1,1", "0,2,4", "1,2,4", "0,3,9", "1,3,9"],
            lines[1..].Select(l => l[..l.LastIndexOf(',')]));

        Assert.Equal(
            [Outcome.Holds, Outcome.DoesNotHold, Outcome.Undetermined],
            result.Verdicts.Select(v => v.Outcome));
        Assert.StartsWith("4.667 [", result.Verdicts[0].Measured, StringComparison.Ordinal);
        Assert.Contains("unknown column 'cube'", result.Verdicts[2].Note, StringComparison.Ordinal);
        Assert.Contains("**does not hold**", _study.Read("results/squares/claims.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LeavesAnExecutedNotebookAndARecord()
    {
        await _study.RunAsync();

        string folder = _study.RunFolders.First();
        var record = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "run.json")))!;
        Assert.Equal("done", (string?)record["state"]);
        Assert.Equal(1, (double?)record["parameters"]!["x"]);
        Assert.NotNull(record["provenance"]!["dotnet"]);
        Assert.NotNull(record["outputs"]!["squares.csv"]);
        Assert.Contains(
            "\"injected-parameters\"",
            File.ReadAllText(Path.Combine(folder, "squares.ipynb")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Twice_ExecutesNothingTheSecondTime()
    {
        await _study.RunAsync();
        string first = _study.Read("results/squares/squares.csv");

        var second = await _study.RunAsync();

        Assert.Equal((6, 0), (second.Runs, second.Executed));
        Assert.Equal(first, _study.Read("results/squares/squares.csv"));
    }

    [Fact]
    public async Task Run_AfterOneMorePoint_ExecutesThatPointAlone()
    {
        await _study.RunAsync();
        _study.Yaml = _study.Yaml.Replace("[1, 2, 3]", "[1, 2, 3, 4]", StringComparison.Ordinal);

        Assert.Equal(2, (await _study.RunAsync()).Executed);
    }

    [Fact]
    public async Task Run_AfterAChangeInTheNotebook_ExecutesAll()
    {
        await _study.RunAsync();
        _study.Notebook("notebooks/squares.ipynb", "double x = 0;\nint seed = 0;", StudyFolder.Square + " // changed");

        Assert.Equal(6, (await _study.RunAsync()).Executed);
    }

    [Fact]
    public async Task Run_AfterATableWasDamaged_ExecutesThatRunAgain()
    {
        await _study.RunAsync();
        string before = _study.Read("results/squares/squares.csv");
        File.WriteAllText(Path.Combine(_study.RunFolders.First(), "squares.csv"), "x,square\n1,7\n");

        Assert.Equal(1, (await _study.RunAsync()).Executed);
        Assert.Equal(before, _study.Read("results/squares/squares.csv"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("{ \"key\": 1 }")]
    public async Task Run_AfterARecordWasDamaged_ExecutesThatRunAgain(string record)
    {
        await _study.RunAsync();
        File.WriteAllText(Path.Combine(_study.RunFolders.Last(), "run.json"), record);

        Assert.Equal(1, (await _study.RunAsync()).Executed);
    }

    [Fact]
    public async Task Run_Interrupted_KeepsWhatIsDoneAndContinuesThere()
    {
        using var cancel = new CancellationTokenSource();
        var ended = new List<RunEnded>();
        var stop = new Listener(e =>
        {
            if (e is RunEnded { Record.State: RunState.Done } run)
            {
                lock (ended)
                    ended.Add(run);
                if (ended.Count == 2)
                    cancel.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _study.RunAsync(progress: stop, cancel: cancel.Token));
        var result = await _study.RunAsync();

        Assert.Empty(result.Unfinished);
        Assert.True(result.Executed is >= 1 and <= 4, $"{result.Executed} runs were executed again");
    }

    [Fact]
    public async Task Run_ByFreshAndReusedWorkers_GivesTheSameBytes()
    {
        // The notebook leaves the process as dirty as it can.
        _study.Notebook("notebooks/squares.ipynb", "double x = 0;\nint seed = 0;",
            "var culture = $\"{1.5:N2}\"; var folder = Path.GetFileName(Environment.CurrentDirectory) == \"dirty\"; "
                + "var variable = Environment.GetEnvironmentVariable(\"DIRTY\");",
            "using Microsoft.DotNet.Interactive.Formatting; var shown = string.Join(\" \", Enumerable.Range(0, "
                + "30).ToList().ToDisplayString(), new Version(1, 2).ToDisplayString(), string.Join(\",\", "
                + "Formatter.GetPreferredMimeTypesFor(typeof(Uri))));",
            "Formatter.ListExpansionLimit = 3; Formatter.Register<Version>(version => \"dirty\"); "
                + "Formatter.SetPreferredMimeTypesFor(typeof(Uri), \"text/dirty\"); Formatter.DefaultMimeType = "
                + "\"text/plain\";",
            "var comma = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone(); "
                + "comma.NumberFormat.NumberDecimalSeparator = \",\"; System.Globalization.CultureInfo.CurrentCulture "
                + "= comma; Environment.SetEnvironmentVariable(\"DIRTY\", \"yes\"); Environment.CurrentDirectory = "
                + "Directory.CreateTempSubdirectory().FullName;",
            "var run = Run.Begin(seed); run.Save(\"squares\", Table.From([new { x, square = x * x, culture, folder, "
                + "variable, shown, draw = run.Seed(\"draw\") }]));");

        await _study.RunAsync(options: o => o with { Jobs = 1 });
        string reused = _study.Read("results/squares/squares.csv");
        // One run an engine: every run has a fresh worker.
        Directory.Delete(Path.Combine(_study.Root, "results"), recursive: true);
        string whole = _study.Yaml;
        foreach (string x in new[] { "1", "2", "3" })
        {
            _study.Yaml = whole.Replace("[1, 2, 3]", $"[{x}]", StringComparison.Ordinal)
                .Replace("seeds: 2", "seeds: 1", StringComparison.Ordinal);
            await _study.RunAsync();
            _study.Yaml = _study.Yaml.Replace("seeds: 1", "seeds: 2", StringComparison.Ordinal);
            await _study.RunAsync();
        }
        _study.Yaml = whole;
        Assert.Equal(0, (await _study.RunAsync()).Executed);
        Assert.Equal(reused, _study.Read("results/squares/squares.csv"));
    }

    [CulturesFact]
    public async Task Run_ANotebookThatSetsACulture_ChangesNeitherWhatItSavesNorTheNextRun()
    {
        _study.Notebook("notebooks/squares.ipynb", "string culture = \"\";\nint seed = 0;",
            "using System.Globalization; string found = CultureInfo.CurrentCulture.Name; string text = $\"{-1.5}\"; if "
                + "(culture != \"none\") CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = "
                + "CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = new(culture);",
            "var table = Table.From([new { found, text, real = -1.5, whole = -3, moment = new DateTimeOffset(2026, 1, "
                + "2, 3, 4, 5, TimeSpan.Zero).Year }]); var run = Run.Begin(seed);",
            "run.Save(\"squares\", table); run.Save(\"bars\", Plot.Bars(\"Bars\", [\"i\", \"I\"], \"letter\", "
                + "\"value\", [PlotSeries.OfMeans(\"all\", [table.Mean(\"real\"), table.Mean(\"whole\")])]));");
        _study.Yaml = _study.Yaml.Replace(
            "x: [1, 2, 3] }, seeds: 2",
            "culture: [none, de-DE, tr-TR, sv-SE, th-TH] }, seeds: 1",
            StringComparison.Ordinal);

        var result = await _study.RunAsync(options: o => o with { Jobs = 1 });

        Assert.Empty(result.Unfinished);
        Assert.All(_study.RunFolders, folder =>
            Assert.Equal(
                "found,text,real,whole,moment\n,-1.5,-1.5,-3,2026\n",
                File.ReadAllText(Path.Combine(folder, "squares.csv"))));
        Assert.Single(
            _study.RunFolders.Select(folder => File.ReadAllText(Path.Combine(folder, "bars.plotly.json")))
                .Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_Smoke_LeavesTheReferenceResultsAlone()
    {
        await _study.RunAsync();
        string reference = _study.Read("results/squares/claims.json");

        var smoke = await _study.RunAsync(new RunOverrides { Smoke = true });

        Assert.Equal("smoke", smoke.Profile);
        Assert.Equal(
            [Outcome.NotJudged, Outcome.NotJudged, Outcome.Undetermined],
            smoke.Verdicts.Select(v => v.Outcome));
        Assert.Equal(reference, _study.Read("results/squares/claims.json"));
        Assert.Contains(
            "\"profile\": \"smoke\"",
            _study.Read("results/smoke/squares/claims.json"),
            StringComparison.Ordinal);
        Assert.Equal(0, smoke.Executed); // the same keys: runs are shared between profiles
    }

    [Fact]
    public async Task Run_WithAReport_PublishesItsTablesAndFigures()
    {
        _study.Yaml = "report: notebooks/report.ipynb\n" + _study.Yaml;
        _study.Notebook("notebooks/report.ipynb", null, """
            var run = Run.Begin(0);
            var squares = Study.Open("squares")["squares"];
            run.Save("summary", squares.Summarize(["x"], ["square"]));
            run.Save("figure", Plot.Bars("Squares", ["a"], "x", "y", [new("s", [squares.Numbers("square").Sum()])]));
            """);

        var result = await _study.RunAsync();

        Assert.Empty(result.Unfinished);
        Assert.Equal(["summary"], result.Tables);
        Assert.Equal(["figure"], result.Figures);
        Assert.StartsWith("| x | n | square |", _study.Read("results/squares/summary.md"), StringComparison.Ordinal);
        Assert.Contains("28", _study.Read("results/squares/figure.plotly.json"), StringComparison.Ordinal);
        string page = _study.Read("results/squares/figure.html");
        Assert.Contains("Plotly.newPlot", page, StringComparison.Ordinal);
        Assert.Contains("<script src=\"../report/plotly-", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatDrawsWithPlotlyNet_ShowsAndSavesTheChart()
    {
        _study.Notebook("notebooks/squares.ipynb", "double x = 0;\nint seed = 0;", StudyFolder.Square, """
            using Plotly.NET.CSharp;
            var chart = Chart.Line<double, double, string>([0, 1], [x, double.NaN], Name: "mine")
                .WithXAxisStyle<double, double, string>(TitleText: "step");
            run.Save("chart", chart)
            """, """
            #!fsharp
            open Plotly.NET
            Chart.Point(x = [ 1.0 ], y = [ 2.0 ])
            """);

        Assert.Empty((await _study.RunAsync()).Unfinished);

        string folder = _study.RunFolders.First();
        Assert.Contains(
            "\"y\":[1.0,null]",
            File.ReadAllText(Path.Combine(folder, "chart.plotly.json")),
            StringComparison.Ordinal);
        var outputs = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "squares.ipynb")))!["cells"]!
            .AsArray()
            .SelectMany(c => c!["outputs"]!.AsArray())
            .Select(o => o!["data"]?.AsObject())
            .OfType<JsonObject>()
            .Where(d => d.ContainsKey("application/vnd.plotly.v1+json"))
            .ToArray();
        Assert.Equal(2, outputs.Length); // of C# and of F#
        Assert.All(outputs, data =>
            Assert.Contains(
                "kernelspecs/.net-csharp/plotly.min.js",
                data["text/html"]!.ToJsonString(),
                StringComparison.Ordinal));
        Assert.Contains("mine: (0, 1), (1, -)", outputs[0]["text/plain"]!.ToJsonString(), StringComparison.Ordinal);
    }

    // In a process of FairLab's own: that of the tests brings newer libraries along.
    [ChromiumFact]
    public async Task Run_ThatExportsAFigure_HasThePicture()
    {
        _study.Notebook("notebooks/squares.ipynb", "double x = 0;\nint seed = 0;", StudyFolder.Square, """
            Plot.Bars("Squares", ["a"], "x", "y", [new("s", [x * x])]).Export(run.PathOf("bars", ".png"));
            """);
        _study.Yaml = _study.Yaml.Replace(
            "{ x: [1, 2, 3] }, seeds: 2",
            "{ x: [1] }, seeds: 1",
            StringComparison.Ordinal);

        Assert.Empty((await _study.RunAsync()).Unfinished);

        Assert.Equal(
            [0x89, 0x50, 0x4E, 0x47],
            File.ReadAllBytes(Path.Combine(_study.RunFolders.Single(), "bars.png"))[..4]);
    }

    [Fact]
    public async Task Run_WhileAnotherRunsTheStudy_IsRefused()
    {
        using var other = StudyLock.Take(Path.Combine(_study.Root, "results", "runs", "squares"), "squares");

        var error = await Assert.ThrowsAsync<UsageException>(() => _study.RunAsync());

        Assert.Contains("being run by another process", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithACrate_DescribesEveryRunAndOnlyFilesThatAreThere()
    {
        await _study.RunAsync(options: o => o with { Crate = true });

        var graph = JsonNode.Parse(_study.Read("results/squares/ro-crate-metadata.json"))!["@graph"]!.AsArray();
        var ids = graph.Select(e => (string)e!["@id"]!).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(6, graph.Count(e => (string?)e!["@type"] == "CreateAction"));
        Assert.All(graph.Where(e => (string?)e!["@type"] == "File"), e => Assert.Equal(
            RunKey.HashFile(Path.Combine(_study.Root, "results/squares", (string)e!["@id"]!)), (string?)e["sha256"]));
        // Every reference leads somewhere: to an entity of the crate or to a vocabulary.
        Assert.All(References(graph), id =>
            Assert.True(ids.Contains(id) || id.StartsWith("http", StringComparison.Ordinal), id));

        static IEnumerable<string> References(JsonNode? node) => node switch
        {
            JsonObject o when o.Count == 1 && o.ContainsKey("@id") => [(string)o["@id"]!],
            JsonObject o => o.SelectMany(p => References(p.Value)),
            JsonArray a => a.SelectMany(References),
            _ => [],
        };
    }

    sealed class Listener(Action<EngineEvent> report) : IProgress<EngineEvent>
    {
        public void Report(EngineEvent value) => report(value);
    }
}
