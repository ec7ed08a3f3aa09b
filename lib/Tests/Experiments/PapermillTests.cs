using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using FairLab.Notebooks;

namespace FairLab.Experiments.Tests;

/// <summary>
/// <c>fairlab papermill</c> as a user meets it: exit codes, what is on disk afterwards, what is said.
/// </summary>
public sealed partial class PapermillTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string this[string name] => Path.Combine(_folder.Path, name);

    string Notebook(string name, params string[] cells)
    {
        var notebook = NotebookDocument.Create();
        foreach (string cell in cells)
            notebook.Insert(
                notebook.Cells.Count,
                cell.StartsWith("[parameters]", StringComparison.Ordinal)
                    ? NotebookCell.Create(CellKind.Code, cell[12..], "parameters")
                    : NotebookCell.Create(CellKind.Code, cell));
        notebook.Save(this[name]);
        return name;
    }

    Process Start(string? input, params string[] arguments)
    {
        // A job in the background of a script inherits an interrupt signal that is ignored, and would hand that on.
        var start = new ProcessStartInfo(
            "env",
            [
                "--default-signal=INT",
                "dotnet",
                "exec",
                Path.Combine(AppContext.BaseDirectory, "FairLab.Cli.dll"),
                "papermill",
                .. arguments,
            ])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardInput = input is not null,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        start.Environment["FAIRLAB_ROOT"] = _folder.Path;
        var process = Process.Start(start)!;
        if (input is not null)
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        return process;
    }

    static async Task<(int Code, string Output, string Error)> EndAsync(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, await output, await error);
        }
    }

    Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        EndAsync(Start(null, arguments));

    NotebookDocument Output(string name = "out.ipynb") => NotebookDocument.Load(this[name]);

    static IEnumerable<string?> Statuses(NotebookDocument notebook) =>
        notebook.Cells.Where(c => c.Kind == CellKind.Code).Select(c => (string?)c.Metadata["papermill"]!["status"]);

    [Fact]
    public async Task Run_LogsCopiesAndSaves()
    {
        Notebook(
            "in.ipynb",
            "[parameters]double lr = 0.5;\nstring name = \"\";",
            "Console.WriteLine($\"{lr / 2} {name}\"); Console.Error.Write(\"warned\");",
            "lr");

        var (code, output, error) = await RunAsync(
            "in.ipynb",
            "out-{lr:.2f}.ipynb",
            "-p",
            "lr",
            "-1",
            "-p",
            "name",
            "-p",
            "--log-output",
            "--stdout-file",
            "stdout.txt",
            "--stderr-file",
            "stderr.txt");

        Assert.Equal((0, ""), (code, output));
        Assert.Equal("-0.5 -p\n", await File.ReadAllTextAsync(this["stdout.txt"]));
        Assert.Equal("warned", await File.ReadAllTextAsync(this["stderr.txt"]));
        Assert.Equal(
            "// Parameters\ndouble lr = -1;\nstring name = \"-p\";\n",
            Output("out--1.00.ipynb").Cells[1].Source);
        string[] lines = error.Split('\n');
        Assert.Equal(
            [
                "Input Notebook:  in.ipynb",
                "Output Notebook: out--1.00.ipynb",
                "Executing notebook with kernel: .net-csharp",
                "Executing Cell 1---------------------------------------",
                "Ending Cell 1------------------------------------------",
            ],
            lines[..5]);
        Assert.Contains("-0.5 -p", lines);
        Assert.DoesNotContain("%|", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrepareOnly_TheKindOfTheOptionDecidesNotItsPlace()
    {
        Notebook("in.ipynb", "[parameters]var a = 1;");
        await File.WriteAllTextAsync(this["p.yaml"], "b: file\nc: file\nd: file\ne: file\n");
        string base64 = Convert.ToBase64String("a: base64\nb: base64"u8);

        var (code, _, error) = await RunAsync(
            "in.ipynb",
            "out.ipynb",
            "--prepare-only",
            "--compat",
            "papermill",
            "-r",
            "e",
            "5",
            "-p",
            "d",
            "1_0",
            "-p",
            "e",
            "x",
            "-y",
            "{c: 010, d: yaml, on: 1e-5}",
            "-f",
            "p.yaml",
            "-b",
            base64,
            "--inject-paths");

        Assert.True(code == 0, error);
        Assert.Equal(
            "// Parameters\nvar PAPERMILL_INPUT_PATH = \"in.ipynb\";\nvar PAPERMILL_OUTPUT_PATH = \"out.ipynb\";\nvar "
                + "a = \"base64\";\nvar b = \"file\";\nvar c = 8;\nvar d = 10;\nvar e = \"5\";\nvar True = \"1e-5\";\n",
            Output().Cells[1].Source);
        Assert.Equal("2.6.0", (string?)Output().Metadata["papermill"]!["version"]);
    }

    [Fact]
    public async Task Pipes_ReadAndWriteTheNotebookOnce()
    {
        Notebook("in.ipynb", "6 * 7");

        var (code, output, error) = await EndAsync(Start(await File.ReadAllTextAsync(this["in.ipynb"])));

        Assert.Equal(0, code);
        Assert.Equal("42", (string?)NotebookDocument.Parse(output).Cells[0].Outputs[0]!["data"]!["text/plain"]![0]);
        Assert.Equal("UserWarning: the file is not specified with any extension : -", error.Split('\n')[0]);
        Assert.DoesNotContain("Executing", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfAFailingCell_ExitsWith1AndShowsIt()
    {
        Notebook("in.ipynb", "1", "throw new InvalidOperationException(\"boom\");", "3");

        var (code, _, error) = await RunAsync("in.ipynb", "out.ipynb");

        Assert.Equal(1, code);
        Assert.Contains(
            new string('-', 75) + "\nException encountered at \"In [2]\":\nInvalidOperationException: boom\n",
            error,
            StringComparison.Ordinal);
        Assert.Equal(["completed", "failed", "pending"], Statuses(Output()));
        Assert.Contains("Executing: 100%|██████████| 3/3 [", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhoseProcessDies_ExitsWith138AndKeepsWhatWasDone()
    {
        Notebook("in.ipynb", "Console.Write(1);", "Environment.FailFast(\"gone\");", "3");

        var (code, _, error) = await RunAsync("in.ipynb", "out.ipynb", "--no-progress-bar");

        Assert.Equal(138, code);
        Assert.Contains("In [2]: DeadKernelError", error, StringComparison.Ordinal);
        Assert.Equal(["completed", "failed", "pending"], Statuses(Output()));
        Assert.Equal("1", (string?)Output().Cells[1].Outputs[0]!["text"]![0]);
        Assert.Equal("died", (string?)Output().Metadata["fairlab"]!["status"]);
    }

    [Theory]
    [InlineData("INT", 1, "interrupted")]
    [InlineData("TERM", 143, "killed")]
    public async Task Run_ToldToStop_SaysHow(string signal, int expected, string status)
    {
        Notebook(
            "in.ipynb",
            "Console.Write(1);",
            "System.IO.File.WriteAllText(\"begun\", \"\"); System.Threading.Thread.Sleep(600_000);");
        var process = Start(null, "in.ipynb", "out.ipynb", "--no-progress-bar");
        while (!File.Exists(this["begun"]) && !process.HasExited)
            await Task.Delay(50);
        using (var kill = Process.Start(
            "kill",
            ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();

        var (code, _, _) = await EndAsync(process);

        Assert.Equal(expected, code);
        Assert.Equal(["completed", "failed"], Statuses(Output()));
        Assert.Equal(status, (string?)Output().Metadata["fairlab"]!["status"]);
    }

    [Fact]
    public async Task Run_WhoseOutputIsLargerThanTheDiskTakes_IsSavedWithoutIt()
    {
        Notebook("in.ipynb", "Console.Write(\"kept\");", "Console.Write(new string('y', 200_000));", "3");
        // A limit on the size of files stands for a full disk; .NET's own executable memory must not count.
        var start = new ProcessStartInfo(
            "bash",
            [
                "-c",
                "trap '' XFSZ; ulimit -f 100; exec dotnet exec \"$0\" papermill in.ipynb out.ipynb --no-progress-bar",
                Path.Combine(AppContext.BaseDirectory, "FairLab.Cli.dll"),
            ])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FAIRLAB_ROOT"] = _folder.Path;
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";

        var (code, _, error) = await EndAsync(Process.Start(start)!);

        Assert.Equal(1, code);
        Assert.Contains(
            "could not be saved with this cell's outputs, which are dropped",
            error,
            StringComparison.Ordinal);
        Assert.Equal(["completed", "failed", "pending"], Statuses(Output()));
        Assert.Equal("kept", (string?)Output().Cells[1].Outputs[0]!["text"]![0]);
    }

    [Fact]
    public async Task Batch_OfSixNotebooksOnTwoWorkers_StartsTwo()
    {
        for (int i = 0; i < 6; i++)
            Notebook($"n{i}.ipynb", "[parameters]int k = 0;", i == 3 ? "throw new Exception(\"three\");" : "k * 2");
        await File.WriteAllTextAsync(
            this["list.yaml"],
            string.Concat(
                Enumerable.Range(0, 6)
                    .Select(i => $"- {{ input: n{i}.ipynb, output: 'out-{{k}}.ipynb', parameters: {{ k: {i} }} }}\n")));

        var (code, output, error) = await RunAsync("--batch", "list.yaml", "--jobs", "2");

        Assert.Equal(1, code);
        Assert.Equal("5 of 6 notebooks done, 2 workers started", error.TrimEnd());
        Assert.Contains("failed  out-3.ipynb  In [3], line 1: Exception: three", output, StringComparison.Ordinal);
        Assert.Equal("10", (string?)Output("out-5.ipynb").Cells[2].Outputs[0]!["data"]!["text/plain"]![0]);
    }

    [Theory]
    [InlineData("{\"cells\": [}", 1, "not valid JSON at line 1")]
    [InlineData("\0\u0001garbage", 1, "not valid JSON")]
    [InlineData("{\"nbformat\": 3, \"nbformat_minor\": 0, \"worksheets\": []}", 1, "nbformat 3 is not supported")]
    [InlineData(
        "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {\"language_info\": {\"name\": \"C#\"}}, \"cells\": "
            + "[{\"cell_type\": \"code\", \"source\": \"double lr = ;\", \"metadata\": {\"tags\": [\"parameters\"]}}]}",
        2,
        "the parameters cell does not compile: (1,13)")]
    [InlineData(
        "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {\"language_info\": {\"name\": \"C#\"}}, \"cells\": "
            + "[{\"cell_type\": \"code\", \"source\": \"int lr = 1;\", \"metadata\": {\"tags\": [\"parameters\"]}}]}",
        2,
        "lr: expected int, got \"0.5\"")]
    public async Task Run_OfWhatCannotBeRun_SaysWhyAndOverwritesNothing(string content, int expected, string message)
    {
        await File.WriteAllTextAsync(this["in.ipynb"], content);
        await File.WriteAllTextAsync(this["out.ipynb"], "earlier");

        var (code, _, error) = await RunAsync("in.ipynb", "out.ipynb", "-p", "lr", "0.5");

        Assert.Equal(expected, code);
        Assert.Contains("in.ipynb: ", error, StringComparison.Ordinal);
        Assert.Contains(message, error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal("earlier", await File.ReadAllTextAsync(this["out.ipynb"]));
    }

    [Theory]
    [InlineData(2, "Option '-p' requires 2 arguments", "in.ipynb", "out.ipynb", "-p", "x")]
    [InlineData(2, "'--nope'", "in.ipynb", "out.ipynb", "--nope")]
    [InlineData(2, "--log-level expects one of", "in.ipynb", "out.ipynb", "--log-level", "LOUD")]
    [InlineData(2, "--compat expects papermill", "in.ipynb", "out.ipynb", "--compat", "nbclient")]
    [InlineData(2, "--parameters_yaml: expected 'name: value' lines, found [1]", "in.ipynb", "out.ipynb", "-y", "[1]")]
    [InlineData(2, "s3:// is not supported", "in.ipynb", "s3://bucket/out.ipynb")]
    [InlineData(1, "Missing parameter 'x'", "in.ipynb", "out-{x}.ipynb")]
    [InlineData(1, "No engine named 'other' found", "in.ipynb", "out.ipynb", "--engine", "other")]
    [InlineData(1, "absent.ipynb: no such notebook", "absent.ipynb", "out.ipynb")]
    [InlineData(1, "output folder absent doesn't exist.", "in.ipynb", "absent/out.ipynb")]
    [InlineData(1, "No such kernel named absent", "in.ipynb", "out.ipynb", "-k", "absent", "-l", "other")]
    public async Task Run_Misused_SaysWhatWasExpected(int expected, string message, params string[] arguments)
    {
        Notebook("in.ipynb", "1");

        var (code, output, error) = await RunAsync(arguments);

        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(message, error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(["in.ipynb"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task HelpNotebook_ListsTypesDefaultsAndDocumentation()
    {
        Notebook(
            "in.ipynb",
            "[parameters]double lr = 0.5; // learning rate\nstring dataset = \"a rather long default value\"; // which "
                + "one");

        var (code, output, _) = await RunAsync("--help-notebook", "in.ipynb");

        Assert.Equal(0, code);
        Assert.EndsWith("""

            Parameters inferred for notebook 'in.ipynb':
              lr: double (default 0.5)        learning rate
              dataset: string (default "a rather long default value")
                                              which one

            """.ReplaceLineEndings("\n"), output, StringComparison.Ordinal);
    }
}
