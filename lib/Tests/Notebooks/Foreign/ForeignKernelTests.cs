using System.Text.Json.Nodes;

namespace FairLab.Notebooks.Tests;

/// <summary>
/// Notebooks in a kernel of another process, over the Jupyter protocol. The kernel is FairLab's own, so that the tests
/// need no other; Python's is in <see cref="PythonKernelTests"/>.
/// </summary>
public sealed class ForeignKernelTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public ForeignKernelTests() => HostKernel.Install();

    public void Dispose() => _folder.Dispose();

    NotebookDocument Output => NotebookDocument.Load(_folder["out.ipynb"]);

    Task<NotebookResult> Run(
        string[] cells,
        Func<NotebookRunRequest, NotebookRunRequest>? change = null,
        string kernel = HostKernel.Name,
        CancellationToken token = default)
    {
        var request = new NotebookRunRequest
        {
            InputPath = Notebook.Saved(_folder, cells), OutputPath = _folder["out.ipynb"], KernelName = kernel,
            Language = "host", WorkingDirectory = _folder.Path,
        };
        return NotebookRunner.RunAsync(change?.Invoke(request) ?? request, null, token);
    }

    [Fact]
    public async Task RunAsync_records_every_kind_of_output()
    {
        List<RunMessage> messages = [];
        var result = await Run(
            [
                "[markdown]# Title",
                "Console.Write(\"a\"); Console.Error.Write(\"b\");",
                "var shown = display(\"old\"); display(\"other\"); shown.Update(\"new\");",
                "",
                "6 * 7",
                "Console.Write(\"gone\"); clear_output(); Console.Write(\"kept\");",
                "System.IO.Directory.GetCurrentDirectory() == \"" + _folder.Path + "\"",
            ],
            request => request with { Messages = messages.Add });
        Assert.True(result.Status == RunStatus.Completed, result.Summary);
        var cells = Output.Cells;
        Assert.Equal(
            [null, 1, 2, null, 3, 4, 5], cells.Select(cell => cell.Kind == CellKind.Code ? cell.ExecutionCount : null));
        Assert.Equal(
            ["stdout a", "stderr b"],
            cells[1].Outputs.Select(output => $"{output!["name"]} {output["text"]![0]}").OrderDescending());
        Assert.Equal(["new", "other"], cells[2].Outputs.Select(Plain));
        Assert.Equal("42", Plain(cells[4].Outputs[0]));
        Assert.Equal(3, (int)cells[4].Outputs[0]!["execution_count"]!);
        Assert.Equal("kept", (string?)Assert.Single(cells[5].Outputs)!["text"]![0]);
        Assert.Equal("true", Plain(cells[6].Outputs[0])!.ToLowerInvariant());
        Assert.Equal("C#", (string?)Output.Metadata["language_info"]!["name"]);
        Assert.Equal(
            ["iopub.execute_input", "iopub.status.busy", "iopub.status.idle", "shell.execute_reply"],
            cells[1].Metadata["execution"]!.AsObject().Select(entry => entry.Key).Order(StringComparer.Ordinal));
        Assert.Contains(
            new RunMessage(RunMessageKind.Info, "Executing notebook with kernel: " + HostKernel.Name), messages);
        Assert.Contains(new RunMessage(RunMessageKind.Stdout, "a"), messages);
        Assert.Contains(new RunMessage(RunMessageKind.Display, "42"), messages);
    }

    [Fact]
    public async Task RunAsync_failing_cell_stops_and_an_expected_one_does_not()
    {
        var result = await Run([
            "[raises-exception]throw new Exception(\"wanted\");", "throw new InvalidOperationException(\"boom\");", "3",
        ]);
        Assert.Equal((RunStatus.Failed, 2), (result.Status, result.FailingCount));
        var cells = Output.Cells.Where(cell => cell.Kind == CellKind.Code).ToArray();
        Assert.Equal(["completed", "failed", "pending"], cells.Select(Status));
        Assert.Single(cells[1].Outputs);
        Assert.Equal("boom", (string?)cells[1].Outputs[0]!["evalue"]);
        Assert.Equal(5, Output.Cells.Count);
    }

    [Fact]
    public async Task RunAsync_kernel_that_dies_is_recorded_with_the_cause()
    {
        var result = await Run(["Console.Write(1);", "Environment.Exit(7);", "3"]);
        Assert.Equal(RunStatus.Died, result.Status);
        Assert.Equal("DeadKernelError", result.Error!.Name);
        Assert.Contains("exit code 7", result.Error.Message);
        var cells = Output.Cells.Where(cell => cell.Kind == CellKind.Code).ToArray();
        Assert.Equal(["completed", "failed", "pending"], cells.Select(Status));
        Assert.Equal("1", (string?)cells[0].Outputs[0]!["text"]![0]);
        Assert.Equal("died", (string?)Output.Metadata["fairlab"]!["status"]);
    }

    [Theory]
    [InlineData("System.Threading.Thread.Sleep(300); Environment.FailFast(\"gone\");")]
    [InlineData("Environment.Exit(3);")]
    [InlineData(
        "new System.Threading.Thread(() => throw new Exception(\"unseen\")).Start(); "
            + "System.Threading.Thread.Sleep(10_000);")]
    public async Task RunAsync_kernel_that_dies_leaves_what_its_cell_had_shown(string death)
    {
        foreach (var compatible in (bool[])[false, true])
        {
            var result = await Run(
                ["1", "display(\"shown\"); Console.WriteLine(\"before\"); " + death],
                request => request with { PapermillCompatible = compatible });
            Assert.Equal(RunStatus.Died, result.Status);
            var cell = Output.Cells.Last(other => other.Kind == CellKind.Code);
            Assert.Equal("shown", Plain(cell.Outputs[0]));
            Assert.Equal("before\n", (string?)cell.Outputs[1]!["text"]![0]);
        }
    }

    [Fact]
    public async Task RunAsync_print_loop_of_another_kernel_is_capped_too()
    {
        var result = await Run(
            ["for (var i = 0; i < 300_000; i++) Console.WriteLine($\"line {i}\");"],
            request => request with { StreamLimit = 10_000 });
        Assert.True(result.Status == RunStatus.Completed, result.Summary);
        Assert.InRange(new FileInfo(_folder["out.ipynb"]).Length, 10_000, 40_000);
        Assert.EndsWith("line 299999\n", (string?)Output.Cells[0].Outputs[^1]!["text"]!.AsArray()[^1]);
    }

    [Fact]
    public async Task RunAsync_kernel_that_dies_leaves_what_Papermill_leaves_when_compatible()
    {
        var result = await Run(["Environment.Exit(7);", "3"], request => request with { PapermillCompatible = true });
        Assert.Equal(RunStatus.Died, result.Status);
        Assert.Equal(["completed", "completed"], Output.Cells.Select(Status));
        Assert.All(Output.Cells, cell => Assert.Empty(cell.Outputs));
        Assert.Null(Output.Metadata["papermill"]!["exception"]);
    }

    [Fact]
    public async Task RunAsync_cell_that_runs_too_long_is_interrupted()
    {
        var result = await Run(
            ["System.Threading.Thread.Sleep(600_000);", "3"],
            request => request with { CellTimeout = TimeSpan.FromSeconds(2) });
        Assert.Equal(RunStatus.TimedOut, result.Status);
        Assert.Equal("In [1]: TimeoutException: the cell ran longer than 2 s", result.Summary);
        Assert.Equal(
            "TimeoutException",
            (string?)Output.Cells.Where(cell => cell.Kind == CellKind.Code).First().Outputs[^1]!["ename"]);
    }

    [Fact]
    public async Task RunAsync_told_to_end_is_recorded_as_killed()
    {
        using var kill = new CancellationTokenSource();
        kill.CancelAfter(TimeSpan.FromSeconds(3));
        var result =
            await Run(["System.Threading.Thread.Sleep(600_000);"], request => request with { Kill = kill.Token });
        Assert.Equal(RunStatus.Killed, result.Status);
        Assert.Equal("killed", (string?)Output.Metadata["fairlab"]!["status"]);
    }

    [Theory]
    [InlineData("fairlab-test-broken", "did not start: the kernel died (exit code 3):\nthis kernel is broken")]
    [InlineData("fairlab-test-silent", "did not answer within 0.5 s (--start-timeout)")]
    [InlineData("fairlab-test-absent", "exit code")]
    [InlineData("fairlab-test-hots", "did you mean 'fairlab-test-host'?")]
    public async Task RunAsync_kernel_that_does_not_start_says_why_and_writes_nothing(string kernel, string expected)
    {
        var patience = TimeSpan.FromSeconds(kernel.EndsWith("silent", StringComparison.Ordinal) ? 0.5 : 30);
        var error = await Assert.ThrowsAsync<KernelStartException>(
            () => Run(["1"], request => request with { StartTimeout = patience }, kernel));
        Assert.Contains(expected, error.Message);
        Assert.False(File.Exists(_folder["out.ipynb"]));
    }

    [Fact]
    public void Pick_gives_fifty_kernels_places_of_their_own()
    {
        var picked = Enumerable.Range(0, 50).AsParallel().Select(_ => LoopbackPorts.Pick()).ToArray();
        var places = picked.SelectMany(connection => Ports(connection).Select(port => (connection.Ip, port))).ToArray();
        Assert.Equal(250, places.Distinct().Count());
        Assert.Equal(50, picked.Select(connection => connection.Key).Distinct().Count());
    }

    static int[] Ports(ConnectionFile connection) =>
    [
        connection.ShellPort, connection.IopubPort, connection.StdinPort, connection.ControlPort,
        connection.HeartbeatPort,
    ];

    static string? Status(NotebookCell cell) => (string?)cell.Metadata["papermill"]!["status"];

    static string? Plain(JsonNode? output) => MultilineText.Read(output!["data"]!["text/plain"]);
}
