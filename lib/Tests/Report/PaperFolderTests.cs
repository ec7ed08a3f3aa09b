using System.Security.Cryptography;
using System.Text.RegularExpressions;
using FairLab.Report.Paper;
using FairLab.Runs;

namespace FairLab.Report.Tests;

/// <summary>The folder of <c>fairlab paper</c>: complete, the same twice, and whole whatever happens.</summary>
[Collection(nameof(Alone))]
public sealed class PaperFolderTests : IDisposable
{
    const string Study = "compas-audit", Other = "credit-thresholds";

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string Folder => Path.Combine(_folder.Path, "paper");

    static Task<PaperResult> WriteAsync(string folder, params string[] studies) => PaperBuilder.WriteAsync(
        Repository.Root, new PaperOptions { Folder = folder, Studies = studies, Style = PaperStyle.Named("ieee") },
        CancellationToken.None);

    // Neither a browser nor an engine is on this path, which all of the process has: hence the collection.
    async Task<PaperResult> WithoutProgramsAsync(string folder, params string[] studies)
    {
        string? path = Environment.GetEnvironmentVariable("PATH");
        try
        {
            Environment.SetEnvironmentVariable("PATH", _folder.Path);
            return await WriteAsync(folder, studies);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }

    static Dictionary<string, string> Hashes(string folder) => Directory
        .GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .ToDictionary(f => Path.GetRelativePath(folder, f), f => Convert.ToHexString(SHA256.HashData(
            File.ReadAllBytes(f))));

    [ChromiumFact]
    public async Task The_same_results_give_the_same_bytes_pictures_and_all()
    {
        string again = Path.Combine(_folder.Path, "again");
        await WriteAsync(Folder, Study, Other);
        await Task.Delay(1100);
        await WriteAsync(again, Study, Other);
        var first = Hashes(Folder);
        Assert.Equal(first, Hashes(again));
        foreach (string ending in new[] { ".tex", ".bib", ".csv", ".md", ".html", ".svg", ".png", ".pdf", ".json" })
            Assert.Contains(first.Keys, f => f.EndsWith(ending, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_browser_and_an_engine_everything_else_is_there_and_the_message_says_what_to_install()
    {
        var paper = await WithoutProgramsAsync(Folder, Study);
        Assert.Null(paper.Pdf);
        Assert.Equal(0, paper.Figures);
        Assert.Contains(paper.Missing, m => m.Contains("apt-get install chromium", StringComparison.Ordinal)
            && m.Contains("conda install", StringComparison.Ordinal));
        Assert.Contains(paper.Missing, m => m.Contains("apt-get install latexmk", StringComparison.Ordinal)
            && m.Contains("conda install", StringComparison.Ordinal));
        foreach (string file in new[]
        {
            "paper.tex", "refs.bib", $"tables/{Study}-pairs.tex", $"tables/{Study}-pairs.csv",
            $"figures/{Study}-gaps.plotly.json",
        })
            Assert.True(File.Exists(Path.Combine(Folder, file)), file);
        string tex = File.ReadAllText(Path.Combine(Folder, "paper.tex"));
        Assert.Contains($"\\label{{fig:{Study}-gaps}}", tex);
    }

    [Fact]
    public async Task Every_key_that_is_cited_is_there_and_no_other_and_every_reference_has_a_label()
    {
        await WithoutProgramsAsync(Folder);
        string tex = File.ReadAllText(Path.Combine(Folder, "paper.tex")),
            all = tex + string.Concat(
                Directory.GetFiles(Path.Combine(Folder, "tables"), "*.tex").Select(File.ReadAllText));
        static string[] Names(string text, string pattern) => [.. Regex
            .Matches(text, pattern).SelectMany(m => m.Groups[1].Value.Split(',')).Distinct()
            .Order(StringComparer.Ordinal)];
        string bib = File.ReadAllText(Path.Combine(Folder, "refs.bib"));
        Assert.Equal(Names(bib, @"(?m)^@\w+\{([^,\s]+),"), Names(tex, @"\\cite\{([^}]*)\}"));
        string[] labels = Names(all, @"\\label\{([^}]*)\}");
        Assert.Empty(Names(all, @"\\ref\{([^}]*)\}").Except(labels));
        Assert.Equal(labels.Length, Regex.Count(all, @"\\label\{"));
    }

    [Fact]
    public async Task An_unknown_study_is_refused_with_the_nearest_and_nothing_is_written()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync(Folder, "compas-audits"));
        Assert.Contains("did you mean 'compas-audit'", error.Message);
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public async Task A_file_in_the_folder_s_place_stays()
    {
        File.WriteAllText(Folder, "mine");
        Assert.Contains("found a file, expected a folder",
            (await Assert.ThrowsAsync<IOException>(() => WithoutProgramsAsync(Folder, Study))).Message);
        Assert.Equal("mine", File.ReadAllText(Folder));
    }

    [Theory]
    [InlineData("  pair: { caption: x }", "table 'pair'", "did you mean 'pairs'")]
    [InlineData("  pairs: { best: { largst: lowest } }", "pairs: ", "did you mean 'largest'")]
    [InlineData("  pairs: { within: [group], best: { largest: lowest } }", "pairs: ", "did you mean 'groups'")]
    [InlineData("  pairs: { best: { largest: least } }", "pairs: ", "expected highest, lowest or a number")]
    public async Task A_table_or_column_that_is_not_there_is_named_with_the_nearest(string view, string where,
        string nearest)
    {
        string root = Root(yaml => Regex.Replace(
            yaml, @"(?s)\ntables:.*?\n\n", "\ntables:\n" + view + "\n\n"));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => PaperBuilder.WriteAsync(root,
            new PaperOptions { Folder = Folder, Studies = [Study] }, CancellationToken.None));
        Assert.Contains($"{Study}.yaml: tables: ", error.Message);
        Assert.Contains(where, error.Message);
        Assert.Contains(nearest, error.Message);
        // The report is about the others too: there the study's page says it.
        string report = Path.GetDirectoryName(FairLab.Report.Site.SiteBuilder.Write(root, []))!;
        Assert.Contains("tables: ", File.ReadAllText(Path.Combine(report, Study + ".html")));
    }

    [Fact]
    public async Task A_study_without_results_says_so_and_how_to_get_them()
    {
        string root = Root(yaml => yaml, results: false);
        var paper = await PaperBuilder.WriteAsync(root,
            new PaperOptions { Folder = Folder, Studies = [Study] }, CancellationToken.None);
        Assert.Contains(paper.Missing, m => m.Contains($"./fairlab run {Study}", StringComparison.Ordinal));
        Assert.Contains("It has not been run yet.", File.ReadAllText(Path.Combine(Folder, "paper.tex")));
    }

    [Fact]
    public async Task What_is_stopped_leaves_everything_of_before()
    {
        await WithoutProgramsAsync(Folder, Study);
        var before = Hashes(Folder);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PaperBuilder.WriteAsync(Repository.Root,
            new PaperOptions { Folder = Folder, Studies = [Other] }, new CancellationToken(true)));
        Assert.Equal(before, Hashes(Folder));
    }

    [SmallDiskFact]
    public async Task A_full_disk_leaves_everything_of_before()
    {
        using var disk = new SmallDisk(Folder, 2);
        await WithoutProgramsAsync(Folder, Study);
        var before = Hashes(Folder);
        long free = new DriveInfo(Folder).AvailableFreeSpace;
        await File.WriteAllBytesAsync(Path.Combine(Folder, "ballast"), new byte[free - 20_000]);
        var error = await Assert.ThrowsAnyAsync<IOException>(() => WithoutProgramsAsync(Folder, Other, Study));
        Assert.Contains("space", error.Message, StringComparison.OrdinalIgnoreCase);
        File.Delete(Path.Combine(Folder, "ballast"));
        Assert.Equal(before, Hashes(Folder));
    }

    /// <summary>A repository of one study whose file is changed.</summary>
    string Root(Func<string, string> change, bool results = true)
    {
        string root = Path.Combine(_folder.Path, "root");
        Directory.CreateDirectory(Path.Combine(root, "experiments"));
        foreach (string part in new[] { "notebooks", "data", "docs" })
            Directory.CreateSymbolicLink(Path.Combine(root, part), Path.Combine(Repository.Root, part));
        if (results)
        {
            Directory.CreateDirectory(Path.Combine(root, "results"));
            Directory.CreateSymbolicLink(Path.Combine(root, "results", Study),
                Path.Combine(Repository.Root, "results", Study));
        }
        string yaml = File.ReadAllText(Path.Combine(Repository.Root, "experiments", Study + ".yaml"));
        File.WriteAllText(Path.Combine(root, "experiments", Study + ".yaml"), change(yaml));
        return root;
    }
}
