namespace FairLab.Experiments.Tests;

/// <summary><c>fairlab verify</c> as a user meets it: equal, tampered with, tolerated, not committed.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    const string Table = "results/squares/squares.csv";

    readonly OtherRepository _other = new();

    public void Dispose() => _other.Dispose();

    Task<(int Code, string Output, string Error)> VerifyAsync(params string[] more) =>
        _other.FairlabAsync(["verify", _other.Root, "-q", .. more]);

    [Fact]
    public async Task Verify_OfResultsAsTheyWereComputed_ThenTamperedWith_ThenTolerated()
    {
        Assert.Equal(0, (await _other.FairlabAsync("run", _other.Root, "--exact", "-q")).Code);
        var (code, output, _) = await VerifyAsync();
        Assert.Equal(0, code);
        Assert.Contains("squares: equal to the byte: 1 tables (24 cells), 0 figures, 3 verdicts; 6 runs anew", output,
            StringComparison.Ordinal);

        string table = _other.Study.Read(Table);
        _other.Study.Write(Table, table.Replace(",3,9,", ",3,9.25,", StringComparison.Ordinal));
        (code, output, _) = await VerifyAsync();
        Assert.Equal(1, code);
        Assert.Contains("committed 9.25, computed 9 (apart 2.5e-1, relative 2.7e-2; allowed: exact)", output,
            StringComparison.Ordinal);
        Assert.Contains("Only numbers differ, and no verdict: squares.square", output, StringComparison.Ordinal);
        Assert.Contains("a file was edited", output, StringComparison.Ordinal);
        // Nothing of the committed results is touched.
        Assert.Contains(",3,9.25,", _other.Study.Read(Table), StringComparison.Ordinal);

        // On a processor that computes other digits, that is the reason.
        var older = new Dictionary<string, string> { ["DOTNET_EnableAVX2"] = "0" };
        (code, output, _) = await _other.FairlabWithAsync(older, "verify", _other.Root, "-q");
        Assert.Equal(1, code);
        Assert.Contains("rounds matrix products, exp and log otherwise", output,
            StringComparison.Ordinal);

        (code, output, _) = await VerifyAsync("--tolerance", "0.1");
        Assert.True(code == 0, output);
        Assert.Contains("2 cells differ within the tolerances", output, StringComparison.Ordinal);
        _other.Study.Write("experiments/squares.yaml",
            StudyFolder.Experiment + "\nverify: { columns: { square: { absolute: 0.25 } } }\n");
        Assert.Equal(0, (await VerifyAsync()).Code);

        _other.Study.Write("results/squares/claims.json", _other.Study.Read("results/squares/claims.json")
            .Replace("does not hold", "holds", StringComparison.Ordinal));
        (code, output, _) = await VerifyAsync("squares");
        Assert.Equal(1, code);
        Assert.Contains("claim small: committed as 'holds'", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Only numbers differ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WithoutCommittedResults_SaysSoAndGoesOn()
    {
        _other.Study.Write("experiments/again.yaml",
            StudyFolder.Experiment.Replace("study: squares", "study: again", StringComparison.Ordinal));
        Assert.Equal(0, (await _other.FairlabAsync("run", _other.Root, "squares", "--exact", "-q")).Code);
        var (code, output, _) = await VerifyAsync();
        Assert.Equal(1, code);
        Assert.Contains("again: no committed results", output, StringComparison.Ordinal);
        Assert.Contains("squares: equal to the byte", output, StringComparison.Ordinal);
        Assert.Contains("1 equal, 1 different, 0 skipped", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfAStudyWhoseExperimentChanged_SaysWhatAndWhere()
    {
        Assert.Equal(0, (await _other.FairlabAsync("run", _other.Root, "--exact", "-q")).Code);
        _other.Study.Write("experiments/squares.yaml", StudyFolder.Experiment
            .Replace("Squares are positive", "Squares are large", StringComparison.Ordinal)
            .Replace("x: [1, 2, 3]", "x: [1, 2]", StringComparison.Ordinal));
        var (code, output, _) = await VerifyAsync();
        Assert.Equal(1, code);
        Assert.Contains("'says' is committed as 'Squares are positive', the experiment has 'Squares are large'", output,
            StringComparison.Ordinal);
        Assert.Contains("squares, rows: committed 6, computed 4", output, StringComparison.Ordinal);

        // Nothing else to compare with, and a name that is none.
        Directory.Delete(Path.Combine(_other.Root, "results", "squares"), recursive: true);
        (code, output, _) = await VerifyAsync();
        Assert.Equal(1, code);
        Assert.Contains("squares: no committed results", output, StringComparison.Ordinal);
        (code, _, string error) = await VerifyAsync("sqares");
        Assert.Equal(2, code);
        Assert.Contains("did you mean 'squares'?", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("verify")]
    public async Task AClaimThatDoesNotCompile_IsNamedBeforeAnythingOfAnyStudyRuns(string command)
    {
        _other.Study.Write("experiments/zz.yaml", StudyFolder.Experiment
            .Replace("study: squares", "study: zz", StringComparison.Ordinal)
            .Replace("measured > 0", "measured.Lo > 0", StringComparison.Ordinal));
        var (code, output, error) = await _other.FairlabAsync(command, _other.Root, "-q");
        Assert.Equal(2, code);
        Assert.Contains("zz.yaml: line 9: the check of claim 'positive' does not compile: ", error,
            StringComparison.Ordinal);
        Assert.Contains("'Lo'", error, StringComparison.Ordinal);
        Assert.DoesNotContain("executed now", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_other.Root, "results", "runs")));

        // The other one is not held up, and a report can be had of what is there.
        (code, _, error) = await _other.FairlabAsync("run", _other.Root, "squares", "-q", "--seeds", "1");
        Assert.True(code == 0, error);
        Assert.Contains("It has not been run yet.", _other.Study.Read("results/report/zz.html"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--tolerance", "-1")]
    [InlineData("--absolute", "NaN")]
    public async Task Verify_WithATolerancesThatIsNone_IsMisuse(string option, string value)
    {
        var (code, _, error) = await VerifyAsync(option, value);
        Assert.Equal(2, code);
        Assert.Contains($"{option} expects a number of at least 0, found {value}", error, StringComparison.Ordinal);
    }
}
