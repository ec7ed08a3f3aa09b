using FairLab.Experiments.Definition;

namespace FairLab.Experiments.Tests;

public sealed class ExperimentFileTests : IDisposable
{
    const string Good = """
        study: demo
        title: A demonstration
        notebook: notebooks/demo.ipynb
        parameters: { epochs: 20, rate: 1e-3, name: adam, "on": yes }
        sweep: { grid: { method: [none, reweighing] }, seeds: 3 }
        smoke: { epochs: 1, seeds: 2 }
        claims:
          - id: one
            says: Something
            measure: Tables["scores"].Mean("accuracy")
            check: measured > 0.5
        """;

    readonly TemporaryFolder _folder = new();

    public ExperimentFileTests() => _folder.Write("notebooks/demo.ipynb", "{}");

    public void Dispose() => _folder.Dispose();

    Experiment Load(string yaml) => ExperimentFile.Load(_folder.Write("demo.yaml", yaml), _folder.Path);

    string Error(string yaml) => Assert.Throws<UsageException>(() => Load(yaml)).Message;

    [Fact]
    public void Load_GoodFile_KeepsEveryValueAndItsKind()
    {
        var experiment = Load(Good);

        Assert.Equal("demo", experiment.Study);
        Assert.Equal(20L, experiment.Parameters["epochs"]);
        Assert.Equal(1e-3, experiment.Parameters["rate"]);
        Assert.Equal("adam", experiment.Parameters["name"]);
        Assert.Equal("yes", experiment.Parameters["on"]);
        Assert.Equal(3, experiment.Sweep.Seeds);
        Assert.Equal("measured > 0.5", Assert.Single(experiment.Claims).Check);
        Assert.Equal(11, experiment.Claims[0].Line);
    }

    [Fact]
    public void Load_UnknownKey_NamesFileLineAndNearestKey()
    {
        string message = Error(Good.Replace("parameters:", "paramters:", StringComparison.Ordinal));

        Assert.Contains("demo.yaml: line 4:", message, StringComparison.Ordinal);
        Assert.Contains("'paramters'", message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'parameters'?", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_UnknownKeyInClaim_NamesItsLine() =>
        Assert.Contains(
            "line 11: unknown key in a claim: 'chek'",
            Error(Good.Replace("check:", "chek:", StringComparison.Ordinal)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("seeds: 3 }", "seeds: many }", "line 5: 'seeds' expects a whole number above 0, found 'many'")]
    [InlineData("seeds: 3 }", "seeds: 0 }", "line 5: 'seeds' expects a whole number above 0, found '0'")]
    [InlineData(
        "{ method: [none, reweighing] }",
        "{ method: none }",
        "line 5: 'method' expects a list such as [a, b], found 'none'")]
    [InlineData("{ method: [none, reweighing] }", "{ method: [] }", "the list of 'method' is empty")]
    [InlineData("title: A demonstration", "title: [a]", "line 2: expected text for 'title', found a list")]
    [InlineData("study: demo", "study: ../demo", "use letters, digits")]
    [InlineData("study: demo", "", "the key 'study' is missing")]
    [InlineData("notebooks/demo.ipynb", "notebooks/dmo.ipynb", "did you mean 'notebooks/demo.ipynb'?")]
    [InlineData("study: demo", "study: {", "not valid YAML")]
    [InlineData("check: measured > 0.5", "check: [1]", "expected text for 'check', found a list")]
    public void Load_WrongValue_SaysWhatAndWhere(string good, string bad, string expected)
    {
        string message = Error(Good.Replace(good, bad, StringComparison.Ordinal));

        Assert.Contains("demo.yaml: line", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TwoClaimsWithOneId_IsAnError() =>
        Assert.Contains(
            "two claims have the id 'one'",
            Error(Good + "\n  - { id: one, says: x, check: \"true\" }"),
            StringComparison.Ordinal);

    [Fact]
    public void Load_NoSuchFile_IsAnError() =>
        Assert.Contains(
            "cannot be read",
            Assert.Throws<UsageException>(() =>
                    ExperimentFile.Load(Path.Combine(_folder.Path, "none.yaml"), _folder.Path))
                .Message,
            StringComparison.Ordinal);

    [Fact]
    public void Unfold_FullProfile_IsPointsTimesSeedsWithSharedParameters()
    {
        var runs = Plan.Unfold(Load(Good), RunOverrides.None);

        Assert.Equal(
            [
                "none-seed-0",
                "none-seed-1",
                "none-seed-2",
                "reweighing-seed-0",
                "reweighing-seed-1",
                "reweighing-seed-2",
            ],
            runs.Select(r => r.Label));
        Assert.All(runs, r => Assert.Equal(20L, r.Parameters["epochs"]));
        Assert.Equal(2L, runs[2].Parameters["seed"]);
    }

    [Fact]
    public void Unfold_SmokeProfile_TakesItsParametersAndSeeds()
    {
        var runs = Plan.Unfold(Load(Good), new RunOverrides { Smoke = true });

        Assert.Equal(4, runs.Count);
        Assert.All(runs, r => Assert.Equal(1L, r.Parameters["epochs"]));
    }

    [Fact]
    public void Unfold_OverrideOfAGridParameter_HoldsItThere()
    {
        var overrides = new RunOverrides
        {
            Parameters = new Dictionary<string, object?> { ["method"] = "none", ["epochs"] = 5L },
            Seeds = 1,
        };

        var run = Assert.Single(Plan.Unfold(Load(Good), overrides));
        Assert.Equal("none", run.Parameters["method"]);
        Assert.Equal(5L, run.Parameters["epochs"]);
        Assert.Equal("custom", overrides.Profile);
    }
}
