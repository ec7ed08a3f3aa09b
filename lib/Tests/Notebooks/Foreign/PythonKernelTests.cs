namespace FairLab.Notebooks.Tests;

/// <summary>Python notebooks in Debian's ipykernel.</summary>
public sealed class PythonKernelTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    NotebookDocument Output => NotebookDocument.Load(_folder["out.ipynb"]);

    async Task<NotebookResult> Run(string[] cells, Func<NotebookRunRequest, NotebookRunRequest>? change = null)
    {
        var notebook = Notebook.Of(cells);
        notebook.Metadata["kernelspec"] = new System.Text.Json.Nodes.JsonObject
        {
            ["name"] = "python3", ["language"] = "python", ["display_name"] = "Python 3",
        };
        notebook.Metadata["language_info"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "python" };
        notebook.Save(_folder["in.ipynb"]);
        var request = new NotebookRunRequest { InputPath = _folder["in.ipynb"], OutputPath = _folder["out.ipynb"] };
        return await NotebookRunner.RunAsync(change?.Invoke(request) ?? request);
    }

    IEnumerable<string?> Statuses =>
        [.. Output.Cells
            .Where(cell => cell.Kind == CellKind.Code)
            .Select(cell => (string?)cell.Metadata["papermill"]!["status"])];

    [JupyterFact("ipykernel", "python3-ipykernel")]
    public async Task RunAsync_parameters_outputs_and_language_are_those_of_Python()
    {
        List<RunMessage> messages = [];
        var result = await Run(
            [
                "[parameters]lr = 1.0",
                "print(lr, zz)",
                "from IPython.display import display\nh = display('a', display_id='d')\nh.update('b')",
                "lr",
            ],
            request => request with
            {
                Parameters = new Dictionary<string, object?>
                {
                    ["lr"] = new ParameterText("1e-5"), ["zz"] = new object?[] { 1, null, "é" },
                },
                Messages = messages.Add,
            });
        Assert.True(result.Status == RunStatus.Completed, result.Summary);
        var cells = Output.Cells;
        Assert.Equal("# Parameters\nlr = 1e-05\nzz = [1, None, \"\\xe9\"]\n", cells[1].Source);
        Assert.Equal("1e-05 [1, None, 'é']\n", (string?)cells[2].Outputs[0]!["text"]![0]);
        Assert.Equal("'b'", (string?)Assert.Single(cells[3].Outputs)!["data"]!["text/plain"]![0]);
        Assert.Equal("1e-05", (string?)cells[4].Outputs[0]!["data"]!["text/plain"]![0]);
        Assert.Equal("ipython", (string?)Output.Metadata["language_info"]!["codemirror_mode"]!["name"]);
        Assert.Equal(
            [new RunMessage(RunMessageKind.Warning, "Passed unknown parameter: zz")],
            messages.Where(message => message.Kind == RunMessageKind.Warning));
    }

    [JupyterFact("ipykernel", "python3-ipykernel")]
    public async Task RunAsync_exit_with_no_error_is_a_success_that_ends_the_run()
    {
        var result = await Run(["1", "import sys; sys.exit(0)", "3"]);
        Assert.Equal((true, true), (result.IsSuccess, result.ExitedCleanly));
        Assert.Equal(["completed", "failed", "pending"], Statuses);
        Assert.Equal(3, Output.Cells.Count);
        Assert.True((bool?)Output.Metadata["papermill"]!["exception"]);
    }

    [JupyterFact("ipykernel", "python3-ipykernel")]
    public async Task RunAsync_expected_exception_fails_the_run_only_when_compatible()
    {
        string[] cells = ["[raises-exception]1/0", "2"];
        Assert.Equal(RunStatus.Completed, (await Run(cells)).Status);
        var result = await Run(cells, request => request with { PapermillCompatible = true });
        Assert.Equal(
            (RunStatus.Failed, 0, "ZeroDivisionError"), (result.Status, result.FailingCell, result.Error!.Name));
        Assert.Equal(["completed", "completed"], Statuses);
        Assert.Equal(4, Output.Cells.Count);
    }

    [JupyterFact("ipykernel", "python3-ipykernel")]
    public async Task RunAsync_cell_that_runs_too_long_is_interrupted_by_a_signal()
    {
        var result = await Run(
            ["print('begun')\nimport time; time.sleep(600)", "2"],
            request => request with { CellTimeout = TimeSpan.FromSeconds(2) });
        Assert.Equal(RunStatus.TimedOut, result.Status);
        Assert.Equal(["failed", "pending"], Statuses);
        Assert.Equal(
            ["stream", "error", "error"],
            Output.Cells
                .First(cell => cell.Kind == CellKind.Code).Outputs
                .Select(output => (string?)output!["output_type"]));
    }

    [JupyterFact("ipykernel", "python3-ipykernel")]
    public async Task RunAsync_kernel_that_dies_is_recorded_with_the_signal()
    {
        var result = await Run(["import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "2"]);
        Assert.Equal(RunStatus.Died, result.Status);
        Assert.Contains("signal 9", result.Error!.Message);
        Assert.Equal(["failed", "pending"], Statuses);
    }
}
