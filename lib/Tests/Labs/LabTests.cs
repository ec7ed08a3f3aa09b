using FairLab.Experiments.Labs;
using FairLab.Notebooks;

namespace FairLab.Labs.Tests;

/// <summary>Every lab as it is handed out, solved, and answered wrongly.</summary>
public sealed class LabTests
{
    /// <summary>The labs with solutions; the others in the folder are further reading.</summary>
    internal static IReadOnlyList<string> Names => [.. Directory
        .GetFiles(Path.Combine(Repository.Root, "notebooks", "labs", "solutions"), "*.yaml")
        .Select(f => Path.GetFileNameWithoutExtension(f)!)
        .Order(StringComparer.Ordinal)];

    public static TheoryData<string> Labs => [.. Names];

    [Theory]
    [MemberData(nameof(Labs))]
    public void Unsolved_every_check_says_not_done_yet_and_nothing_fails(string lab)
    {
        using var run = new LabRun(lab);
        foreach (var cell in run.Code)
        {
            if (run.Run(cell) is { } result)
                Assert.True(result.State == CheckState.NotDone, $"{LabCells.Task(cell)}: {result}");
        }
    }

    [Theory]
    [MemberData(nameof(Labs))]
    public void Solved_every_check_is_right_and_mistakes_are_refused_with_their_own_words(string lab)
    {
        var answers = LabAnswers.Load(lab).ToDictionary(a => a.Task);
        using var run = new LabRun(lab);
        var tasks = run.Code.Where(c => LabCells.Task(c) is not null).ToList();
        Assert.Equal(tasks.Select(c => LabCells.Task(c)!).Order(), answers.Keys.Order());
        Assert.All(tasks, t => Assert.Contains("// your code", t.Source, StringComparison.Ordinal));

        foreach (var cell in run.Code)
        {
            string? solution = LabCells.Task(cell) is { } task ? answers[task].Solution : null;
            if (run.Run(cell, solution) is { } result)
                Assert.True(result.State == CheckState.Right, $"{LabCells.Task(cell)}: {result}");
        }
        foreach (var cell in tasks)
        {
            var answer = answers[LabCells.Task(cell)!];
            Assert.NotEmpty(answer.Mistakes);
            foreach (var mistake in answer.Mistakes)
            {
                // A mistake in one of several variables finds the others right.
                Assert.Equal(CheckState.Right, run.Run(cell, answer.Solution)!.State);
                var result = run.Run(cell, mistake.Code)!;
                Assert.True(
                    result.State == CheckState.Wrong
                        && result.Says.Contains(mistake.Says, StringComparison.OrdinalIgnoreCase),
                    $"{answer.Task}: {mistake.Code}\nexpected words: {mistake.Says}\n{result}");
                // A hint with a measured number in it would be the answer.
                Assert.DoesNotMatch(@"\d[.,]\d", result.ToString());
            }
            // What follows in the notebook goes on from the right answer.
            Assert.Equal(CheckState.Right, run.Run(cell, answer.Solution)!.State);
        }
    }

    [Fact]
    public void Labs_are_handed_out_without_outputs_short_and_with_what_the_data_cannot_show()
    {
        Assert.Equal(8, Names.Count);
        foreach (string lab in Names)
        {
            using var run = new LabRun(lab);
            string text = string.Concat(run.Notebook.Cells.Select(c => c.Source));
            Assert.All(run.Code, c => Assert.True(c.Outputs.Count == 0 && c.ExecutionCount is null, $"{lab}: {c.Id}"));
            Assert.InRange(run.Notebook.Cells.Count, 12, 22);
            foreach (string part in new[]
                { "After it you can", "**Time**", "**You need**", "Survey: [Du et al. 2019](", "cannot show" })
                Assert.Contains(part, text, StringComparison.Ordinal);
            foreach (var link in System.Text.RegularExpressions.Regex.Matches(text, @"\]\(([^)#]+\.(?:ipynb|md))\)")
                .Select(m => m.Groups[1].Value))
            {
                Assert.True(
                    File.Exists(Path.Combine(Repository.Root, "notebooks", "labs", link)), $"{lab} links to {link}");
            }
        }
    }

    [Fact]
    public void The_teacher_s_page_has_a_line_for_each_lab_with_its_time_and_section()
    {
        string[] page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "teaching.md"));
        foreach (string lab in Names)
        {
            using var run = new LabRun(lab);
            string text = run.Notebook.Cells[0].Source;
            string line = Assert.Single(page, l => l.Contains($"](../notebooks/labs/{lab}.ipynb)"));
            Assert.Contains($"| {Found(text, @"\*\*Time\*\* (\d+) minutes")} |", line, StringComparison.Ordinal);
            string section = Found(text, @"Survey: \[[^,]*, (?:section )?(Table 3|[\d.]+\d|\d)");
            Assert.Contains($"| {section} |", line, StringComparison.Ordinal);
        }

        static string Found(string text, string pattern) =>
            System.Text.RegularExpressions.Regex.Match(text, pattern).Groups[1].Value;
    }
}
