using System.Text.Json.Nodes;
using FairLab.Notebooks;

namespace FairLab.Experiments.Tests;

/// <summary><c>fairlab kernel</c> and <c>fairlab lab</c> as a user meets them.</summary>
public sealed class KernelCommandTests : IDisposable
{
    readonly StudyFolder _study = new();
    readonly string _prefix;

    public KernelCommandTests()
    {
        _study.Write("data/catalogue.yaml", "[]");
        _prefix = Path.Combine(_study.Root, "prefix");
    }

    public void Dispose() => _study.Dispose();

    async Task<(int Code, string Output, string Error)> RunAsync(string? path, params string[] arguments)
    {
        var environment = new Dictionary<string, string>
        {
            ["JUPYTER_PATH"] = Path.Combine(_prefix, "share", "jupyter"),
        };
        if (path is not null)
            environment["PATH"] = path;
        var result = await CliProcess.RunFromAsync(AppContext.BaseDirectory, _study.Root, environment, arguments);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        return result;
    }

    string FolderOf(string kernel) => Path.Combine(_prefix, "share", "jupyter", "kernels", kernel);

    [Fact]
    public async Task Install_registers_both_kernels_and_uninstall_removes_them()
    {
        Assert.Equal(0, (await RunAsync(null, "kernel", "install", "--prefix", _prefix)).Code);
        foreach (var (name, language) in (ReadOnlySpan<(string, string)>)[(".net-csharp", "C#"), (".net-fsharp", "F#")])
        {
            var spec = JsonNode.Parse(File.ReadAllText(Path.Combine(FolderOf(name), "kernel.json")))!;
            Assert.Equal((language, "message"), ((string?)spec["language"], (string?)spec["interrupt_mode"]));
            // The program itself and not the script: nothing builds, nothing prints.
            Assert.Contains(spec["argv"]!.AsArray(), word => Path.GetFileName((string?)word) == "FairLab.Cli.dll");
            Assert.Equal("{connection_file}", (string?)spec["argv"]!.AsArray().Last());
            Assert.True(new FileInfo(Path.Combine(FolderOf(name), "plotly.min.js")).Length > 1_000_000);
        }

        var listed = (await RunAsync(null, "kernel", "list")).Output;
        Assert.Contains(".NET (C#) (FairLab)", listed, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(null, "kernel", "uninstall", "--prefix", _prefix)).Code);
        Assert.False(Directory.Exists(FolderOf(".net-csharp")));
        Assert.Equal(1, (await RunAsync(null, "kernel", "uninstall", "--prefix", _prefix)).Code);
    }

    [Fact]
    public async Task Install_under_a_name_installs_one_kernel()
    {
        Assert.Equal(0, (await RunAsync(null, "kernel", "install", "--prefix", _prefix, "--name", "mine")).Code);
        Assert.Equal(
            ["mine"],
            Directory.GetDirectories(Path.Combine(_prefix, "share", "jupyter", "kernels")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Uninstall_leaves_the_kernel_of_another_program()
    {
        Directory.CreateDirectory(FolderOf("theirs"));
        File.WriteAllText(
            Path.Combine(FolderOf("theirs"), "kernel.json"),
            """
            {"argv": ["python3", "-m", "kernel", "{connection_file}"], "display_name": "Theirs", "language": "python"}
            """);
        var (code, _, error) = await RunAsync(null, "kernel", "uninstall", "--prefix", _prefix, "--name", "theirs");
        Assert.Equal((1, true), (code, Directory.Exists(FolderOf("theirs"))));
        Assert.Contains("another program", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "is no kernel name", "install", "--name", "a b")]
    [InlineData(2, "exclude each other", "install", "--user", "--prefix", "x")]
    [InlineData(2, "csharp or fsharp", "install", "--prefix", "x", "--language", "python")]
    [InlineData(2, "'-f' is required", "start")]
    [InlineData(1, "cannot read the connection file", "start", "-f", "absent.json")]
    public async Task Misuse_is_explained(int expected, string message, params string[] arguments)
    {
        var (code, _, error) = await RunAsync(null, ["kernel", .. arguments]);
        Assert.Equal(expected, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lab_without_Jupyter_says_what_to_install()
    {
        var (code, _, error) = await RunAsync(_study.Root, "lab");
        Assert.Equal(1, code);
        Assert.Contains("pip install jupyterlab", error, StringComparison.Ordinal);
        Assert.Contains("apt-get install jupyter-notebook", error, StringComparison.Ordinal);
        Assert.Contains("conda env create -f environment.yml", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_study.Root, "artifacts", "jupyter")));
    }

    [Fact]
    public async Task Lab_prints_the_first_cell_for_a_kernel_that_knows_nothing_of_FairLab()
    {
        var (code, output, _) = await RunAsync(null, "lab", "--first-cell");
        Assert.Equal(0, code);
        string[] files = [.. output.Split('\n').Where(l => l.StartsWith("#r ", StringComparison.Ordinal))
            .Select(l => l.Trim()[4..^1])];
        Assert.Contains(files, f => Path.GetFileName(f) == "FairLab.dll");
        Assert.All(files, f => Assert.True(File.Exists(f), f));
        Assert.Contains("using FairLab.Metrics;", output, StringComparison.Ordinal);

        // In a session that has .NET Interactive and nothing of FairLab, as Microsoft's.
        using var session = new CSharpSession(new SessionOptions());
        Assert.Equal("CS0103", session.Run("Proportion.Wilson(3, 10)").Error?.Name);
        // All of it but what would stay set in this process.
        string bringing = string.Join('\n', output.Split('\n').TakeWhile(l =>
            !l.StartsWith("NativeLibrary.", StringComparison.Ordinal))
            .Where(l => !l.StartsWith("Environment.", StringComparison.Ordinal)));
        Assert.Null(session.Run(bringing).Error);
        Assert.Null(session.Run("Proportion.Wilson(3, 10)").Error);
    }

    [Fact]
    public async Task Lab_hands_its_options_and_what_stands_behind_two_dashes_to_Jupyter()
    {
        if (OperatingSystem.IsWindows())
            return;
        _study.Write("bin/jupyter-lab", "#!/bin/sh\necho \"$@\"\necho JUPYTER_PATH=$JUPYTER_PATH\nexit 3\n");
        string program = Path.Combine(_study.Root, "bin", "jupyter-lab");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        string path = Path.Combine(_study.Root, "bin");

        var (code, output, _) = await RunAsync(path, "lab", "--no-browser", "--port", "8890", "--", "--ip", "::1");
        Assert.Equal(3, code);
        Assert.Contains($"--notebook-dir={Path.Combine(_study.Root, "notebooks")} --no-browser --port=8890 --ip ::1",
            output, StringComparison.Ordinal);
        // The kernels are below the repository, before those that JUPYTER_PATH names.
        Assert.Contains($"JUPYTER_PATH={Path.Combine(_study.Root, "artifacts", "jupyter", "share", "jupyter")}:",
            output, StringComparison.Ordinal);

        (code, _, string error) = await RunAsync(path, "lab", "--port", "0");
        Assert.Equal(2, code);
        Assert.Contains("--port expects 1 to 65535, found 0", error, StringComparison.Ordinal);
    }
}
