using FairLab.Experiments.Definition;

namespace FairLab.Experiments.Tests;

/// <summary><c>fairlab run FOLDER</c>: somebody's repository runs there, or the message says what it lacks.</summary>
public sealed class RepositoryFolderTests : IDisposable
{
    readonly OtherRepository _other = new();

    public void Dispose() => _other.Dispose();

    [Fact]
    public async Task Run_OfAFolder_WritesItsResultsThere()
    {
        var (code, output, error) = await _other.FairlabAsync("run", _other.Root, "squares", "--seeds", "1", "-q");

        Assert.True(code == 0, error);
        Assert.Contains("Squares are positive", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_other.Root, "results", "custom", "squares", "squares.csv")));
        string entrance = _other.Study.Read("results/report/index.html");
        Assert.Contains("Squares", entrance, StringComparison.Ordinal);
        Assert.DoesNotContain("survey", entrance, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_other.Here));
    }

    [Fact]
    public async Task Run_OfAFolder_TakesAllItsStudiesAndNoneOfFairLabs()
    {
        var (code, _, error) = await _other.FairlabAsync("run", _other.Root, "squars");
        Assert.Equal(2, code);
        Assert.Contains(_other.Root, error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'squares'?", error, StringComparison.Ordinal);
        Assert.DoesNotContain("compas", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("experiments/squares.yaml", "found no experiments/*.yaml;")]
    [InlineData("data/catalogue.yaml", "found no data/catalogue.yaml (an empty list")]
    public async Task Run_OfAFolderLaidOutOtherwise_NamesWhatIsMissing(string gone, string message)
    {
        File.Delete(Path.Combine(_other.Root, gone));
        var (code, _, error) = await _other.FairlabAsync("run", _other.Root);
        Assert.Equal(2, code);
        Assert.Contains("is not laid out as a FairLab repository", error, StringComparison.Ordinal);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfAFolderInside_NamesTheOneAbove()
    {
        var (code, _, error) = await _other.FairlabAsync("run", Path.Combine(_other.Root, "experiments"));
        Assert.Equal(2, code);
        Assert.Contains($"did you mean {_other.Root}?", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("./nowhere", "there is no folder ./nowhere, and it is no git address")]
    [InlineData("paper.git", "there is no folder paper.git, and it is no git address")]
    public async Task Run_OfNoFolder_SaysSo(string name, string message)
    {
        var (code, _, error) = await _other.FairlabAsync("run", name);
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99.0.0", "was made with FairLab 99.0.0 (fairlab.yaml), this is")]
    [InlineData("soon", "line 1: expected a version such as")]
    public async Task Run_OfARepositoryForAnotherEngine_SaysWhichVersion(string version, string message)
    {
        _other.Study.Write("fairlab.yaml", $"engine: {version}\n");
        var (code, _, error) = await _other.FairlabAsync("run", _other.Root, "-q");
        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_other.Root, "results")));
    }

    [Fact]
    public void Check_OfAnEarlierVersion_IsANoteAndOfThisOneNothing()
    {
        Assert.Null(RepositoryLayout.Check(_other.Root));
        _other.Study.Write("fairlab.yaml", $"engine: {RepositoryLayout.Engine}\n");
        Assert.Null(RepositoryLayout.Check(_other.Root));
        _other.Study.Write("fairlab.yaml", "engine: 0.0.1\n");
        Assert.Contains("numbers may differ", RepositoryLayout.Check(_other.Root), StringComparison.Ordinal);
        _other.Study.Write("fairlab.yaml", "engine: 99.0.0\n");
        Assert.Contains("99.0.0", RepositoryLayout.Check(_other.Root, anyEngine: true), StringComparison.Ordinal);
    }
}
