using System.Diagnostics;

namespace FairLab.Notebooks.Tests;

/// <summary>Jupyter's own programs with this build's kernels installed for them alone.</summary>
internal sealed class JupyterProgram : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    readonly TemporaryFolder _folder = new();

    public JupyterProgram()
    {
        foreach (var language in (ReadOnlySpan<CellLanguage>)[CellLanguage.CSharp, CellLanguage.FSharp])
            KernelSpecInstaller.Install(new KernelSpecRequest
            {
                Command = [
                    "dotnet",
                    "exec",
                    typeof(JupyterProgram).Assembly.Location,
                    language == CellLanguage.FSharp ? "fsharp-kernel" : "kernel",
                ],
                Language = language, Prefix = _folder.Path,
            });
    }

    public TemporaryFolder Folder => _folder;

    /// <summary>The path of a script beside the tests.</summary>
    public static string Script(string name, string folder = "Jupyter") =>
        Path.Combine(AppContext.BaseDirectory, folder, name);

    /// <summary>Runs a Python program in the folder.</summary>
    /// <returns>Its exit code and what it printed, both streams together.</returns>
    public (int Code, string Text) Python(params IEnumerable<string> arguments) =>
        Run(JupyterFactAttribute.Python!, arguments);

    public (int Code, string Text) Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
            WorkingDirectory = _folder.Path,
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} did not end:\n{output.Result}\n{errors.Result}");
        }

        process.WaitForExit();
        return (process.ExitCode, output.Result + errors.Result);
    }

    /// <summary>What makes Jupyter find the kernels, and leave the user's folders alone.</summary>
    IEnumerable<(string Name, string Value)> Environment =>
    [
        ("JUPYTER_PATH", Path.Combine(_folder.Path, "share", "jupyter")), ("JUPYTER_CONFIG_DIR", _folder["config"]),
        ("JUPYTER_RUNTIME_DIR", _folder["runtime"]),
        ("IPYTHONDIR", _folder["ipython"]), ("JUPYTER_DATA_DIR", _folder["data"]),
    ];

    public void Dispose() => _folder.Dispose();
}
