using FairLab.Experiments.Definition;

namespace FairLab.Experiments.Tests;

/// <summary>
/// What cannot be run is refused before anything is executed, with one message that says where and what.
/// </summary>
public sealed class MisuseTests : IDisposable
{
    readonly StudyFolder _study = new();

    public void Dispose() => _study.Dispose();

    async Task<string> ErrorAsync(RunOverrides? overrides = null)
    {
        string message = (await Assert.ThrowsAsync<UsageException>(() => _study.RunAsync(overrides))).Message;
        Assert.False(Directory.Exists(Path.Combine(_study.Root, "results", "runs")), "something was executed");
        return message;
    }

    [Fact]
    public async Task Run_OfANotebookWithoutAParametersCell_SaysSo()
    {
        _study.Notebook("notebooks/squares.ipynb", null, StudyFolder.Square);
        string message = await ErrorAsync();
        Assert.Contains("squares.yaml", message, StringComparison.Ordinal);
        Assert.Contains("no code cell is tagged \"parameters\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithAParameterTheNotebookDoesNotDeclare_SuggestsTheNearest()
    {
        string message = await ErrorAsync(
            new RunOverrides { Parameters = new Dictionary<string, object?> { ["sed"] = 1L } });
        Assert.Contains("unknown parameter 'sed'", message, StringComparison.Ordinal);
        Assert.Contains("seed", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithAValueOfTheWrongType_SaysWhatWasExpected()
    {
        _study.Yaml = _study.Yaml.Replace("[1, 2, 3]", "[1, two]", StringComparison.Ordinal);
        Assert.Contains("x: expected double, got \"two\"", await ErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithAClaimThatDoesNotCompile_NamesFileLineAndClaim()
    {
        _study.Yaml = _study.Yaml.Replace("measured > 0", "measred > 0", StringComparison.Ordinal);
        string message = await ErrorAsync();
        Assert.Contains(
            "squares.yaml: line 9: the check of claim 'positive' does not compile",
            message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithAMeasureThatDoesNotCompile_NamesItsOwnLine()
    {
        _study.Yaml = _study.Yaml.Replace("Mean(\"square\")", "Maen(\"square\")", StringComparison.Ordinal);
        Assert.Contains("line 8: the measure of claim 'positive'", await ErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithAnUnknownDataSet_SuggestsTheNearest()
    {
        _study.Yaml = "needs: [adult-count]\n" + _study.Yaml;
        Assert.Contains("adult-counts", await ErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfSomethingThatIsNotANotebook_SaysSo()
    {
        File.WriteAllText(Path.Combine(_study.Root, "notebooks/squares.ipynb"), "no notebook");
        Assert.Contains("squares.ipynb", await ErrorAsync(), StringComparison.Ordinal);
    }
}
