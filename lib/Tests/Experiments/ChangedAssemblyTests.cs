using System.Text.Json.Nodes;
using FairLab.Experiments.Runs;

namespace FairLab.Experiments.Tests;

/// <summary>
/// Which of FairLab's assemblies repeat runs when they change: the library, and not what draws and shows.
/// </summary>
public sealed class ChangedAssemblyTests : IDisposable
{
    const string Report = """
        var run = Run.Begin(0);
        var squares = Study.Open("squares")["squares"];
        run.Save("bars", Plot.Bars("Bars", ["a"], "x", "y", [new("s", [squares.Numbers("square").Sum()])]));
        """;

    readonly StudyFolder _study = new();
    readonly TemporaryFolder _programs = new();

    public ChangedAssemblyTests()
    {
        _study.Notebook("notebooks/squares.report.ipynb", null, Report);
        _study.Write("data/catalogue.yaml", "[]\n");
        _study.Write("experiments/squares.yaml", """
            study: squares
            title: Squares
            notebook: notebooks/squares.ipynb
            report: notebooks/squares.report.ipynb
            sweep: { grid: { x: [1, 2] }, seeds: 1 }
            """);
    }

    public void Dispose()
    {
        _study.Dispose();
        _programs.Dispose();
    }

    [Fact]
    public async Task Run_AfterAChangeOfFigures_DrawsTheReportAnewAndRepeatsNoRun()
    {
        await RunAsync(AppContext.BaseDirectory);
        var (runs, report) = Started();

        foreach (string shown in new[] { "FairLab.Audit.dll", "FairLab.Experiments.dll", "FairLab.Notebooks.dll" })
            await RunAsync(WithAnother(shown));
        Assert.Equal((runs, report), Started());

        await RunAsync(WithAnother("FairLab.Figures.dll"));
        var (afterwards, drawn) = Started();
        Assert.Equal(runs, afterwards);
        Assert.NotEqual(report, drawn);

        await RunAsync(WithAnother("FairLab.dll"));
        var (repeated, _) = Started();
        Assert.Equal((2, 4), (runs.Split('\n').Length, repeated.Split('\n').Length));
    }

    [Fact]
    public void Key_HoldsEveryAssemblyThatTheLibraryCalls()
    {
        string[] called =
        [
            .. typeof(FairLab.Metrics.Confusion).Assembly.GetReferencedAssemblies()
                .Select(a => a.Name + ".dll")
                .Where(a => File.Exists(Path.Combine(AppContext.BaseDirectory, a))),
        ];

        Assert.Contains("TorchSharp.dll", called);
        // It reads the catalogue and schemas, and what they say is in the key.
        Assert.Empty(called.Except(LibraryIdentity.Computing).Except(["YamlDotNet.dll"]));
        Assert.Empty(called.Intersect(LibraryIdentity.Drawing));
    }

    // When each execution of the study began, the report's apart: a run that were repeated would have another moment.
    (string Runs, string Report) Started()
    {
        var records = _study.RunFolders
            .Select(folder => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "run.json")))!)
            .Select(r => (IsReport: (string?)r["label"] == "report", Text: $"{r["key"]} {r["started"]}"))
            .Order()
            .ToLookup(r => r.IsReport, r => r.Text);
        return (string.Join('\n', records[false]), string.Join('\n', records[true]));
    }

    // The programs' folder as links, with one assembly that has a byte more at its end, which .NET does not read.
    string WithAnother(string assembly)
    {
        string folder = Path.Combine(_programs.Path, assembly);
        Directory.CreateDirectory(folder);
        foreach (string path in Directory.GetFileSystemEntries(AppContext.BaseDirectory))
        {
            string copy = Path.Combine(folder, Path.GetFileName(path));
            // .NET looks for the others where the program itself is, behind any link.
            if (Path.GetFileName(path).StartsWith("FairLab.Cli.", StringComparison.Ordinal))
                File.Copy(path, copy);
            else
                File.CreateSymbolicLink(copy, path);
        }
        string changed = Path.Combine(folder, assembly);
        File.Delete(changed);
        File.WriteAllBytes(changed, [.. File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, assembly)), 0]);
        return folder;
    }

    async Task RunAsync(string programs)
    {
        var (code, output, error) = await CliProcess.RunFromAsync(programs, _study.Root, null, "run", "squares", "-q");
        Assert.True(code == 0, output + error);
    }
}
