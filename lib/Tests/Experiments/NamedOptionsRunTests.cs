using FairLab.Data;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Engine;
using FairLab.Runs;

namespace FairLab.Experiments.Tests;

/// <summary>A method with options of its own, from YAML to the notebook, its tables and its folders.</summary>
public sealed class NamedOptionsRunTests : IDisposable
{
    readonly StudyFolder _study = new();

    public NamedOptionsRunTests() => _study.Notebook(
        "notebooks/squares.ipynb",
        "object method = \"none\";\nint seed = 0;",
        """
        var mitigator = Mitigator.Create(method);
        double epsilon = mitigator is Reduction reduction ? reduction.Epsilon : double.NaN;
        string label = Mitigator.Label(method), made = mitigator.GetType().Name;
        Run.Begin(seed).Save("made", Table.From([new { label, made, epsilon }]))
        """);

    public void Dispose() => _study.Dispose();

    static string Yaml(params string[] methods) => $"""
        study: squares
        notebook: notebooks/squares.ipynb
        sweep:
          grid:
            method:
        {string.Concat(methods.Select(m => $"      - {m}\n"))}
        """;

    [Fact]
    public async Task Options_reach_the_mitigator_and_its_label_names_rows_and_folders()
    {
        _study.Yaml = Yaml(
            "none",
            "{ reduction: { constraint: EqualizedOdds, epsilon: 0.02 } }",
            "{ reduction: { epsilon: 0.03 }, label: loose }",
            "reduction");
        var result = await _study.RunAsync();
        Assert.Empty(result.Unfinished);
        var made = Table.Load(Path.Combine(_study.Root, "results", "squares", "made.csv"));

        string[] labels = ["none", "reduction (EqualizedOdds, epsilon 0.02)", "loose", "reduction"];
        Assert.Equal(labels, made.Rows.Select(r => r.Text("method")));
        Assert.Equal(labels, made.Rows.Select(r => r.Text("label")));
        Assert.Equal(["None", "Reduction", "Reduction", "Reduction"], made.Rows.Select(r => r.Text("made")));
        Assert.Equal([double.NaN, 0.02, 0.03, 0.01], made.Numbers("epsilon"));
        string[] folders = [.. _study.RunFolders.Select(f => Path.GetFileName(f)!)];
        Assert.Contains(folders, f => f.StartsWith("loose-seed-0-", StringComparison.Ordinal));
        Assert.Contains(folders, f => f.StartsWith("reduction-EqualizedOdds-epsilon-0.02-", StringComparison.Ordinal));

        var again = await _study.RunAsync();
        Assert.Equal(0, again.Executed);
        _study.Yaml = _study.Yaml.Replace("epsilon: 0.03", "epsilon: 0.04", StringComparison.Ordinal);
        Assert.Equal(1, (await _study.RunAsync()).Executed);
    }

    [Theory]
    [InlineData("{ reduction: { epsilon: 0.02 }, label: reduction }", "reduction", "'reduction'")]
    [InlineData("{ reduction: { constraint: X } }", "{ reduction: { also: X } }", "'reduction (X)'")]
    public void Two_methods_of_one_label_are_refused(string first, string second, string label)
    {
        _study.Write("two.yaml", Yaml(first, second));
        var error = Assert.Throws<UsageException>(() =>
            ExperimentFile.Load(Path.Combine(_study.Root, "two.yaml"), _study.Root));
        Assert.Contains("two.yaml: line ", error.Message, StringComparison.Ordinal);
        Assert.Contains(label + ": give one of them a label of its own", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_former_name_and_a_wrong_option_are_said_by_the_run()
    {
        _study.Yaml = Yaml("reduction-odds", "{ reduction: { epsilom: 0.02 } }");
        string?[] errors = [.. (await _study.RunAsync()).Unfinished.Select(r => r.Error)];
        Assert.Contains(errors, e => e!.Contains("write { reduction: { constraint: EqualizedOdds } }"));
        Assert.Contains(errors, e => e!.Contains("unknown option 'epsilom': did you mean 'epsilon'?"));
    }
}
