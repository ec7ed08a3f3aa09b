namespace FairLab.Experiments.Tests;

/// <summary>The command line as a user meets it: exit codes, and one message without a stack trace.</summary>
public sealed class CommandLineTests : IDisposable
{
    readonly StudyFolder _study = new();

    public CommandLineTests()
    {
        _study.Write("data/catalogue.yaml", """
            - id: people
              title: Two people
              licence: none
              cite: du2019
              shipped: true
              people: { who: nobody, when: never, how: typed in, harms: none }
              files:
                - name: people.csv
                  bytes: 4
                  sha256: c0d1ef3e2f3a4ab3dde2ae8bdbd4dd7cbd3e2ea7b8f1b1bde9f6b3b3d7a0d0e1
            """);
        _study.Write("data/people.csv", "a\n1\n");
        _study.Write("experiments/squares.yaml", StudyFolder.Experiment);
    }

    public void Dispose() => _study.Dispose();

    async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var result = await CliProcess.RunAsync(_study.Root, arguments);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        return result;
    }

    [Fact]
    public async Task Run_OfAGoodStudy_PrintsItsClaimsAndExitsWith0()
    {
        var (code, output, error) = await RunAsync("run", "squares", "--seeds", "1");

        Assert.Equal((0, true), (code, error.Contains("Report:", StringComparison.Ordinal)));
        Assert.Contains("Squares are positive", output, StringComparison.Ordinal);
        Assert.Contains("does not hold", output, StringComparison.Ordinal);
        Assert.Contains("results/custom/squares", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_study.Root, "results/report/index.html")));
    }

    [Fact]
    public async Task Run_OfAStudyWhoseRunsFail_ExitsWith1AndNamesTheCauseOnce()
    {
        _study.Notebook(
            "notebooks/squares.ipynb",
            "double x = 0;\nint seed = 0;",
            "_ = Mitigator.Create(\"reweighting\");");

        var (code, output, _) = await RunAsync("run", "squares");

        Assert.Equal(1, code);
        Assert.Contains("did you mean 'reweighing'?", output, StringComparison.Ordinal);
        Assert.Single(output.Split("did you mean").Skip(1));
    }

    [Theory]
    [InlineData("run squars", "did you mean 'squares'?")]
    [InlineData("run squares -p x", "-p expects NAME=VALUE")]
    [InlineData("run squares -p y=1", "unknown parameter 'y'")]
    [InlineData("run squares --jobs 0", "--jobs expects a whole number of at least 1")]
    [InlineData("run squares --timeout 0", "--timeout expects seconds above 0")]
    public async Task Run_Misused_ExitsWith2(string arguments, string expected)
    {
        var (code, _, error) = await RunAsync(arguments.Split(' '));

        Assert.Equal(2, code);
        Assert.Contains(expected, error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithAWrongKeyInTheYaml_ExitsWith2()
    {
        _study.Write(
            "experiments/squares.yaml",
            StudyFolder.Experiment.Replace("notebook:", "notbook:", StringComparison.Ordinal));
        var (code, _, error) = await RunAsync("run");

        Assert.Equal(2, code);
        Assert.Contains(
            "line 3: unknown key in an experiment: 'notbook': did you mean 'notebook'?",
            error.ReplaceLineEndings(" "),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OnDataWithAWrongHash_ExitsWith1AndRunsNothing()
    {
        _study.Write("experiments/squares.yaml", "needs: [people]\n" + StudyFolder.Experiment);
        var (code, _, error) = await RunAsync("run");

        Assert.Equal(1, code);
        Assert.Contains("sha256", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_study.Root, "results")));
    }

    [Theory]
    [InlineData("run --sede 3")]
    [InlineData("rum")]
    public async Task UnknownWord_IsMisuse(string arguments)
    {
        var (code, _, error) = await RunAsync(arguments.Split(' '));
        Assert.Equal(2, code);
        Assert.NotEmpty(error);
    }
}
