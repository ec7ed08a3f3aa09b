using System.Text.RegularExpressions;
using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;

namespace FairLab.Tests;

/// <summary>docs/library.md lists what there is: all of it, and nothing else.</summary>
public sealed partial class LibraryPageTests
{
    static readonly string Root = Directory.GetParent(Catalogue.Default().Folder)!.FullName;

    // The section on figures is looked at by the tests of figures.
    static readonly string Page = Regex.Replace(
        File.ReadAllText(Path.Combine(Root, "docs", "library.md")),
        "(?s)\n## Figures\n.*?(?=\n## )",
        "");

    [Fact]
    public void Every_metric_and_mitigator_is_on_the_page()
    {
        var quoted = Quoted().Matches(Page).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Empty(
            GroupMetrics.All.Select(m => m.Name)
                .Concat(ScoreMetrics.All.Select(m => m.Name))
                .Concat(Mitigator.Names)
                .Except(quoted));
    }

    [Fact]
    public void Every_type_on_the_page_exists()
    {
        // What guards against a kind of fault may be internal, or a class of tests.
        var types = typeof(GroupMetrics)
            .Assembly.GetTypes()
            .Concat(typeof(LibraryPageTests).Assembly.GetTypes())
            .Select(t => t.Name)
            .ToHashSet();
        Assert.Empty(
            Quoted()
                .Matches(Page)
                .Select(m => m.Groups[1].Value)
                .Where(q => char.IsUpper(q[0]) && !q.Contains('/', StringComparison.Ordinal))
                .Select(q => q.Split('.')[0])
                .Except(types));
    }

    [Fact]
    public void Every_source_on_the_page_is_in_the_bibliography()
    {
        var bibliography = File.ReadAllText(Path.Combine(Root, "docs", "refs.bib"));
        var known = Key().Matches(bibliography).Select(m => m.Value);
        Assert.Empty(Key().Matches(Page).Select(m => m.Value).Except(known));
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b[a-z]{3,}(19|20)\d{2}[a-z]?\b")]
    private static partial Regex Key();
}
