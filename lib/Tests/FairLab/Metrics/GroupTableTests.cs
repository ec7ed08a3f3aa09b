using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Tests.Metrics;

/// <summary>The table by group, as text and in notebooks.</summary>
public sealed class GroupTableTests
{
    static readonly GroupCounts Two = GroupMetricsTests.Counts(new(30, 10, 40, 20), new(32, 24, 36, 8));

    [Fact]
    public void Two_groups_have_their_rates_with_overall_difference_and_ratio_below()
    {
        var lines = Two.ToString().Split('\n');
        var wilson = Proportion.Wilson(40, 100);
        Assert.StartsWith("group ", lines[0]);
        Assert.Contains(FormattableString.Invariant($"0.400 [{wilson.Lower.Value:0.000}, {wilson.Upper.Value:0.000}]"),
            lines[1]);
        Assert.StartsWith("unprivileged   ", lines[1]);
        Assert.StartsWith("overall ", lines[3]);
        Assert.StartsWith("unprivileged - privileged ", lines[4]);
        Assert.Contains("-0.160 [", lines[4]);
        Assert.StartsWith("unprivileged / privileged ", lines[5]);
        Assert.Contains("0.714", lines[5]);
        Assert.All(lines, line => Assert.True(line.Length <= 116, $"{line.Length}: {line}"));
        foreach (var rate in (string[])["base_rate", "selection_rate", "accuracy", "tpr", "fpr", "ppv", "for"])
            Assert.Contains(lines, line => line.Contains(rate, StringComparison.Ordinal));
    }

    [Fact]
    public void Crossings_come_with_their_margins_and_many_groups_with_gaps()
    {
        int[] sex = [0, 0, 0, 1, 1, 1, 1, 0], race = [0, 1, 1, 0, 1, 0, 1, 0], y = [1, 0, 1, 0, 1, 1, 0, 1],
            p = [1, 0, 0, 1, 1, 1, 0, 1];
        var counts = GroupCounts.From(y, p, new Grouping("sex", ["F", "M"], sex),
            new Grouping("race", ["B", "W"], race));
        Assert.Equal(["sex", "race"], counts.Margins().Select(m => m.Attribute));
        Assert.Equal(GroupCounts.From(y, p, new Grouping("race", ["B", "W"], race)).Cells, counts.Margins()[1].Cells);
        var text = counts.ToString();
        foreach (var line in (string[])["sex", "  F", "race", "  W", "sex × race", "  F × B", "highest - lowest",
            "lowest / highest"])
            Assert.Contains(text.Split('\n'), l => l == line || l.StartsWith(line + " ", StringComparison.Ordinal));
        var table = counts.ToTable();
        Assert.Equal(2 + 2 + 4 + 1, table.Count);
        Assert.Equal(counts["F × B"].SelectionRate.Value, table.Where("group", "F × B").Numbers("selection_rate")[0]);
        Assert.Empty(Two.Margins());
    }

    [Fact]
    public void Undefined_is_said_with_its_reason_once_and_never_a_number()
    {
        var text = GroupMetricsTests.Counts(new(0, 0, 10, 0), new(3, 2, 4, 1)).ToString();
        Assert.Contains("undefined", text);
        Assert.Single(text.Split('\n'), l => l.StartsWith("tpr is undefined: nobody to take tpr over in unprivileged",
            StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", text);
        Assert.DoesNotContain("-0.000", text);
        Assert.Contains("the 60 largest of 80 groups; ToTable() has all",
            new GroupCounts("g", [.. Enumerable.Range(0, 80).Select(g => $"g{g}")],
                [.. Enumerable.Range(0, 80).Select(g => new Confusion(g, 1, 1, 1))]).ToString());
    }

    [Fact]
    public void Probabilities_where_decisions_are_asked_for_are_said()
    {
        var group = new Grouping("g", ["a", "b"], [0, 0, 1, 1]);
        Assert.Contains("decide first", GroupCounts.Expected([0, 1, 0, 1], [0.2, 0.7, 0.4, 1], group).ToString());
        Assert.DoesNotContain("decide first", GroupCounts.Expected([0, 1, 0, 1], [0, 1, 1, 1], group).ToString());
    }

    [Fact]
    public void Notebooks_show_a_table_that_scrolls_and_says_what_its_heads_are()
    {
        var html = GroupTable.Of(new GroupCounts("g", ["<b>", "c"], [new(1, 2, 3, 4), new(4, 3, 2, 1)])).ToHtml();
        Assert.Contains("overflow-x:auto", html);
        Assert.Contains("<th scope=\"row\" style=\"text-align:left\">&lt;b&gt;</th>", html);
        Assert.Contains("<th scope=\"col\">tpr</th>", html);
        Assert.DoesNotContain("color", html);   // light and dark pages alike
        var document = System.Xml.Linq.XDocument.Parse(html.Replace("<br>", "<br/>", StringComparison.Ordinal));
        Assert.Equal(2 + 3, document.Descendants("tbody").SelectMany(b => b.Elements()).Count());
        Assert.All(document.Descendants("tr"), row => Assert.Equal(9, row.Elements().Count()));
    }
}
