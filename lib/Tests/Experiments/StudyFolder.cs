using System.Text.Json;
using System.Text.Json.Nodes;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Engine;

namespace FairLab.Experiments.Tests;

/// <summary>
/// A small repository with one study: a notebook that squares a number, run by real worker processes.
/// </summary>
public sealed class StudyFolder : IDisposable
{
    /// <summary>What the notebook does after its parameters.</summary>
    public const string Square = """
        var run = Run.Begin(seed);
        run.Save("squares", Table.From([new { x, square = x * x, draw = run.Seed("draw") % 1000 }]));
        """;

    public const string Experiment = """
        study: squares
        title: Squares
        notebook: notebooks/squares.ipynb
        sweep: { grid: { x: [1, 2, 3] }, seeds: 2 }
        claims:
          - id: positive
            says: Squares are positive
            measure: Tables["squares"].Mean("square")
            check: measured > 0
          - { id: small, says: Squares are at most eight, check: "Tables[\"squares\"].Numbers(\"square\").Max() <= 8" }
          - id: odd
            says: There is a column of cubes
            measure: Tables["squares"].Mean("cube")
            check: measured > 0
        """;

    // Shared by all tests of a run: most of them compile the same cells.
    static readonly string Cells = Directory.CreateTempSubdirectory("fairlab-cells-").FullName;

    readonly TemporaryFolder _folder = new();

    public StudyFolder()
    {
        Notebook("notebooks/squares.ipynb", "double x = 0;\nint seed = 0;", Square);
        Yaml = Experiment;
    }

    public string Root => _folder.Path;

    public string Yaml { get; set; }

    public void Notebook(string path, string? parameters, params IEnumerable<string> cells)
    {
        var json = new JsonArray();
        foreach (var (source, tagged) in cells.Select(c => (c, false))
            .Prepend((parameters ?? "", true))
            .Where(c => c.Item1.Length > 0))
            json.Add(new JsonObject
            {
                ["cell_type"] = "code",
                ["id"] = $"c{json.Count}",
                ["metadata"] = tagged ? new JsonObject { ["tags"] = new JsonArray("parameters") } : [],
                ["execution_count"] = null,
                ["outputs"] = new JsonArray(),
                ["source"] = source,
            });
        _folder.Write(
            path,
            new JsonObject
            {
                ["cells"] = json,
                ["metadata"] = new JsonObject
                {
                    ["kernelspec"] = new JsonObject
                    {
                        ["name"] = ".net-csharp",
                        ["language"] = "C#",
                        ["display_name"] = ".NET (C#)",
                    },
                },
                ["nbformat"] = 4,
                ["nbformat_minor"] = 5,
            }.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    public async Task<StudyResult> RunAsync(
        RunOverrides? overrides = null,
        Func<EngineOptions, EngineOptions>? options = null,
        IProgress<EngineEvent>? progress = null,
        CancellationToken cancel = default)
    {
        var settings = new EngineOptions { Root = Root, Jobs = 2, Cells = Cells };
        await using var engine = new ExperimentEngine(options?.Invoke(settings) ?? settings);
        return await engine.RunAsync(
            ExperimentFile.Load(_folder.Write("experiments/squares.yaml", Yaml), Root),
            overrides ?? RunOverrides.None,
            progress,
            cancel);
    }

    public void Write(string name, string text) => _folder.Write(name, text);

    public string Read(string name) => _folder.Read(name);

    public IEnumerable<string> RunFolders =>
        Directory.GetDirectories(System.IO.Path.Combine(Root, "results", "runs", "squares"))
            .Order(StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();
}
