namespace FairLab.Experiments.Tests;

/// <summary><c>fairlab run ADDRESS</c>: cloned with git, asked before its code runs, one folder a commit.</summary>
public sealed class GitRepositoryTests : IDisposable
{
    readonly OtherRepository _other = new();

    public void Dispose() => _other.Dispose();

    [Fact]
    public async Task Run_OfAnAddress_ClonesAndRunsThere_AndTheSameCommitNeedsNothingMore()
    {
        string address = _other.Commit();
        var (code, output, error) = await _other.FairlabAsync("run", address, "squares", "--trust", "-q");

        Assert.True(code == 0, error);
        Assert.Contains($"Cloning {address} into {_other.Cache}", error, StringComparison.Ordinal);
        Assert.Contains("6 runs, 6 executed now", output, StringComparison.Ordinal);
        string clone = Clone();
        Assert.True(File.Exists(Path.Combine(clone, "results", "squares", "squares.csv")));
        Assert.False(Directory.Exists(Path.Combine(_other.Root, "results")));

        // Without the repository, and without being asked again: the commit is what it is.
        string commit = OtherRepository.Git(_other.Root, "rev-parse", "HEAD");
        Directory.Move(Path.Combine(_other.Here, "their-paper.git"), Path.Combine(_other.Here, "gone"));
        foreach (string given in new[] { commit, commit[..9] })
        {
            (code, output, error) = await _other.FairlabAsync("run", $"{address}#{given}", "squares", "-q");
            Assert.True(code == 0, error);
            Assert.Contains("0 executed now", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Run_OfAnAddressWithoutTrust_RunsNothingAndSaysThatANotebookIsCode()
    {
        string address = _other.Commit();
        var (code, _, error) = await _other.FairlabAsync("run", address, "-q");

        Assert.Equal(2, code);
        Assert.Contains("A notebook is code", error, StringComparison.Ordinal);
        Assert.Contains("run the same command with --trust", error, StringComparison.Ordinal);
        Assert.Contains(Clone(), error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Clone(), "results")));
        // A clone cannot say of itself that it is trusted.
        Assert.Equal(2, (await _other.FairlabAsync("run", address, "-q")).Code);
    }

    [Fact]
    public async Task Run_OfABranchATagOrAnEarlierCommit_TakesThatState()
    {
        string address = _other.Commit(), first = OtherRepository.Git(_other.Root, "rev-parse", "HEAD");
        _other.Study.Write("experiments/squares.yaml",
            StudyFolder.Experiment.Replace("title: Squares", "title: Rectangles", StringComparison.Ordinal));
        _other.Commit();

        var now = await _other.FairlabAsync("run", address + "#main", "--trust", "-q", "--seeds", "1");
        Assert.Contains("Rectangles", now.Output, StringComparison.Ordinal);
        var then = await _other.FairlabAsync("run", $"{address}#{first[..10]}", "--trust", "-q", "--seeds", "1");
        Assert.Contains("Squares (squares)", then.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#mian", 2, "unknown branch, tag or commit 'mian': did you mean 'main'?")]
    [InlineData("#abcdef1", 2, "has no commit abcdef1")]
    [InlineData("x", 1, "there is no git repository: look at the address")]
    public async Task Run_OfAnAddressThatIsNot_SaysWhatIsThere(string added, int exit, string message)
    {
        var (code, _, error) = await _other.FairlabAsync("run", _other.Commit() + added, "--trust", "-q");
        Assert.Equal(exit, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        // A clone that did not succeed leaves nothing.
        Assert.All(Clones(), c => Assert.DoesNotContain("new-", c, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_WithoutNetwork_SaysSo()
    {
        var (code, _, error) = await _other.FairlabAsync("run", "https://127.0.0.1:9/their-paper.git", "--trust");
        Assert.Equal(1, code);
        Assert.Contains("it cannot be reached: look at the network", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithoutGit_SaysHowToHaveIt()
    {
        var nothing = new Dictionary<string, string> { ["PATH"] = _other.Here };
        var (code, _, error) = await _other.FairlabWithAsync(nothing, "run", _other.Commit(), "--trust");
        Assert.Equal(1, code);
        Assert.Contains("git is not installed", error, StringComparison.Ordinal);
        Assert.Contains("download the repository as an archive", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfARepositoryLaidOutOtherwise_SaysSoBeforeItAsks()
    {
        File.Delete(Path.Combine(_other.Root, "data", "catalogue.yaml"));
        var (code, _, error) = await _other.FairlabAsync("run", _other.Commit(), "-q");
        Assert.Equal(2, code);
        Assert.Contains("found no data/catalogue.yaml", error, StringComparison.Ordinal);
        Assert.DoesNotContain("--trust", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfARepositoryWithPartsElsewhere_SaysWhichWereNotFetched()
    {
        _other.Study.Write("data/people.csv",
            "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n");
        // Not a pointer: it only tells of one.
        _other.Study.Write("docs/about.md", "The file begins with version https://git-lfs.github.com/spec/v1\n");
        _other.Study.Write(".gitmodules",
            "[submodule \"shared\"]\n\tpath = notebooks/shared\n\turl = https://example.org/shared.git\n");
        var (code, _, error) = await _other.FairlabAsync("run", _other.Commit(), "--trust", "-q", "--seeds", "1");
        Assert.True(code == 0, error);
        Assert.Contains("note: data/people.csv: found a pointer of Git LFS, expected the file itself", error,
            StringComparison.Ordinal);
        Assert.Contains("lfs pull", error, StringComparison.Ordinal);
        Assert.Contains("note: notebooks/shared: found nothing, expected a git submodule", error,
            StringComparison.Ordinal);

        _other.Study.Write("notebooks/shared/here.csx", "1");
        _other.Study.Write("data/people.csv", "a\n1\n");
        (_, _, error) = await _other.FairlabAsync("run", _other.Root, "-q", "--seeds", "1");
        Assert.DoesNotContain("note:", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfAnAddressWithSpacesAndOtherLetters_Runs_AndABrokenExperimentIsNamedBeforeAnythingRuns()
    {
        string bare = Path.Combine(_other.Here, "ein Ördner, 論文.git");
        _other.Commit();
        Directory.Move(Path.Combine(_other.Here, "their-paper.git"), bare);
        var (code, output, error) = await _other.FairlabAsync("run", "file://" + bare, "--trust", "-q", "--seeds", "1");
        Assert.True(code == 0, error);
        Assert.Contains("3 executed now", output, StringComparison.Ordinal);

        _other.Study.Write("experiments/second.yaml", "study: second\n  title: [x\n");
        (code, output, error) = await _other.FairlabAsync("run", _other.Root, "-q");
        Assert.Equal(2, code);
        Assert.Contains("second.yaml: line 2: not valid YAML", error, StringComparison.Ordinal);
        Assert.DoesNotContain("executed", output, StringComparison.Ordinal);
        File.Delete(Path.Combine(_other.Root, "experiments", "second.yaml"));

        File.Delete(Path.Combine(_other.Root, "notebooks", "squares.ipynb"));
        (code, _, error) = await _other.FairlabAsync("run", _other.Root, "-q");
        Assert.Equal(2, code);
        Assert.Contains("unknown notebook 'notebooks/squares.ipynb'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfTwoRepositories_IsMisuse()
    {
        string address = _other.Commit();
        var (code, _, error) = await _other.FairlabAsync("run", "squares", address);
        Assert.Equal(2, code);
        Assert.Contains("a repository comes first, and one at a time", error, StringComparison.Ordinal);
    }

    string Clone() => Assert.Single(Clones());

    IEnumerable<string> Clones() => Directory.Exists(Path.Combine(_other.Cache, "repositories"))
        ? Directory.GetDirectories(Path.Combine(_other.Cache, "repositories")).SelectMany(Directory.GetDirectories)
        : [];
}
