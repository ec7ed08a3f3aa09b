using FairLab.Notebooks;

namespace FairLab.Experiments.Tests;

// What is left of a cell whose process dies.
public sealed partial class PapermillTests
{
    const string Recursive = "int Deep(int n) => n > 0 ? Deep(n + 1) + 1 : 0;";

    string Printed(int cell, string stream = "stdout") =>
        string.Concat(
            Output()
                .Cells[cell]
                .Outputs.Where(o => (string?)o!["name"] == stream)
                .SelectMany(o => o!["text"]!.AsArray())
                .Select(line => (string?)line));

    [Theory]
    [InlineData("Environment.FailFast(\"gone\");", "gone")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill();", "signal 9")]
    [InlineData(
        "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern void abort(); abort();",
        "signal 6")]
    [InlineData("Environment.Exit(3);", "exit code 3")]
    [InlineData(
        "new System.Threading.Thread(() => throw new InvalidOperationException(\"unseen\")).Start(); "
            + "System.Threading.Thread.Sleep(10_000);",
        "unseen")]
    [InlineData("Deep(1);", "the process died of a stack overflow: Deep(Int32) of In [1] calls itself without end")]
    [InlineData(
        "int Ping(int n) => Pong(n) + 1; int Pong(int n) => Ping(n) + 1; Ping(0)",
        "of In [2] call each other without end")]
    [InlineData(
        "class Node { public Node Next => Next.Next; } _ = new Node().Next;",
        "Node.Next of In [2] calls itself without end")]
    public async Task Run_WhoseProcessDies_KeepsWhatTheCellHadShown(string death, string message)
    {
        Notebook(
            "in.ipynb",
            Recursive + " Console.WriteLine(\"done\");",
            "Console.WriteLine(\"one\"); display(\"two\"); Console.Error.WriteLine(\"warned\"); for (var i = 0; i < "
                + $"1000; i++) Console.WriteLine(i);\n{death}",
            "3");

        var (code, _, error) = await RunAsync("in.ipynb", "out.ipynb", "--no-progress-bar");

        Assert.Equal(138, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Equal("done\n", Printed(1));
        Assert.Equal("one\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i}\n")), Printed(3));
        Assert.StartsWith("warned\n", Printed(3, "stderr"), StringComparison.Ordinal);
        Assert.Equal("two", (string?)Output().Cells[3].Outputs[1]!["data"]!["text/plain"]![0]);
        Assert.Contains(message, (string?)Output().Cells[3].Outputs[^1]!["evalue"], StringComparison.Ordinal);
        Assert.Equal(["completed", "failed", "pending"], Statuses(Output()));
        Assert.Equal(
            ["in.ipynb", "out.ipynb"],
            Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_OfAnFSharpCellThatRecurses_NamesIt()
    {
        Notebook("in.ipynb", "printfn \"one\"\nlet rec walk (n: int) : int = 1 + walk (n + 1)\nwalk 0");

        var (code, _, error) = await RunAsync("in.ipynb", "out.ipynb", "--no-progress-bar", "-k", ".net-fsharp");

        Assert.Equal(138, code);
        Assert.Contains("walk(Int32) of In [1] calls itself without end", error, StringComparison.Ordinal);
        Assert.Equal("one\n", Printed(2));
    }

    [Fact]
    public async Task Run_AsPapermillWhoseProcessDies_KeepsWhatTheCellHadShown()
    {
        Notebook("in.ipynb", "Console.Write(\"one\"); Environment.FailFast(\"gone\");", "3");

        var (code, _, _) = await RunAsync("in.ipynb", "out.ipynb", "--no-progress-bar", "--compat", "papermill");

        Assert.Equal(138, code);
        Assert.Equal(["completed", "completed"], Statuses(Output()));
        Assert.Equal("one", Printed(0));
    }

    [Fact]
    public async Task Run_ThatPrintsWithoutEnd_KeepsASmallNotebookAndTheWholeCopy()
    {
        Notebook(
            "in.ipynb",
            "for (var i = 0; i < 1_000_000; i++) Console.WriteLine($\"line {i}\");\nEnvironment.FailFast(\"gone\");");

        var (code, _, _) = await RunAsync("in.ipynb", "out.ipynb", "--no-progress-bar", "--stdout-file", "all.txt");

        Assert.Equal(138, code);
        Assert.InRange(new FileInfo(this["out.ipynb"]).Length, 1 << 20, 16 << 20);
        Assert.EndsWith("line 999998\nline 999999\n", Printed(2), StringComparison.Ordinal);
        Assert.Equal(1_000_000, File.ReadLines(this["all.txt"]).Count());
    }
}
