using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Xunit;

namespace FairLab.Notebooks.Tests;

/// <summary>
/// What a cell shows is in its notebook: not without end, not lost with the process, not in another cell.
/// </summary>
public sealed class NotebookOutputsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    NotebookRunRequest Request(params string[] cells) =>
        new() { InputPath = Notebook.Saved(_folder, cells), OutputPath = _folder["out.ipynb"] };

    static string Printed(NotebookCell cell, string stream = "stdout") =>
        string.Concat(
            cell.Outputs
                .Where(output => (string?)output!["name"] == stream)
                .Select(output => MultilineText.Read(output!["text"])));

    [Fact]
    public async Task RunAsync_print_loop_keeps_its_first_and_its_last_lines()
    {
        const int Lines = 3_000_000;
        var result = await NotebookRunner.RunAsync(
            Request($"for (var i = 0; i < {Lines}; i++) Console.WriteLine($\"line {{i}}\");\n6 * 7", "1"));
        Assert.True(result.Status == RunStatus.Completed, result.Summary);
        Assert.InRange(new FileInfo(_folder["out.ipynb"]).Length, 1 << 20, 3 << 20);
        var text = Printed(result.Notebook.Cells[0]);
        Assert.StartsWith("line 0\nline 1\n", text);
        Assert.EndsWith($"\nline {Lines - 2}\nline {Lines - 1}\n", text);
        Assert.InRange(text.Length, (1 << 20) - 10_000, (1 << 20) + 5000);
        // The notice tells the truth: what is there and what is not add up to all that was printed, and it stands
        // between whole lines.
        var all = Enumerable.Range(0, Lines).Sum(i => (long)$"line {i}\n".Length);
        var notice = System.Text.RegularExpressions.Regex.Match(
            text,
            @"\n\[([\d,]+) characters that this cell printed are left out here; "
                + @"--stdout-file and --stderr-file keep all\]\nline ");
        Assert.True(notice.Success);
        Assert.Equal(
            all,
            text.Length - (notice.Length - "line ".Length)
                + long.Parse(
                    notice.Groups[1].Value.Replace(",", ""), System.Globalization.CultureInfo.InvariantCulture));
        // The cell's value is there, behind it all.
        Assert.Equal("42", MultilineText.Read(result.Notebook.Cells[0].Outputs[^1]!["data"]!["text/plain"]));
    }

    [Fact]
    public void Stream_in_turns_makes_no_more_outputs_than_displays_may()
    {
        var cell = Notebook.Of("x").Cells[0];
        var outputs = new NotebookOutputs(null, new OutputLimits(1 << 20, 100));
        var output = outputs.For(cell);
        for (var i = 0; i < 20_000; i++)
            output.Stream(i % 2 == 0 ? StreamName.Stdout : StreamName.Stderr, $"{i}\n");
        outputs.Close();
        Assert.InRange(cell.Outputs.Count, 100, 1200);
        Assert.StartsWith("0\n2\n", Printed(cell));
        Assert.EndsWith("19999\n", Printed(cell, "stderr"));
    }

    [Fact]
    public void Display_loop_keeps_the_first_and_says_how_many_are_left_out()
    {
        var cell = Notebook.Of("x").Cells[0];
        var outputs = new NotebookOutputs(null, new OutputLimits(1000, 10));
        var output = outputs.For(cell);
        for (var i = 0; i < 2500; i++)
            output.Display(MimeBundle.Of("text/plain", $"{i}"), null);
        output.Result(MimeBundle.Of("text/plain", "the value"), 1);
        outputs.Close();
        Assert.Equal(12, cell.Outputs.Count);
        Assert.Equal("[2,490 more outputs of this cell are left out: 10 are kept]\n", Printed(cell, "stderr"));
        output.Stream(StreamName.Stdout, "late");
        Assert.Equal(12, cell.Outputs.Count);
    }

    [Property]
    public bool Stream_within_the_limit_is_kept_whole_and_beyond_it_never_splits_a_character(byte[] lengths)
    {
        var cell = Notebook.Of("x").Cells[0];
        var outputs = new NotebookOutputs(null, new OutputLimits(64, 1000));
        var output = outputs.For(cell);
        var all = new StringBuilder();
        foreach (var length in lengths)
        {
            var text = string.Concat(Enumerable.Repeat("😀", length % 7)) + (length % 2 == 0 ? "\n" : "");
            all.Append(text);
            output.Stream(StreamName.Stdout, text);
            if (length % 3 == 0)
                outputs.Snapshot(() => { });
        }

        outputs.Close();
        var kept = Printed(cell);
        return all.Length <= 64 - 16
            ? kept == all.ToString()
            : kept.Length <= 64 + 120 && !kept.Contains('\ufffd') && kept.IsNormalized();
    }

    [Fact]
    public void Clear_gives_the_room_back()
    {
        var cell = Notebook.Of("x").Cells[0];
        var outputs = new NotebookOutputs(null, new OutputLimits(200, 2));
        var output = outputs.For(cell);
        for (var i = 0; i < 50; i++)
        {
            output.Clear(wait: true);
            output.Stream(StreamName.Stdout, new string('x', 80));
            output.Display(MimeBundle.Of("text/plain", $"{i}"), null);
        }

        outputs.Close();
        Assert.Equal(2, cell.Outputs.Count);
        Assert.Equal(80, Printed(cell).Length);
    }

    [Fact]
    public async Task RunAsync_what_a_thread_prints_later_is_its_own_cells()
    {
        var result = await NotebookRunner.RunAsync(Request(
            "var go = new System.Threading.ManualResetEventSlim(); "
                + "var done = new System.Threading.ManualResetEventSlim();\n"
                + "var late = new System.Threading.Thread(() => { go.Wait(); Console.WriteLine(\"from one\"); "
                + "display(\"shown by one\"); done.Set(); }); late.Start(); Console.WriteLine(\"one\");",
            "Console.WriteLine(\"two\"); go.Set(); done.Wait();",
            "Console.WriteLine(\"three\");"));
        Assert.True(result.Status == RunStatus.Completed, result.Summary);
        foreach (var notebook in (NotebookDocument[])[result.Notebook, NotebookDocument.Load(_folder["out.ipynb"])])
        {
            Assert.Equal("one\nfrom one\n", Printed(notebook.Cells[0]));
            Assert.Equal("shown by one", MultilineText.Read(notebook.Cells[0].Outputs[^1]!["data"]!["text/plain"]));
            Assert.Equal("two\n", Printed(notebook.Cells[1]));
            Assert.Equal("three\n", Printed(notebook.Cells[2]));
        }
    }

    [Fact]
    public void Journal_gives_back_what_was_shown_since_the_save()
    {
        var notebook = Notebook.Of("a", "b");
        var path = _folder["out.ipynb"];
        var outputs = new NotebookOutputs(null, new OutputLimits(1 << 20, 1000), path);
        var first = outputs.For(notebook.Cells[0]);
        first.Stream(StreamName.Stdout, "saved\n");
        outputs.Snapshot(() => JupyterWriter.Save(notebook, path, true));
        var second = outputs.For(notebook.Cells[1]);
        second.Stream(StreamName.Stdout, "é😀\n");
        second.Display(MimeBundle.Of("text/plain", "old"), "id");
        second.Stream(StreamName.Stderr, "warned");
        second.UpdateDisplay(MimeBundle.Of("text/plain", "new"), "id");
        first.Stream(StreamName.Stdout, "late\n");
        second.Stream(StreamName.Stdout, new string('x', 100_000) + "\n");
        // As after a death: nobody closes it.
        var saved = NotebookDocument.Load(path);
        JournalReplay.Apply(path, saved, new OutputLimits(1 << 20, 1000));
        Assert.Equal("saved\nlate\n", Printed(saved.Cells[0]));
        Assert.Equal("é😀\n" + new string('x', 100_000) + "\n", Printed(saved.Cells[1]));
        Assert.Equal("warned", Printed(saved.Cells[1], "stderr"));
        Assert.Equal("new", (string?)saved.Cells[1].Outputs[1]!["data"]!["text/plain"]);
        outputs.Close();
        Assert.False(File.Exists(OutputJournal.PathOf(path)));
    }

    [Fact]
    public void Journal_of_a_long_loop_stays_small_and_keeps_the_last_line()
    {
        var notebook = Notebook.Of("a");
        var path = _folder["out.ipynb"];
        JupyterWriter.Save(notebook, path, true);
        var outputs = new NotebookOutputs(null, new OutputLimits(1 << 20, 1000), path);
        var output = outputs.For(notebook.Cells[0]);
        for (var i = 0; i < 2_000_000; i++)
            output.Stream(StreamName.Stdout, $"line {i}\n");
        Assert.InRange(new FileInfo(OutputJournal.PathOf(path)).Length, 1, 16 << 20);
        var saved = NotebookDocument.Load(path);
        JournalReplay.Apply(path, saved, new OutputLimits(1 << 20, 1000));
        Assert.StartsWith("line 0\nline 1\n", Printed(saved.Cells[0]));
        Assert.EndsWith("line 1999998\nline 1999999\n", Printed(saved.Cells[0]));
        outputs.Close();
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("short", 0)]
    public void Journal_that_is_no_journal_changes_nothing(string content, int expected)
    {
        _folder.Write(".out.ipynb.journal", content);
        Assert.Equal(expected, OutputJournal.Read(_folder["out.ipynb"]).Count());
    }

    [Theory]
    [InlineData(
        "Stack overflow.\nRepeated 5 times:\n---\n   at Submission#0.F(Int32)\n---",
        "F(Int32) of In [1] calls itself without end")]
    [InlineData(
        "Stack overflow.\n   at Submission#0.G(Int32)\n   at Submission#0.F(Int32)\n",
        "G(Int32) and F(Int32) of In [2] call each other without end")]
    [InlineData(
        "Stack overflow.\n   at Submission#2+Node`1[[System.__Canon, System.Private.CoreLib, "
            + "Version=10.0.0.0]].get_Next()",
        "Node.Next of In [2] calls itself without end")]
    [InlineData(
        "Stack overflow.\n   at Submission#2.<F>g__Inner|0_1(Int32)",
        "Inner(Int32) of In [2] calls itself without end")]
    [InlineData("Stack overflow.\n   at FSI_0002.walk(Int32)", "walk(Int32) of In [2] calls itself without end")]
    [InlineData("Stack overflow.\n", "the process died of a stack overflow")]
    public void StackOverflowCause_names_function_and_cell(string text, string expected)
    {
        var notebook = Notebook.Of(
            "int F(int n) => F(n);", "int G(int n) => F(n); class Node<T> { public int Next => Next; }", "G(1)");
        (notebook.Cells[0].ExecutionCount, notebook.Cells[1].ExecutionCount) = (1, 2);
        Assert.EndsWith(expected, StackOverflowCause.Of(text, notebook, 1));
        Assert.Null(StackOverflowCause.Of("Fatal error.", notebook, 1));
    }
}
