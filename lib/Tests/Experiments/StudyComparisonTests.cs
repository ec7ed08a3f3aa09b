using FairLab.Experiments.Claims;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Verification;

namespace FairLab.Experiments.Tests;

/// <summary>What <c>fairlab verify</c> finds between committed results and those computed now.</summary>
public sealed class StudyComparisonTests : IDisposable
{
    const string Scores = "method,seed,accuracy,loss\nnone,0,0.5,1.25\nnone,1,0.75,1.5\nrule,0,0.625,2.5\n";

    const string Figure = """
        {"data":[{"type":"scatter","name":"women","x":[1,2],"y":[0.5,0.25],"marker":{"color":"#111","size":[3,4]}}],
         "layout":{"title":"A"}}
        """;

    static readonly Verdict Holds = new(new Claim("better", "It is better", null, "x", "y", 0), Outcome.Holds, "0.5",
        null);

    readonly TemporaryFolder _folder = new();

    public StudyComparisonTests()
    {
        foreach (string side in new[] { "committed", "computed" })
        {
            Write(side, "scores.csv", Scores);
            Write(side, "scores.md", "| method |\n");
            Write(side, "trend.plotly.json", Figure);
            ClaimFiles.Write(Path.Combine(_folder.Path, side), "full", [Holds]);
        }
    }

    public void Dispose() => _folder.Dispose();

    void Write(string side, string file, string text) => _folder.Write($"{side}/{file}", text);

    StudyComparison Compare(Tolerances? tolerances = null) => StudyComparison.Of(
        Path.Combine(_folder.Path, "committed"), Path.Combine(_folder.Path, "computed"),
        tolerances ?? Tolerances.Exact);

    static Tolerances Of(double relative, double absolute, params (string, Tolerance)[] columns) =>
        new(new(relative, absolute), columns.ToDictionary(c => c.Item1, c => c.Item2));

    void Computed(string was, string now) =>
        Write("computed", "scores.csv", Scores.Replace(was, now, StringComparison.Ordinal));

    [Fact]
    public void Equal_IsEqualAndSaysHowMuchWasCompared()
    {
        var found = Compare();
        Assert.True(found.IsEqual);
        Assert.Empty(found.Notes);
        Assert.Equal((1, 12L, 1, 1), found.Compared);
    }

    [Fact]
    public void OneDigit_IsADifference_UnlessToleratedForTheStudy()
    {
        Computed("0.75", "0.7500001");
        var found = Compare();
        Assert.Equal(
            [
                "scores, row 2 (method none, seed 1), accuracy: committed 0.75, computed 0.7500001 (apart 1.0e-7, "
                    + "relative 1.3e-7; allowed: exact)",
            ],
            found.Cells.Select(c => c.ToString()));
        Assert.True(found.IsOnlyNumbers);

        Assert.Single(Compare(Of(1e-6, 0)).Within);
        Assert.True(Compare(Of(1e-6, 0)).IsEqual);
        Assert.True(Compare(Of(0, 1e-6)).IsEqual);
        Assert.False(Compare(Of(1e-8, 1e-8)).IsEqual);
    }

    [Fact]
    public void AColumnsOwnTolerance_IsOfThatColumn_AndThatOfATablesColumnGoesBefore()
    {
        Computed("0.75,1.5", "0.76,1.6");
        Assert.Equal(["loss"], Compare(Of(0, 0, ("accuracy", new(0, 0.02)))).Cells.Select(c => c.Column));
        Assert.True(Compare(Of(0, 0, ("accuracy", new(0, 0.02)), ("scores.loss", new(0.1, 0)))).IsEqual);
        Assert.Equal(["accuracy"], Compare(Of(0.5, 0, ("accuracy", new(0.5, 0)), ("scores.accuracy", default)))
            .Cells.Select(c => c.Column));
    }

