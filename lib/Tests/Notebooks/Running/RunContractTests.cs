using System.Text.Json.Nodes;

namespace FairLab.Notebooks.Tests;

/// <summary>What Papermill's contract and FairLab's honesty ask of a run in this process.</summary>
public sealed class RunContractTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    NotebookDocument Output => NotebookDocument.Load(_folder["out.ipynb"]);

    NotebookRunRequest Request(params string[] cells) =>
        new() { InputPath = Notebook.Saved(_folder, cells), OutputPath = _folder["out.ipynb"] };

    static Dictionary<string, object?> Parameters(params (string, object?)[] values) =>
        values.ToDictionary(pair => pair.Item1, pair => pair.Item2);

    [Fact]
    public void Prepare_compatible_injects_Papermills_text_and_warns()
    {
        List<RunMessage> messages = [];
        var request = Request("double lr = 0.5;") with
        {
            PapermillCompatible = true, Messages = messages.Add,
            Parameters = Parameters(("lr", new ParameterText("1")), ("x", double.NaN)),
        };
        NotebookRunner.Save(NotebookRunner.Prepare(request), _folder["out.ipynb"], papermillCompatible: true);
        Assert.Equal("// Parameters\nvar lr = 1;\nvar x = nan;\n", Output.Cells[0].Source);
        Assert.Equal(
            [
                "Passed unknown parameter: lr",
                "Passed unknown parameter: x",
                "Input notebook does not contain a cell with tag 'parameters'",
            ],
            messages.Select(message => message.Text));
        Assert.Contains("\"x\": NaN\n", File.ReadAllText(_folder["out.ipynb"]));
    }

    [Fact]
    public void Prepare_compatible_null_for_CSharp_is_refused_as_Papermill_refuses_it() => Assert.Equal(
        _folder["in.ipynb"] + ": Option type not implemented for C#.",
        Assert.Throws<NotebookParameterException>(() => NotebookRunner.Prepare(
            Request("1") with { PapermillCompatible = true, Parameters = Parameters(("x", null)) })).Message);

    [Fact]
    public void Prepare_keeps_outputs_and_hides_sources_of_a_report()
    {
        var notebook = Notebook.Of("1", "[markdown]# t");
        notebook.Cells[0].Outputs.Add(
            new JsonObject { ["name"] = "stdout", ["output_type"] = "stream", ["text"] = "kept" });
        notebook.Cells[0].Metadata["jupyter"] = new JsonObject { ["outputs_hidden"] = false };
        notebook.Save(_folder["in.ipynb"]);
        var prepared =
            NotebookRunner.Prepare(new NotebookRunRequest { InputPath = _folder["in.ipynb"], ReportMode = true });
        Assert.Single(prepared.Cells[0].Outputs);
        Assert.Equal(
            """{"outputs_hidden":false,"source_hidden":true}""", prepared.Cells[0].Metadata["jupyter"]!.ToJsonString());
        Assert.Equal("""{}""", prepared.Cells[1].Metadata["papermill"]!.ToJsonString());
        Assert.False(prepared.Cells[1].Metadata.ContainsKey("jupyter"));
    }

    [Fact]
    public async Task RunAsync_paths_are_injected_whether_declared_or_not()
    {
        var result = await NotebookRunner.RunAsync(
            Request("PAPERMILL_INPUT_PATH") with { Parameters = Parameters(("PAPERMILL_INPUT_PATH", "a.ipynb")) });
        Assert.Equal("a.ipynb", (string?)result.Notebook.Cells[^1].Outputs[0]!["data"]!["text/plain"]);
    }

    [Fact]
    public async Task RunAsync_FSharp_notebook_runs_with_its_parameters()
    {
        var result = await NotebookRunner.RunAsync(Request("[parameters]let lr = 1.0", "lr * 2.0") with
        {
            KernelName = ".net-fsharp", Parameters = Parameters(("lr", 2.5)),
        });
        Assert.True(result.Status == RunStatus.Completed, result.Summary);
        Assert.Equal("(* Parameters *)\nlet lr = 2.5\n", result.Notebook.Cells[1].Source);
        Assert.Equal("5", (string?)result.Notebook.Cells[2].Outputs[0]!["data"]!["text/plain"]);
    }

    [Fact]
    public async Task RunAsync_cells_of_two_languages_share_values()
    {
        var result = await NotebookRunner.RunAsync(Request("#!fsharp\nlet z = 3", "#!share --from fsharp z\nz + 1"));
        Assert.True(result.Status == RunStatus.Completed, result.Summary);
        Assert.Equal("4", (string?)result.Notebook.Cells[1].Outputs[0]!["data"]!["text/plain"]);
    }

    [Fact]
    public async Task RunAsync_cell_of_a_language_that_is_not_supported_says_so()
    {
        var notebook = Notebook.Of("Get-Process");
        notebook.Cells[0].Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "pwsh" };
        notebook.Save(_folder["in.ipynb"]);
        var result = await NotebookRunner.RunAsync(new NotebookRunRequest { InputPath = _folder["in.ipynb"] });
        Assert.Contains("the cell is in 'pwsh', which is not supported", result.Summary);
    }

    [Fact]
    public async Task RunAsync_told_to_end_says_killed()
    {
        using var kill = new CancellationTokenSource();
        var result = await NotebookRunner.RunAsync(
            Request("1", "while (true) { }", "3") with { Kill = kill.Token },
            new Steps(step => { if (step is { Index: 1, Ended: false }) kill.CancelAfter(500); }));
        Assert.Equal(RunStatus.Killed, result.Status);
        Assert.Equal("killed", (string?)Output.Metadata["fairlab"]!["status"]);
        Assert.Equal(
            ["completed", "failed", "pending"], Output.Cells.Where(cell => cell.Kind == CellKind.Code).Select(Status));
    }

    [Fact]
    public async Task RunAsync_silent_cell_is_saved_by_the_timer()
    {
        // The cell itself waits until what it printed is in the file.
        var path = _folder["out.ipynb"].Replace("\\", "\\\\", StringComparison.Ordinal);
        var isThere = $"System.IO.File.ReadAllText(\"{path}\").Contains(\"\\\"halfway\\\\n\\\"\")";
        var result = await NotebookRunner.RunAsync(
            Request("Console.WriteLine(\"halfway\"); "
                + $"for (var i = 0; i < 600 && !{isThere}; i++) System.Threading.Thread.Sleep(100);\n{isThere}")
            with { AutosaveInterval = TimeSpan.FromMilliseconds(200) });
        Assert.Equal(
            "true", ((string?)result.Notebook.Cells[0].Outputs[1]!["data"]!["text/plain"])!.ToLowerInvariant());
    }

    [Fact]
    public async Task RunAsync_output_that_cannot_be_saved_any_more_ends_the_run()
    {
        Directory.CreateDirectory(_folder["out"]);
        var request = Request(
            "1",
            $"System.IO.Directory.Delete(\"{_folder["out"]}\", true);",
            "3") with { OutputPath = Path.Combine(_folder["out"], "out.ipynb") };
        await Assert.ThrowsAnyAsync<IOException>(() => NotebookRunner.RunAsync(request));
    }

    [Fact]
    public async Task MarkStopped_tells_of_the_cell_that_ran_and_keeps_what_was_done()
    {
        await NotebookRunner.RunAsync(Request("Console.Write(1);", "2", "3"), new Steps(step =>
        {
            if (step is { Index: 1, Ended: true })
                File.Copy(_folder["out.ipynb"], _folder["dead.ipynb"]);
        }));
        // As a process leaves it that dies in its second cell.
        var left = NotebookDocument.Load(_folder["dead.ipynb"]);
        (left.Cells[1].Metadata["papermill"]!["status"], left.Cells[1].ExecutionCount) = ("running", null);
        left.Save(_folder["dead.ipynb"]);
        var result = NotebookRunner.MarkStopped(
            _folder["dead.ipynb"], RunStatus.Died, "signal 9", papermillCompatible: false, DateTimeOffset.UtcNow)!;
        Assert.Equal((RunStatus.Died, 2), (result.Status, result.FailingCount));
        var mended = NotebookDocument.Load(_folder["dead.ipynb"]);
        Assert.Equal(
            ["completed", "failed", "pending"], mended.Cells.Where(cell => cell.Kind == CellKind.Code).Select(Status));
        Assert.Equal("DeadKernelError: signal 9", (string?)mended.Cells[3].Outputs[^1]!["traceback"]![0]);
        Assert.Equal("died", (string?)mended.Metadata["fairlab"]!["status"]);
        Assert.Null(
            NotebookRunner.MarkStopped(_folder["absent.ipynb"], RunStatus.Died, "x", false, DateTimeOffset.UtcNow));
    }

    [Fact]
    public void ParameterListing_gives_types_defaults_and_documentation()
    {
        Assert.Equal(
            [("lr", "double", "0.5", "learning rate")],
            ParameterListing.Of(Request("[parameters]double lr = 0.5; // learning rate"))!);
        Assert.Null(ParameterListing.Of(Request("1")));
        Assert.Equal(
            [("lr", "float", "0.5", "rate")],
            ParameterListing.Of(
                Request("[parameters]lr: float = 0.5 # rate") with { Language = "python", KernelName = "python3" })!);
    }

    static string? Status(NotebookCell cell) => (string?)cell.Metadata["papermill"]!["status"];

    sealed class Steps(Action<CellProgress> report) : IProgress<CellProgress>
    {
        public void Report(CellProgress value) => report(value);
    }
}
