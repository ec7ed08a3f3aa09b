using System.Text.Json.Nodes;

namespace FairLab.Experiments.Tests;

/// <summary><c>fairlab docs</c>: a site with every page of docs/ in its navigation.</summary>
public sealed class DocsCommandTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    void LayOut()
    {
        foreach (string file in new[] { ".config/dotnet-tools.json", "docs/site/docfx.json" })
            _folder.Copy(Path.Combine(Repository.Root, file), file);
        _folder.Write("docs/site/index.md", "# The site\n\nBegin with [the library](../library.md).\n");
        _folder.Write("data/catalogue.yaml", "[]\n");
        _folder.Write("docs/library.md", "# The library\n\nSee [a decision](decisions/0001-one.md).\n");
        _folder.Write("docs/another.md", "# Another page\n\nSee [a file](../lib/File.cs) and [it](library.md).\n");
        _folder.Write("docs/decisions/0001-one.md", "# 0001 One\n");
    }

    // Takes seconds where docfx is there, and the first time a download of 100 MB.
    [PackageFact("docfx")]
    public async Task Docs_BuildsASiteWithEveryPageInItsNavigation()
    {
        LayOut();
        var (code, output, error) = await CliProcess.RunAsync(_folder.Path, "docs");
        Assert.True(code == 0, output + error);
        Assert.Contains("artifacts/docs-site", output, StringComparison.Ordinal);
        Assert.Equal(["The library", "Another page"], Names("guides"));
        Assert.Equal(["0001 One"], Names("guides/decisions"));
        Assert.DoesNotContain("InvalidFileLink", error, StringComparison.Ordinal);
        string page = _folder.Read("artifacts/docs-site/guides/another.html");
        Assert.Contains("href=\"library.html\"", page, StringComparison.Ordinal);
        Assert.Contains("<code>lib/File.cs</code>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"guides/library.html\"", _folder.Read("artifacts/docs-site/index.html"),
            StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Path, "artifacts/docs-site"), "*.map",
            SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Docs_WithoutNetwork_SaysWhatIsMissing()
    {
        LayOut();
        // A source that cannot be reached, and a package folder that holds nothing.
        _folder.Write("nuget.config", """
            <configuration><packageSources><clear />
            <add key="none" value="https://127.0.0.1:9/index.json" /></packageSources></configuration>
            """);
        var nothing = new Dictionary<string, string>
        {
            ["FAIRLAB_ROOT"] = _folder.Path,
            ["NUGET_PACKAGES"] = Path.Combine(_folder.Path, "packages"),
            ["DOTNET_CLI_HOME"] = _folder.Path,
        };
        var (code, _, error) = await CliProcess.RunFromAsync(
            AppContext.BaseDirectory, _folder.Path, nothing, "docs");
        Assert.Equal(1, code);
        Assert.Contains("docfx, which builds the site, could not be had from NuGet", error.ReplaceLineEndings(" "),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docs", "the site is built in FairLab's own folder")]
    [InlineData("docs --port 0", "--port expects a number from 1 to 65535, found 0")]
    public async Task Docs_Elsewhere_IsMisuse(string arguments, string message)
    {
        _folder.Write("data/catalogue.yaml", "[]\n");
        var (code, _, error) = await CliProcess.RunAsync(_folder.Path, arguments.Split(' '));
        Assert.Equal(2, code);
        Assert.Contains(message, error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    string[] Names(string folder) =>
    [
        .. JsonNode.Parse(_folder.Read($"artifacts/docs-site/{folder}/toc.json"))!["items"]!.AsArray()
            .Select(i => (string)i!["name"]!),
    ];
}
