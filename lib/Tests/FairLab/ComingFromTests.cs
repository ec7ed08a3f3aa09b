using System.Text.RegularExpressions;
using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;

namespace FairLab.Tests;

/// <summary>docs/coming-from.md: every name of ours is one that there is.</summary>
public sealed partial class ComingFromTests
{
    static readonly string Page =
        Path.Combine(Directory.GetParent(Catalogue.Default().Folder)!.FullName, "docs", "coming-from.md");

    static readonly Dictionary<string, Type> Types = typeof(GroupMetrics).Assembly.GetExportedTypes()
        .Where(t => !t.IsNested && !t.IsGenericType).ToDictionary(t => t.Name, StringComparer.Ordinal);

    static readonly string[] Names =
    [
        .. File.ReadAllLines(Page).Where(l => l.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(l => Quoted().Matches(l.Trim(' ', '|').Split(" | ")[^1]).Select(m => m.Groups[1].Value))
            .Distinct(),
    ];

    public static TheoryData<string> Ours => [.. Names];

    [Theory]
    [MemberData(nameof(Ours))]
    public void Every_name_of_ours_exists(string name)
    {
        var use = Use().Match(name);
        Assert.True(use.Success, $"`{name}` is neither a metric nor a type, a member or a type with properties");
        var (first, member) = (use.Groups["type"].Value, use.Groups["member"].Value);
        if (!char.IsUpper(first[0]))
        {
            var known = GroupMetrics.Comparisons.Keys.SelectMany(c => ConfusionRate.All.Select(r => $"{r.Name}_{c}"))
                .Concat(GroupMetrics.All.Select(m => m.Name)).Concat(ScoreMetrics.All.Select(m => m.Name));
            Assert.Contains(first, known);
            return;
        }
        var type = Assert.Contains(first, (IDictionary<string, Type>)Types);
        if (member.Length > 0)
            Assert.NotEmpty(type.GetMember(member));
        if (use.Groups["property"].Value is not { Length: > 0 } property)
            return;
        Assert.True(type.GetProperty(property)?.CanWrite, $"{first} has no {property} to give");
        // The value shown is one that can be given.
        if (use.Groups["value"].Value.Split('.') is [var of, var value])
            Assert.NotEmpty(Types[of].GetMember(value));
    }

    [Fact]
    public void The_page_has_all_three_toolkits_and_every_way_to_mitigate()
    {
        var text = File.ReadAllText(Page);
        string[] heads = ["| fairlearn | FairLab |", "| AIF360 | FairLab |", "| captum | FairLab |"];
        Assert.All(heads, head => Assert.Contains(head, text));
        Assert.True(Names.Length > 80, $"{Names.Length} names");
        Assert.True(File.ReadAllLines(Page).Count(l => !l.StartsWith("| ", StringComparison.Ordinal)) < 40);
    }

    [Fact]
    public void A_name_that_is_not_there_is_found_out()
    {
        string[] names = ["selection_gab", "GroupMetrics.Gett", "Reweighings", "Reduction { Bound = 1 }", "two words"];
        foreach (var wrong in names)
            Assert.ThrowsAny<Exception>(() => Every_name_of_ours_exists(wrong));
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(?<type>\w+)(\.(?<member>\w+))?( \{ (?<property>\w+) = (?<value>[^}]+) \})?$")]
    private static partial Regex Use();
}
