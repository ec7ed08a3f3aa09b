using FairLab.Experiments.Claims;
using FairLab.Experiments.Definition;

namespace FairLab.Experiments.Tests;

/// <summary>A let says a table or a filter once; what is wrong with it is said with its name.</summary>
public sealed class LetTests : IDisposable
{
    readonly StudyFolder _study = new();

    public void Dispose() => _study.Dispose();

    Experiment Load(string lets, string measure, string check = "measured > 0")
    {
        _study.Write("squares.yaml", $"""
            study: squares
            notebook: notebooks/squares.ipynb
            let:
            {string.Concat(lets.Split('\n').Select(l => $"  {l}\n"))}
            claims:
              - id: one
                says: Something
                measure: >-
                  {measure}
                check: {check}
            """);
        return ExperimentFile.Load(Path.Combine(_study.Root, "squares.yaml"), _study.Root);
    }

    Claim Claim(string lets, string measure, string check = "measured > 0") =>
        Assert.Single(Load(lets, measure, check).Claims);

    const string Two = """
        real: Tables["scores"].Where("groups", "real")
        none: real.Where("method", "none")
        """;

    [Theory]
    [InlineData("real.Mean(\"a\")", "Tables[\"scores\"].Where(\"groups\", \"real\").Mean(\"a\")", "real")]
    [InlineData(
        "none.Mean(\"none\") - real.Mean(\"a\")",
        "Tables[\"scores\"].Where(\"groups\", \"real\").Where(\"method\", \"none\").Mean(\"none\")"
            + " - Tables[\"scores\"].Where(\"groups\", \"real\").Mean(\"a\")",
        "real,none")]
    [InlineData("new[] { 1.0 }.Min(none => x.none)", "new[] { 1.0 }.Min(none => x.none)", null)]
    [InlineData("Min(real: 1)", "Min(real: 1)", "")]
    [InlineData("x.real + \"real\" + new { real = 1 }.real", "x.real + \"real\" + new { real = 1 }.real", "")]
    public void A_let_stands_for_its_expression_and_for_nothing_else(string measure, string expected, string? used)
    {
        if (used is null)
        {
            string hidden = Assert.Throws<UsageException>(() => Claim(Two, measure)).Message;
            Assert.Contains("the measure of claim 'one' has a variable 'none', which is the name of a let", hidden);
            return;
        }
        var claim = Claim(Two, measure);
        Assert.Equal(expected, claim.Measure);
        Assert.Equal(used, string.Join(',', claim.Lets));
    }

    [Fact]
    public void A_let_that_is_more_than_a_chain_of_calls_keeps_together() =>
        Assert.Equal("(1 + 2) * 3", Claim("three: 1 + 2", "three * 3").Measure);

    [Fact]
    public void A_check_may_use_lets_too() =>
        Assert.Equal("measured > (1 + 2)", Claim("three: 1 + 2", "7.0", "measured > three").Check);

    [Theory]
    [InlineData("first: later.Count\nlater: Tables[\"a\"]", "the let 'first' uses 'later', which comes after it")]
    [InlineData("a: a.Where(\"x\", 1)", "the let 'a' uses itself")]
    [InlineData("a: measured.Low", "the let 'a' uses measured, which only the 'check' of a claim has")]
    [InlineData("measured: Tables[\"a\"]", "the let 'measured': the name is there already")]
    [InlineData("not-a-name: Tables[\"a\"]", "the let 'not-a-name': expected a name of letters")]
    [InlineData("class: Tables[\"a\"]", "the let 'class': expected a name of letters")]
    [InlineData("a: [1, 2]", "expected text for 'a', found a list")]
    public void A_let_that_cannot_be_is_refused_with_its_line(string lets, string message)
    {
        var error = Assert.Throws<UsageException>(() => Load(lets, "1.0"));
        Assert.Contains("line 4: " + message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("real: Tabels[\"scores\"]", "1.0", "the let 'real' does not compile: ", "did you mean 'Tables'?")]
    [InlineData("real: 1.0", "rael", "the measure of claim 'one' does not compile: ", "did you mean 'real'?")]
    [InlineData("real: Tables[", "1.0", "the let 'real' does not compile: ", "expected one C# expression")]
    public async Task What_does_not_compile_is_refused_before_a_run(
        string lets, string measure, params string[] messages)
    {
        Load(lets, measure);
        _study.Yaml = _study.Read("squares.yaml");
        var error = await Assert.ThrowsAsync<UsageException>(() => _study.RunAsync());
        Assert.All(messages, m => Assert.Contains(m, error.Message, StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(_study.Root, "results")));
    }

    [Fact]
    public async Task What_fails_on_the_tables_is_said_with_the_let_and_leaves_the_other_claims()
    {
        _study.Yaml = """
            study: squares
            notebook: notebooks/squares.ipynb
            let:
              squares: Tables["squares"].Where("x", 2)
              cubes: Tables["cubes"]
              large: cubes.Where("x", 2)
            sweep: { grid: { x: [1, 2, 3] }, seeds: 2 }
            claims:
              - { id: four, says: Two squared, measure: squares.Mean("square"), check: measured == 4 }
              - { id: eight, says: Two cubed, measure: large.Mean("cube"), check: measured == 8 }
            """;
        var verdicts = (await _study.RunAsync()).Verdicts;

        Assert.Equal([Outcome.Holds, Outcome.Undetermined], verdicts.Select(v => v.Outcome));
        Assert.Contains("The let 'cubes': The study: unknown table 'cubes'", verdicts[1].Note);
        Assert.Contains("Tables[\\\"squares\\\"].Where(\\\"x\\\", 2).Mean", _study.Read("results/squares/claims.json"));
    }
}
