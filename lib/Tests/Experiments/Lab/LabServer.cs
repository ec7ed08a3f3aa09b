using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace FairLab.Experiments.Tests;

/// <summary>
/// <c>fairlab lab</c> in a repository of its own: the data and results of this one, copies of its notebooks, and a home
/// folder in which nothing is.
/// </summary>
sealed partial class LabServer : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    readonly TemporaryFolder _folder = new();
    readonly StringBuilder _said = new();
    readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Process _lab;

    LabServer(Func<string, string> edit, string[] options)
    {
        string root = Path.Combine(_folder.Path, "repository");
        foreach (string part in new[] { "notebooks/labs", "results" })
            Directory.CreateDirectory(Path.Combine(root, part));
        foreach (string part in new[] { "data", "experiments" })
            Directory.CreateSymbolicLink(Path.Combine(root, part), Path.Combine(Repository.Root, part));
        foreach (string study in Directory.GetDirectories(Path.Combine(Repository.Root, "results")))
            if (File.Exists(Path.Combine(study, "claims.json")))
                Directory.CreateSymbolicLink(Path.Combine(root, "results", Path.GetFileName(study)), study);
        foreach (string folder in new[] { "notebooks", "notebooks/labs" })
            foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.ipynb"))
                File.WriteAllText(Path.Combine(root, folder, Path.GetFileName(file)), edit(File.ReadAllText(file)));
        Directory.CreateDirectory(Home);

        string[] jupyter = ["--allow-root", "--ip=127.0.0.1", "--NotebookApp.token=", "--ServerApp.token="];
        // A job in the background of a script inherits an interrupt signal that is ignored, and would hand that on.
        var start = new ProcessStartInfo("env",
        [
            "--default-signal=INT", "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "FairLab.Cli.dll"),
            "lab", .. options, "--no-browser", "--", .. jupyter,
        ])
        {
            WorkingDirectory = _folder.Path, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        start.Environment["FAIRLAB_ROOT"] = root;
        start.Environment["HOME"] = Home;
        foreach (string folder in new[] { "JUPYTER_PATH", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR" })
            start.Environment.Remove(folder);
        _lab = Process.Start(start)!;
        _lab.OutputDataReceived += (_, e) => Hear(e.Data);
        _lab.ErrorDataReceived += (_, e) => Hear(e.Data);
        _lab.BeginErrorReadLine();
        _lab.BeginOutputReadLine();
    }

    public string Home => Path.Combine(_folder.Path, "home");

    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _address.Task.Result;

    /// <summary>Starts it and waits for its address.</summary>
    /// <param name="edit">Changes the text of each notebook.</param>
    /// <param name="options">Of <c>fairlab lab</c>.</param>
    public static async Task<LabServer> StartAsync(Func<string, string>? edit = null, params string[] options)
    {
        var server = new LabServer(edit ?? (text => text), options);
        try
        {
            await server._address.Task.WaitAsync(Patience);
            return server;
        }
        catch (TimeoutException)
        {
            string said = server.Said;
            await server.DisposeAsync();
            throw new InvalidOperationException("fairlab lab did not start:\n" + said);
        }
    }

    /// <summary>Tells it to end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> TerminateAsync()
    {
        Process.Start("kill", ["-TERM", FormattableString.Invariant($"{_lab.Id}")]).WaitForExit();
        await _lab.WaitForExitAsync().WaitAsync(Patience);
        return _lab.ExitCode;
    }

    /// <summary>The processes whose command line names the repository: Jupyter, its kernels.</summary>
    public string[] Processes() => [.. Directory.GetDirectories("/proc")
        .Where(p => int.TryParse(Path.GetFileName(p), out _)).Select(p => CommandLine(p))
        .Where(c => c.Contains(_folder.Path, StringComparison.Ordinal))];

    public async ValueTask DisposeAsync()
    {
        if (!_lab.HasExited)
        {
            _lab.Kill(entireProcessTree: true);
            await _lab.WaitForExitAsync();
        }
        _lab.Dispose();
        _folder.Dispose();
    }

    static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return ""; // it has ended meanwhile
        }
    }

    void Hear(string? line)
    {
        lock (_said)
            _said.AppendLine(line);
        if (line is not null && Listening().Match(line) is { Success: true } found)
            _address.TrySetResult(new Uri(found.Value));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Listening();
}
