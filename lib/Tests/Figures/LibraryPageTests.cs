using System.Text.RegularExpressions;
using FairLab.Runs;

namespace FairLab.Figures.Tests;

/// <summary>The section on figures of docs/library.md lists what there is: all of it, and nothing else.</summary>
public sealed partial class LibraryPageTests
{
    [Fact]
    public void Section_on_figures_names_every_function_and_only_types_there_are()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "library.md"));
        string section = page[page.IndexOf("\n## Figures\n", StringComparison.Ordinal)
            ..page.IndexOf("\n## Mitigators\n", StringComparison.Ordinal)];
        string[] named = [.. Quoted().Matches(section).Select(m => m.Groups[1].Value)];
        Assert.Empty(typeof(Plot).GetMethods().Where(m => m.IsStatic).Select(m => "Plot." + m.Name).Except(named));
        var types = typeof(Plot).Assembly.GetExportedTypes().Select(t => t.Name).ToHashSet();
        Assert.Empty(named.Where(n => char.IsUpper(n[0]) && n.All(c => char.IsLetter(c) || c == '.'))
            .Select(n => n.Split('.')[0]).Except(types));
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