    [Fact]
    public void AToleranceOfNoColumn_IsNoted()
    {
        var found = Compare(Of(0, 0, ("acuracy", new(0, 1))));
        Assert.True(found.IsEqual);
        Assert.Contains("unknown column 'acuracy': did you mean 'accuracy'?", Assert.Single(found.Notes),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none,1,0.75,1.5\n", "scores, a row: committed is missing, computed (method none, seed 1)")]
    [InlineData("none,0,0.5,1.25\n", "scores, a row: committed is missing, computed (method none, seed 0)")]
    public void AMissingRow_IsThatRow_AndNotEveryRowBelow(string row, string expected)
    {
        Write("committed", "scores.csv", Scores.Replace(row, "", StringComparison.Ordinal));
        var found = Compare();
        Assert.Equal(["scores, rows: committed 2, computed 3", expected], found.Cells.Select(c => c.ToString()));
        Assert.False(found.IsOnlyNumbers);
    }

    [Fact]
    public void AMissingRow_HidesNoChangedCell()
    {
        Write("committed", "scores.csv", "method,seed,accuracy,loss\nnone,1,0.75,1.5\nrule,0,0.9,2.5\n");
        Assert.Contains(
            "scores, row 2 (method rule, seed 0), accuracy: committed 0.9, computed 0.625 (apart 2.8e-1, "
                + "relative 3.1e-1; allowed: exact)",
            Compare().Cells.Select(c => c.ToString()));
    }

    [Theory]
    [InlineData("scores.csv", "scores.csv is missing from the committed results")]
    [InlineData("trend.plotly.json", "trend.plotly.json is missing from the committed results")]
    [InlineData("claims.json", "claims.json is missing from the committed results")]
    public void AMissingFile_IsNamed(string file, string expected)
    {
        File.Delete(Path.Combine(_folder.Path, "committed", file));
        Assert.Equal([expected], Compare().Others);
    }

    [Fact]
    public void AFileThatTheStudyNoLongerMakes_IsNamed()
    {
        Write("committed", "old.csv", "a\n1\n");
        Assert.Equal(["old.csv is committed, and the study no longer makes it"], Compare().Others);
    }

    [Theory]
    [InlineData("scores.csv", "a,b\n1\n", "scores.csv cannot be read: ")]
    [InlineData("scores.csv", "", "scores.csv cannot be read: ")]
    [InlineData("trend.plotly.json", "{", "trend.plotly.json: the committed file is no JSON")]
    [InlineData("trend.plotly.json", "{}", "trend.plotly.json: the committed file is no Plotly figure")]
    [InlineData("claims.json", "<<<<<<< ours", "found something that is no list of claims")]
    public void AFileThatCannotBeRead_IsADifferenceAndHidesNoOther(string file, string text, string expected)
    {
        Write("committed", file, text);
        Write("committed", "old.csv", "a\n1\n");
        var found = Compare();
        Assert.Contains(found.Others, o => o.Contains(expected, StringComparison.Ordinal));
        Assert.Contains(found.Others, o => o.StartsWith("old.csv", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0.25]", "0.26]", "figure trend: trace 1 'women', y[1]: committed 0.25, computed 0.26")]
    [InlineData("0.25]", "0.25,1]", "figure trend: trace 1 'women', y: committed 2 values, computed 3")]
    [InlineData("[3,4]", "[3,5]", "figure trend: trace 1 'women', marker, size[1]: committed 4, computed 5")]
    [InlineData("\"x\":[1,2],", "", "figure trend: trace 1 'women', x: committed [1,2], computed nothing")]
    public void AFiguresData_AreCompared(string was, string now, string expected)
    {
        Write("computed", "trend.plotly.json", Figure.Replace(was, now, StringComparison.Ordinal));
        Assert.Equal([expected], Compare().Others);
    }

    [Fact]
    public void AFiguresLook_IsANote_AndItsNumbersHaveTheStudysTolerance()
    {
        Write("computed", "trend.plotly.json", Figure.Replace("#111", "#222", StringComparison.Ordinal)
            .Replace("\"A\"", "\"B\"", StringComparison.Ordinal)
            .Replace("0.25", "0.2500001", StringComparison.Ordinal));
        Assert.Single(Compare().Others);
        var found = Compare(Of(1e-6, 0));
        Assert.True(found.IsEqual);
        Assert.Equal(["figure trend: the same data, another look"], found.Notes);
    }

    [Fact]
    public void AVerdict_IsComparedExactly_WhateverIsTolerated()
    {
        ClaimFiles.Write(
            Path.Combine(_folder.Path, "computed"), "full", [Holds with { Outcome = Outcome.DoesNotHold }]);
        var found = Compare(Of(1, 1));
        Assert.Contains("claim better: committed as 'holds' (0.5), computed 'does not hold' (0.5)", found.Others);
        Assert.False(found.IsOnlyNumbers);
    }

    [Theory]
    [InlineData("It is better", "It is far better", "claim better: 'says' is committed as 'It is far better', ")]
    [InlineData("\"x\"", "\"1 - x\"", "claim better: 'measure' is committed as '1 - x', the experiment has 'x'")]
    [InlineData("\"check\": \"y\"", "\"check\": \"true\"", "claim better: 'check' is committed as 'true', ")]
    [InlineData("\"control\": false", "\"control\": true", "claim better: 'control' is committed as 'true', ")]
    [InlineData("\"paper\": null", "\"paper\": \"0.4\"", "'paper' is committed as '0.4', the experiment has nothing")]
    [InlineData("\"holds\"", "\"hold\"", "unknown verdict 'hold': did you mean 'holds'?")]
    [InlineData("\"id\": \"better\"", "\"id\": \"best\"", "claim best: committed, and no claim of the study")]
    public void AClaimThatWasEdited_IsADifference(string was, string now, string expected)
    {
        string file = "committed/claims.json";
        _folder.Write(file, _folder.Read(file).Replace(was, now, StringComparison.Ordinal));
        var found = Compare(Of(1, 1));
        Assert.Contains(found.Others, o => o.Contains(expected, StringComparison.Ordinal));
        Assert.False(found.IsOnlyNumbers);
    }

    [Theory]
    [InlineData("none,1,0.75,1.5", "nnone,1,0.75,1.5",
        "scores, row 2 (seed 1), method: committed nnone, computed none")]
    [InlineData("none,1,0.75,1.5", "none,1,,1.5", "accuracy: committed , computed 0.75")]
    [InlineData("none,1,0.75,1.5", ",1,,1.5", "scores, row 2 (seed 1), accuracy: committed , computed 0.75")]
    [InlineData("loss\n", "loss,extra\n",
        "scores, columns: committed method seed accuracy loss extra, computed method seed accuracy loss")]
    public void ATableThatWasEdited_IsADifference_WhateverIsTolerated(string was, string now, string expected)
    {
        string edited = Scores.Replace(was, now, StringComparison.Ordinal);
        if (now.Contains("extra", StringComparison.Ordinal))
            edited = edited.Replace("5\n", "5,1\n", StringComparison.Ordinal);
        Write("committed", "scores.csv", edited);
        var found = Compare(Of(1, 1));
        Assert.Contains(found.Cells.Select(c => c.ToString()), c => c.Contains(expected, StringComparison.Ordinal));
        Assert.False(found.IsOnlyNumbers);
    }

    [Fact]
    public void ATableCutShort_IsADifference()
    {
        Write("committed", "scores.csv", Scores[..^8]);
        Assert.False(Compare(Of(1, 1)).IsEqual);
    }

    [Fact]
    public void WhatIsSaidOfTheSameTables_IsTheSame()
    {
        ClaimFiles.Write(Path.Combine(_folder.Path, "committed"), "full", [Holds with { Measured = "0.9" }]);
        Write("committed", "scores.md", "| our method |\n");
        var found = Compare();
        Assert.Contains("claim better: committed as measured 0.9, computed 0.5, from the same tables", found.Others);
        Assert.Contains(found.Others, o => o.StartsWith("scores.md does not show what its table holds",
            StringComparison.Ordinal));
    }

    [Fact]
    public void OtherLineEnds_AreANote()
    {
        Write("committed", "scores.csv", Scores.ReplaceLineEndings("\r\n"));
        var found = Compare();
        Assert.True(found.IsEqual);
        Assert.Contains("the same cells in other bytes", Assert.Single(found.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify: { relative: -1 }", "'relative' expects a number of at least 0, found '-1'")]
    [InlineData("verify: { tolerance: 1 }", "unknown key in 'verify': 'tolerance'")]
    [InlineData("verify: { columns: { a: 0.1 } }", "expected the tolerance of 'a'")]
    [InlineData("verify: { relative: .nan }", "'relative' expects a number of at least 0")]
    public void AToleranceThatIsNone_IsRefusedAtItsLine(string yaml, string message)
    {
        using var study = new StudyFolder();
        study.Write("experiments/squares.yaml", $"{StudyFolder.Experiment}\n{yaml}\n");
        var e = Assert.Throws<UsageException>(() =>
            ExperimentFile.Load(Path.Combine(study.Root, "experiments/squares.yaml"), study.Root));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        Assert.Contains("line ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheTolerancesOfAnExperiment_AreRead()
    {
        using var study = new StudyFolder();
        study.Write("experiments/squares.yaml", StudyFolder.Experiment
            + "\nverify: { relative: 1e-6, columns: { square: { absolute: 2 }, squares.draw: { relative: 0.5 } } }\n");
        var read = ExperimentFile.Load(Path.Combine(study.Root, "experiments/squares.yaml"), study.Root).Verify;
        Assert.Equal(new Tolerance(1e-6, 0), read.Of("squares", "x"));
        Assert.Equal(new Tolerance(0, 2), read.Of("squares", "square"));
        Assert.Equal(new Tolerance(0.5, 0), read.Of("squares", "draw"));
        Assert.Equal(new Tolerance(1e-6, 0), read.Of("cubes", "draw"));
    }
}
