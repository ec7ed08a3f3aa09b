using FairLab.Data;

namespace FairLab.Experiments.Tests;

/// <summary><c>fairlab study new NAME --repository FOLDER</c>: a repository that runs as it is laid out.</summary>
public sealed class NewRepositoryTests : IDisposable
{
    readonly OtherRepository _other = new();

    public void Dispose() => _other.Dispose();

    string Paper => Path.Combine(_other.Here, "paper");

    string Read(string file) => File.ReadAllText(Path.Combine(Paper, file));

    [Fact]
    public async Task New_LaysOutARepository_ThatRuns_AndTakesASecondStudy()
    {
        var (code, output, error) = await _other.FairlabAsync("study", "new", "first", "--repository", "paper");
        Assert.True(code == 0, error);
        Assert.Contains("next: ./fairlab run paper", output, StringComparison.Ordinal);
        foreach (string file in new[]
        {
            "experiments/first.yaml", "notebooks/first.ipynb", "data/catalogue.yaml", "data/compas-counts.csv",
            "docs/refs.bib", "README.md", ".gitignore", "fairlab.yaml",
        })
            Assert.True(File.Exists(Path.Combine(Paper, file)), file);
        Assert.Contains("@misc{angwin2016", Read("docs/refs.bib"), StringComparison.Ordinal);
        Assert.Contains("fairlab run .", Read("README.md"), StringComparison.Ordinal);

        // What somebody wrote stays.
        File.WriteAllText(Path.Combine(Paper, "README.md"), "Mine.\n");
        (code, _, error) = await _other.FairlabAsync(
            "study", "new", "second", "--repository", "paper", "--data", "adult-counts");
        Assert.True(code == 0, error);
        Assert.Equal("Mine.\n", Read("README.md"));
        var entries = Catalogue.Load(Path.Combine(Paper, "data", "catalogue.yaml")).Entries;
        Assert.Equal(["compas-counts", "adult-counts"], entries.Select(e => e.Id));

        (code, output, error) = await _other.FairlabAsync("run", "paper", "--smoke", "-q");
        Assert.True(code == 0, error);
        Assert.DoesNotContain("undetermined", output, StringComparison.Ordinal);
        foreach (string study in new[] { "first", "second" })
            Assert.Equal(10, Table.Load(Path.Combine(Paper, "results/smoke", study, "scores.csv")).Count);
        if (OperatingSystem.IsWindows())
            return;
        // Nothing but what is to be committed is shown.
        OtherRepository.Git(Paper, "init", "-q", ".");
        string status = OtherRepository.Git(Paper, "status", "--porcelain");
        Assert.DoesNotContain("results", status, StringComparison.Ordinal);
        Assert.DoesNotContain("artifacts", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_WithAFile_CopiesItAndSaysWhatThatMeans()
    {
        string file = Path.Combine(_other.Here, "mine.csv");
        await File.WriteAllTextAsync(file, "age,sex,hired\n" + string.Concat(Enumerable.Range(0, 40).Select(i =>
            FormattableString.Invariant($"{20 + i},{"FM"[i % 2]},{(i % 3 == 0 ? "yes" : "no")}\n"))));
        var (code, output, error) =
            await _other.FairlabAsync("study", "new", "own", "--repository", "paper", "--data", "mine.csv");
        Assert.True(code == 0, error);
        Assert.Contains("data/mine.csv is a copy, and is given away with the repository", output,
            StringComparison.Ordinal);
        Assert.Contains("""Path.Combine(Repository.Root, \"data/mine.csv\")""", Read("notebooks/own.ipynb"),
            StringComparison.Ordinal);
        Assert.Contains("file: \"../data/mine.csv\"", Read("experiments/own.yaml"), StringComparison.Ordinal);
        Assert.Empty(Catalogue.Load(Path.Combine(Paper, "data", "catalogue.yaml")).Entries);

        await File.AppendAllTextAsync(file, "30,F,no\n");
        (code, _, error) =
            await _other.FairlabAsync("study", "new", "other", "--repository", "paper", "--data", "mine.csv");
        Assert.Equal(2, code);
        Assert.Contains("is there already and is another file", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Paper, "experiments", "other.yaml")));
    }

    [Fact]
    public async Task New_InAFolderWithSomethingElse_WritesNothing()
    {
        Directory.CreateDirectory(Paper);
        await File.WriteAllTextAsync(Path.Combine(Paper, "thesis.tex"), "");
        var (code, _, error) = await _other.FairlabAsync("study", "new", "first", "--repository", "paper");
        Assert.Equal(2, code);
        Assert.Contains("found thesis.tex, and no data/catalogue.yaml", error, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(Paper));
    }
}
