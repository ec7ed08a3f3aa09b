using System.Reflection;
using FairLab.Data;
using FairLab.Experiments.Claims;
using FairLab.Experiments.Workers;
using FairLab.Notebooks;
using FairLab.Runs;

namespace FairLab.Experiments.Tests;

/// <summary>Data frames as notebooks meet them: there without a using, shown as tables, and in nobody's way.</summary>
public sealed class FrameSessionTests : IDisposable
{
    static readonly SessionOptions Options =
        FairLabSession.Options(Repository.Root, Path.Combine(Repository.Root, "artifacts", "cells"));

    readonly NotebookSession _session = new(Options);

    public void Dispose() => _session.Dispose();

    object? Value(string source)
    {
        var result = _session.Run(source);
        Assert.True(result.Status == CellStatus.Completed, result.Error?.Message);
        return result.Value;
    }

    [Fact]
    public void A_frame_and_a_series_are_shown_as_tables()
    {
        var frame = ValueFormatter.Format(Value("var people = Datasets.Frame(\"compas-counts\");\npeople"));
        Assert.Contains("<p>6,167 rows × 7 columns</p>", frame["text/html"], StringComparison.Ordinal);
        Assert.EndsWith("6,167 rows × 7 columns", frame["text/plain"], StringComparison.Ordinal);
        var shares = ValueFormatter.Format(
            Value("people.GroupRowsBy<string>(\"race\").GetColumn<double>(\"label\").MeanLevel(key => key.Item1)"));
        Assert.Contains("<th>Caucasian</th>", shares["text/html"], StringComparison.Ordinal);
        var undefined = ValueFormatter.Format(Value("Table.From([new { rate = double.NaN }]).ToFrame()"));
        Assert.Contains("<i>missing</i>", undefined["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_formatter_of_the_notebooks_own_comes_first()
    {
        object? frame = Value("""
            Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Frame<int, string>>(f => "a frame");
            Datasets.Frame("compas-counts")
            """);
        Assert.Equal("a frame", ValueFormatter.Format(frame)["text/plain"]);
    }

    [Fact]
    public async Task A_run_without_frames_does_not_load_Deedle()
    {
        using var study = new StudyFolder();
        study.Notebook("notebooks/squares.ipynb", "double x = 0;\nint seed = 0;", """
            int frames = AppDomain.CurrentDomain.GetAssemblies().Count(a => a.GetName().Name == "Deedle");
            Run.Begin(seed).Save("squares", Table.From([new { x, frames }]))
            """);
        study.Yaml = """
            study: squares
            title: Squares
            notebook: notebooks/squares.ipynb
            claims:
              - { id: none, says: Nobody loaded Deedle, check: "Tables[\"squares\"].Numbers(\"frames\").Sum() == 0" }
            """;

        Assert.Equal(Outcome.Holds, Assert.Single((await study.RunAsync()).Verdicts).Outcome);
    }

    [Fact]
    public void No_name_means_two_things()
    {
        string[] platform = Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll");
        var types = Options.References.Concat(platform)
            .Select(path => Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(path))))
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(t => !t.IsNested && Options.Imports.Union(SessionOptions.DefaultImports).Contains(t.Namespace));
        var twice = types.DistinctBy(t => t.FullName).GroupBy(t => t.Name).Where(g => g.Count() > 1).Select(g => g.Key);

        // System.Index is written ^1, and Deedle's makes indices for frames: both need a namespace in front.
        Assert.Equal(["Index"], twice);
    }
}
