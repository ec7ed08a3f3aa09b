using System.Text.RegularExpressions;
using FairLab.Data;

namespace FairLab.Tests;

public sealed partial class ReferencesTests
{
    static readonly string Root = Directory.GetParent(Catalogue.Default().Folder)!.FullName;

    static readonly HashSet<string> Keys =
    [
        .. BibKey().Matches(File.ReadAllText(Path.Combine(Root, "docs", "refs.bib"))).Select(m => m.Groups[1].Value),
    ];

    [Fact]
    public void Library_cites_only_keys_that_exist()
    {
        var cited = Directory.EnumerateFiles(Path.Combine(Root, "lib", "FairLab"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file =>
                Citation()
                    .Matches(File.ReadAllText(file))
                    .Select(m => (File: Path.GetFileName(file), Key: m.Groups[1].Value)))
            .ToList();
        Assert.True(cited.Count > 5, "found hardly any citation: has their form changed?");
        Assert.Empty(cited.Where(c => !Keys.Contains(c.Key)).Select(c => $"{c.File} cites {c.Key}"));
    }

    [Fact]
    public void Catalogue_cites_only_keys_that_exist() =>
        Assert.Empty(
            Catalogue.Default().Entries.Where(e => !Keys.Contains(e.Cite)).Select(e => $"{e.Id} cites {e.Cite}"));

    [Fact]
    public void Bibliography_has_every_key_once()
    {
        var text = File.ReadAllText(Path.Combine(Root, "docs", "refs.bib"));
        Assert.Equal(Keys.Count, BibKey().Count(text));
    }

    [Fact]
    public void Every_entry_ends_before_the_next_one()
    {
        var text = File.ReadAllText(Path.Combine(Root, "docs", "refs.bib"));
        var open = text.Split("\n@")
            .Where(entry => entry.Count(c => c == '{') != entry.Count(c => c == '}'))
            .Select(entry => entry.Split(',')[0]);
        Assert.Empty(open);
    }

    [GeneratedRegex(@"^@\w+\{([^,\s]+),", RegexOptions.Multiline)]
    private static partial Regex BibKey();

    [GeneratedRegex(@"\[([a-z]+\d{4}[a-z]?)\]")]
    private static partial Regex Citation();
}
