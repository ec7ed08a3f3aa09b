using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace FairLab.Notebooks;

/// <summary>
/// The operating system's process of a kernel. It has no console: what it writes there is kept for the message when it
/// dies.
/// </summary>
internal sealed partial class KernelProcess : IDisposable
{
    const int KeptText = 4000;
    const int InterruptSignal = 2;

    readonly Process _process;
    readonly string _file;
    readonly StringBuilder _said = new();

    /// <exception cref="KernelStartException">The program cannot be started.</exception>
    public KernelProcess(KernelSpec spec, ConnectionFile connection, string? folder)
    {
        _file = Path.Combine(Path.GetTempPath(), $"fairlab-kernel-{Guid.NewGuid():n}.json");
        // The file has the key: who reads it can run code.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(_file, options))
            stream.Write(Encoding.UTF8.GetBytes(connection.ToJson()));
        string[] command = [.. spec.Kernel.Command.Select(word => word
            .Replace("{connection_file}", _file, StringComparison.Ordinal)
            .Replace("{resource_dir}", spec.Kernel.Folder, StringComparison.Ordinal))];
        // In a session of its own, so that Ctrl-C reaches the runner alone, who then interrupts the kernel.
        if (File.Exists("/usr/bin/setsid"))
            command = ["/usr/bin/setsid", .. command];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in spec.Environment)
            start.Environment[name] = Variable()
                .Replace(value, match => Environment.GetEnvironmentVariable(match.Groups[1].Value) ?? match.Value);
        start.Environment["JPY_PARENT_PID"] = FormattableString.Invariant($"{Environment.ProcessId}");
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            File.Delete(_file);
            throw new KernelStartException(
                $"kernel '{spec.Name}': cannot start '{spec.Kernel.Command[0]}': {error.Message}", error);
        }

        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>How it ended, and the end of what it wrote.</summary>
    public string Death
    {
        get
        {
            // Unlike a wait for the process alone, this one lasts until all it wrote has been read.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            try
            {
                _process.WaitForExitAsync(patience.Token).GetAwaiter().GetResult();
            }
            catch (OperationCanceledException)
            {
                // A child of its own still holds its output.
            }

            var code = _process.HasExited ? _process.ExitCode : 0;
            var how = code > 128
                ? FormattableString.Invariant($"signal {code - 128}")
                : FormattableString.Invariant($"exit code {code}");
            lock (_said)
            {
                var end = _said.ToString().TrimEnd();
                return $"the kernel died ({how})" + (end.Length == 0 ? "" : ":\n" + end);
            }
        }
    }

    /// <summary>What the process wrote to its console.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Sends the signal that Ctrl-C sends.</summary>
    public void Interrupt()
    {
        if (!OperatingSystem.IsWindows() && !_process.HasExited)
            _ = Signal(_process.Id, InterruptSignal);
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It had ended already.
        }
    }

    /// <summary>Waits for the end, and brings it about when it does not come.</summary>
    public void End(TimeSpan patience)
    {
        if (!_process.WaitForExit(patience))
            Kill();
    }

    public void Dispose()
    {
        End(TimeSpan.Zero);
        _process.Dispose();
        try
        {
            File.Delete(_file);
        }
        catch (IOException)
        {
        }
    }

    void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_said)
        {
            _said.Append(line).Append('\n');
            if (_said.Length > KeptText)
                _said.Remove(0, _said.Length - KeptText);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);

    [GeneratedRegex(@"\$\{(\w+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
