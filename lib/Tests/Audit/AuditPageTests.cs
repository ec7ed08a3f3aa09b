using System.Diagnostics;
using System.Text.RegularExpressions;
using FairLab.Runs;

namespace FairLab.Audit.Tests;

/// <summary>docs/audit.md names what there is.</summary>
public sealed partial class AuditPageTests
{
    static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "audit.md"));

    [Fact]
    public void Every_type_on_the_page_exists()
    {
        var types = typeof(PredictionAudit).Assembly.GetExportedTypes()
            .Concat(typeof(Metrics.GroupCounts).Assembly.GetExportedTypes()).Select(t => t.Name).ToHashSet();
        Assert.Empty(Quoted().Matches(Page).Select(m => m.Groups[1].Value).Where(q => Type().IsMatch(q))
            .Select(q => q.Split('.')[0]).Except(types));
    }

    [Fact]
    public void Every_option_on_the_page_is_one_of_the_command_and_every_option_is_on_it()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            ["exec", Path.Combine(AppContext.BaseDirectory, "FairLab.Cli.dll"), "audit", "--help"])
        {
            RedirectStandardOutput = true,
        })!;
        string help = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var options = Option().Matches(help[help.IndexOf("Options:", StringComparison.Ordinal)..])
            .Select(m => m.Value).ToHashSet();

        var named = Option().Matches(Page).Select(m => m.Value).ToHashSet();
        Assert.True(named.Count > 10);
        Assert.Empty(named.Except(options));
        Assert.Empty(options.Except(named).Except(["--help", "--quiet"]));
    }

    [Fact]
    public void Every_condition_on_the_page_can_be_checked()
    {
        var options = AuditFolder.Options with { Against = "before.csv" };
        string[] conditions = [.. Quoted().Matches(Page).Select(m => m.Groups[1].Value)
            .Where(q => q.Contains(" > 0", StringComparison.Ordinal) || q.Contains(" < ", StringComparison.Ordinal))
            .Select(q => q.Replace("--fail-on ", "", StringComparison.Ordinal).Trim('"'))];
        Assert.True(conditions.Length >= 4);
        Assert.All(conditions, c => FailCondition.Parse(c, options));
    }

    [Fact]
    public void Every_source_on_the_page_is_in_the_bibliography()
    {
        string bibliography = File.ReadAllText(Path.Combine(Repository.Root, "docs", "refs.bib"));
        Assert.All(Key().Matches(Page).Select(m => m.Value),
            key => Assert.Contains($"{{{key},", bibliography, StringComparison.Ordinal));
    }

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[A-Z][A-Za-z]+(\.[A-Za-z]+(\(.*\))?)?$")]
    private static partial Regex Type();

    [GeneratedRegex(@"(?<=[\s`])--[a-z]+(-[a-z]+)*")]
    private static partial Regex Option();

    [GeneratedRegex(@"\b[a-z]{3,}(19|20)\d{2}[a-z]?\b")]
    private static partial Regex Key();
}
