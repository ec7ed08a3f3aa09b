using System.Text.Json.Nodes;

namespace FairLab.Notebooks.Tests;

public sealed class NotebookRunnerTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    Task<NotebookResult> Run(
        string[] cells,
        Func<NotebookRunRequest, NotebookRunRequest>? change = null,
        IProgress<CellProgress>? progress = null,
        CancellationToken token = default)
    {
        var request = new NotebookRunRequest
        {
            InputPath = Notebook.Saved(_folder, cells), OutputPath = _folder["out.ipynb"], Clock = new FixedClock(),
        };
        return NotebookRunner.RunAsync(change?.Invoke(request) ?? request, progress, token);
    }

    NotebookDocument Output => NotebookDocument.Load(_folder["out.ipynb"]);

    [Fact]
    public async Task RunAsync_records_outputs_counts_and_metadata()
    {
        var result =
            await Run(["[markdown]# Title", "var x = 2; Console.Write(\"a\"); Console.Write(\"b\");", "", "x * 21"]);
        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Equal(2, result.CellsCompleted);
        var cells = Output.Cells;
        Assert.Equal([null, 1, null, 2], cells.Select(cell => cell.Kind == CellKind.Code ? cell.ExecutionCount : null));
        Assert.Equal("""{"name":"stdout","output_type":"stream","text":["ab"]}""", cells[1].Outputs[0]!.ToJsonString());
        Assert.Equal(
            """{"data":{"text/plain":["42"]},"execution_count":2,"metadata":{},"output_type":"execute_result"}""",
            cells[3].Outputs[0]!.ToJsonString());
        Assert.All(
            cells,
            cell => Assert.Equal(
                """{"duration":0.0,"end_time":"2026-01-02T03:04:05.000000+00:00","exception":false"""
                    + ""","start_time":"2026-01-02T03:04:05.000000+00:00","status":"completed"}""",
                cell.Metadata["papermill"]!.ToJsonString().Replace("\\u002B", "+")));
        var notebook = Output.Metadata["papermill"]!;
        Assert.Null(notebook["exception"]);
        Assert.Equal(_folder["in.ipynb"], (string?)notebook["input_path"]);
        Assert.Equal("completed", (string?)Output.Metadata["fairlab"]!["status"]);
    }

    [Theory]
    [InlineData(".net-csharp", "C#", ".cs", "text/x-csharp")]
    [InlineData(".net-fsharp", "F#", ".fs", "text/x-fsharp")]
    public async Task RunAsync_writes_the_language_it_ran(string kernel, string name, string extension, string mimeType)
    {
        // As .NET Interactive left it.
        var input = NotebookDocument.Load(Notebook.Saved(_folder, "[markdown]# Title"));
        input.Metadata["kernelspec"] = new JsonObject
        {
            ["display_name"] = kernel, ["language"] = name, ["name"] = kernel,
        };
        input.Metadata["language_info"] = new JsonObject
        {
            ["name"] = "polyglot-notebook", ["nbconvert_exporter"] = "other",
        };
        NotebookRunner.Save(input, _folder["old.ipynb"]);
        await Run([], request => request with { InputPath = _folder["old.ipynb"] });
        var info = Output.Metadata["language_info"]!.AsObject();
        Assert.Equal(
            (name, extension, mimeType, mimeType),
            (
                (string?)info["name"],
                (string?)info["file_extension"],
                (string?)info["mimetype"],
                (string?)info["codemirror_mode"]));
        Assert.False(info.ContainsKey("nbconvert_exporter"));
    }

    [Fact]
    public async Task RunAsync_twice_gives_the_same_bytes()
    {
        string[] cells = ["display(new[] { 1, 2 });", "new { A = 1, B = \"x\" }", "throw new Exception(\"boom\");"];
        await Run(cells);
        var first = File.ReadAllText(_folder["out.ipynb"]);
        await Run(cells);
        Assert.Equal(first, File.ReadAllText(_folder["out.ipynb"]));
    }

    [Fact]
    public async Task RunAsync_failing_cell_is_marked_and_later_cells_stay_pending()
    {
        var result = await Run(["1", "var a = 1;\nthrow new InvalidOperationException(\"boom\");", "3"]);
        Assert.Equal((RunStatus.Failed, 1, 2), (result.Status, result.FailingCell, result.FailingCount));
        Assert.Equal("In [2], line 2: InvalidOperationException: boom", result.Summary);
        Assert.IsType<InvalidOperationException>(result.Exception);
        var cells = Output.Cells;
        Assert.Equal(5, cells.Count);
        Assert.StartsWith("<span style=\"color:red;", cells[0].Source);
        Assert.Contains("<a href=\"#papermill-error-cell\">In [2]</a>", cells[0].Source);
        Assert.StartsWith("<span id=\"papermill-error-cell\"", cells[2].Source);
        Assert.Equal(
            ["failed", "pending"], cells.Skip(3).Select(cell => (string?)cell.Metadata["papermill"]!["status"]));
        Assert.Equal("InvalidOperationException", (string?)cells[3].Outputs[0]!["ename"]);
        Assert.True((bool?)Output.Metadata["papermill"]!["exception"]);
        Assert.Equal(result.Summary, (string?)Output.Metadata["fairlab"]!["error"]);
    }

    [Fact]
    public async Task RunAsync_on_its_own_output_gives_the_same_again()
    {
        await Run(
            ["[parameters]int n = 1;", "throw new Exception($\"{n}\");"],
            request => request with { Parameters = new Dictionary<string, object?> { ["n"] = 5 } });
        var again = await NotebookRunner.RunAsync(new NotebookRunRequest
        {
            InputPath = _folder["out.ipynb"], OutputPath = _folder["again.ipynb"],
            Parameters = new Dictionary<string, object?> { ["n"] = 6 },
        });
        Assert.Equal("6", again.Exception!.Message);
        Assert.Equal(5, NotebookDocument.Load(_folder["again.ipynb"]).Cells.Count);
    }

    [Fact]
    public async Task RunAsync_compile_error_stops_with_its_line()
    {
        var result = await Run(["1", "var a = 1;\nnope"]);
        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.Equal("In [2], line 2: CS0103: The name 'nope' does not exist in the current context", result.Summary);
    }

    [Fact]
    public async Task RunAsync_expected_exception_is_no_failure()
    {
        var result = await Run(["[raises-exception]throw new Exception(\"wanted\");", "2"]);
        Assert.Equal(RunStatus.Completed, result.Status);
        Assert.Equal("error", (string?)Output.Cells[0].Outputs[0]!["output_type"]);
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(60000);")]
    public async Task RunAsync_cell_timeout_is_recorded_as_such(string source)
    {
        var result = await Run(
            ["1", source, "3"],
            request => request with { CellTimeout = TimeSpan.FromSeconds(1.5), Clock = TimeProvider.System });
        Assert.Equal(RunStatus.TimedOut, result.Status);
        Assert.False(result.LeftThreadBehind);
        Assert.Equal("TimeoutException: the cell ran longer than 1.5 s", result.Summary!.Split(": ", 2)[1]);
        Assert.Equal("timeout", (string?)Output.Metadata["fairlab"]!["status"]);
        Assert.Equal(
            ["completed", "failed", "pending"],
            Output.Cells
                .Where(cell => cell.Kind == CellKind.Code)
                .Select(cell => (string?)cell.Metadata["papermill"]!["status"]));
    }

    [Fact]
    public async Task RunAsync_cell_that_does_not_stop_is_left_behind_and_recorded()
    {
        var result = await Run(
            [
                "while (true) { try { System.Threading.Thread.Sleep(5); "
                    + "if (Environment.GetEnvironmentVariable(\"FAIRLAB_TEST_STOP\") == \"1\") break; } catch { } }",
                "2",
            ],
            request => request with
            {
                Timeout = TimeSpan.FromSeconds(1.5), StopGrace = TimeSpan.FromMilliseconds(200),
                Clock = TimeProvider.System,
            });
        Environment.SetEnvironmentVariable("FAIRLAB_TEST_STOP", "1");
        Assert.Equal(RunStatus.TimedOut, result.Status);
        Assert.Equal("TimeoutException", (string?)Output.Cells[^2].Outputs[^1]!["ename"]);
        Assert.Equal("failed", (string?)Output.Cells[^2].Metadata["papermill"]!["status"]);
    }

    [Fact]
    public async Task RunAsync_cancelled_run_says_interrupted_and_keeps_what_was_done()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Watcher(step =>
        {
            if (step is { Index: 1, Ended: false })
                stop.CancelAfter(1000);
        });
        var result = await Run(["Console.Write(1);", "while (true) { }"], token: stop.Token, progress: progress);
        Assert.Equal(RunStatus.Interrupted, result.Status);
        Assert.Equal(["1"], Output.Cells[1].Outputs[0]!["text"]!.AsArray().Select(line => (string)line!));
        Assert.Equal("interrupted", (string?)Output.Metadata["fairlab"]!["status"]);
    }

    [Fact]
    public async Task RunAsync_output_is_saved_after_each_cell()
    {
        List<string> states = [];
        await Run(["1", "2"], progress: new Watcher(step =>
        {
            if (!step.Ended)
                states.Add(
                    string.Join(' ', Output.Cells.Select(cell => (string?)cell.Metadata["papermill"]!["status"])));
        }));
        Assert.Equal(["pending pending", "completed pending"], states);
    }

    [Fact]
    public async Task RunAsync_cells_see_the_callers_ambient_values()
    {
        Ambient.Current.Value = "from the host";
        var result = await Run(["FairLab.Notebooks.Tests.Ambient.Current.Value"], request => request with
        {
            Session = new SessionOptions { References = [typeof(Ambient).Assembly.Location] },
        });
        Assert.Equal("from the host", (string?)result.Notebook.Cells[0].Outputs[0]!["data"]!["text/plain"]);
    }

    [Fact]
    public async Task RunAsync_working_directory_is_set_and_restored()
    {
        var before = Environment.CurrentDirectory;
        var result =
            await Run(["Environment.CurrentDirectory"], request => request with { WorkingDirectory = _folder.Path });
        Assert.EndsWith(
            Path.GetFileName(_folder.Path), (string?)result.Notebook.Cells[0].Outputs[0]!["data"]!["text/plain"]);
        Assert.Equal(before, Environment.CurrentDirectory);
    }

    [Fact]
    public async Task RunAsync_updated_display_and_cleared_output_are_recorded_in_place()
    {
        var result = await Run([
            "var d = display(\"old\"); display(\"two\");",
            "d.Update(\"new\"); Console.Write(\"gone\"); clear_output(); Console.Write(\"kept\");",
        ]);
        Assert.Equal(
            ["new", "two"], result.Notebook.Cells[0].Outputs.Select(output => (string?)output!["data"]!["text/plain"]));
        var only = Assert.Single(result.Notebook.Cells[1].Outputs);
        Assert.Equal("kept", (string?)only!["text"]![0]);
    }

    [Fact]
    public async Task RunAsync_bad_input_is_refused_and_nothing_written()
    {
        await Assert.ThrowsAsync<FileNotFoundException>(() => NotebookRunner.RunAsync(
            new NotebookRunRequest { InputPath = _folder["absent.ipynb"], OutputPath = _folder["out.ipynb"] }));
        _folder.Write(
            "python.ipynb",
            """{"cells": [], "metadata": {"kernelspec": {"name": "absent", "language": "python"}}, "nbformat": 4,"""
                + """ "nbformat_minor": 5}""");
        var error = await Assert.ThrowsAsync<KernelStartException>(() => NotebookRunner.RunAsync(
            new NotebookRunRequest { InputPath = _folder["python.ipynb"], OutputPath = _folder["out.ipynb"] }));
        Assert.Contains("No such kernel named absent", error.Message);
        await Assert.ThrowsAsync<DirectoryNotFoundException>(
            () => Run(["1"], request => request with { OutputPath = _folder["absent/out.ipynb"] }));
        Assert.False(File.Exists(_folder["out.ipynb"]));
    }

    sealed class Watcher(Action<CellProgress> report) : IProgress<CellProgress>
    {
        public void Report(CellProgress value) => report(value);
    }

    internal sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public override long GetTimestamp() => 0;
    }
}

/// <summary>An ambient value of a host, reached by a cell.</summary>
public static class Ambient
{
    public static AsyncLocal<string?> Current { get; } = new();
}
