using FairLab.Runs;

namespace FairLab.Experiments.Tests;

/// <summary>The pages for people with data, metrics, mitigators and networks of their own say what works.</summary>
public sealed class DocsPageTests
{
    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "my-*.md")
            .Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    [InlineData("faces")]
    [InlineData("teaching")]
    public void Page_runs_from_top_to_bottom(string name)
    {
        using var page = DocsPage.Load(name);
        page.Run();
    }

    [Fact]
    public void The_readmes_first_notebook_runs()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        string section = readme.Split("\n## ").Single(s => s.StartsWith("A first notebook", StringComparison.Ordinal));
        using var page = new DocsPage(section);
        page.Run();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_is_short(string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", name + ".md"));
        Assert.True(lines.Length < 40, $"{lines.Length} lines");
        Assert.All(lines, l => Assert.True(l.Length <= 120, l));
        Assert.NotEmpty(DocsBlock.Of(string.Join('\n', lines)));
    }

    const string Good = """
        ```csv mine.csv
        a,b
        1,2
        ```
        ```csharp
        int cells = File.ReadAllText("mine.csv").Split(',').Length;
        ```
        ```csharp
        Console.WriteLine(cells);
        "done"
        ```
        ```text
        3
        ...
        done
        ```
        ```sh
        ./fairlab papermill --version
        ```
        """;

    [Fact]
    public void A_page_that_says_what_happens_is_right()
    {
        using var page = new DocsPage(Good);
        page.Run();
    }

    [Theory]
    [InlineData("WriteLine(cells)", "WriteLine(cell)", "'cell'")]
    [InlineData("```text\n3", "```text\n4", "block 'text' at line 12: the page says")]
    [InlineData("--version", "--versoin", "papermill --versoin ended with")]
    [InlineData("./fairlab", "fairlab", "does not begin with ./fairlab")]
    [InlineData("```sh", "```bash", "expected csharp, sh, text")]
    public void A_page_that_does_not_is_wrong(string right, string wrong, string message)
    {
        using var page = new DocsPage(Good.Replace(right, wrong, StringComparison.Ordinal));
        var error = Assert.Throws<InvalidOperationException>(page.Run);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
