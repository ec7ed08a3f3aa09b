using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace FairLab.Experiments.Workers;

/// <summary>
/// A worker process seen from the engine: it executes one notebook at a time, and any number after each other.
/// </summary>
sealed class WorkerProcess : IAsyncDisposable
{
    static readonly string[] Frames = ["   at ", "frame #", "Exception raised from "];

    readonly Process _process;
    readonly StringBuilder _errors = new();
    bool _overflow; // of the stack
    int _rules;

    public WorkerProcess(WorkerCommand command)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        _process = Process.Start(start)
            ?? throw new InvalidOperationException($"The worker '{command.Program}' did not start.");
        _process.ErrorDataReceived += (_, e) => Remember(e.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>Whether the process can take another run.</summary>
    public bool IsAlive => !_process.HasExited;

    /// <summary>Sends a request and reads the replies to it.</summary>
    /// <returns>The last reply, or how the process died.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled; the process is gone.</exception>
    public async Task<(WorkerReply? Last, string? Death)> ConverseAsync(
        WorkerMessage request,
        IProgress<WorkerReply>? progress,
        CancellationToken cancel)
    {
        await using var kill = cancel.Register(Kill);
        try
        {
            Tell(request);
            while (await _process.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
            {
                // What native code of a cell prints goes to the same pipe.
                if (!line.StartsWith("{\"", StringComparison.Ordinal))
                    continue;
                var reply = JsonSerializer.Deserialize<WorkerReply>(line, WorkerJson.Options)!;
                if (reply.Ended)
                    return (reply, null);
                progress?.Report(reply);
            }
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            // The pipe broke, or the process died in the middle of a line: its exit code says why.
        }
        await _process.WaitForExitAsync(CancellationToken.None);
        cancel.ThrowIfCancellationRequested();
        return (null, Death());
    }

    /// <summary>Sends a line; a process that is gone does not hear it.</summary>
    public void Tell(WorkerMessage message)
    {
        try
        {
            lock (_process)
            {
                _process.StandardInput.WriteLine(JsonSerializer.Serialize(message, WorkerJson.Options));
                _process.StandardInput.Flush();
            }
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // The reading side finds the end and reports it.
        }
    }

    string Death()
    {
        int code = _process.ExitCode;
        string how = code > 128 ? $"signal {code - 128}" : $"exit code {code}";
        lock (_errors)
            return $"The worker process died ({how}).{(_errors.Length > 0 ? "\n" + _errors : "")}";
    }

    // The end of what the process wrote is enough to say why it died.
    void Remember(string? line)
    {
        lock (_errors)
        {
            if (line is null || _errors.Length >= 8000)
                return;
            if (line == "Stack overflow.")
                _overflow = true;
            // Frames of a crash, .NET's or C++'s, are of no use to who wrote the notebook; those that a stack is full
            // of are.
            if (_overflow || !Frames.Any(f => line.StartsWith(f, StringComparison.Ordinal)))
                _errors.AppendLine(line);
            // They stand between two lines.
            if (_overflow && line.StartsWith("---", StringComparison.Ordinal) && ++_rules == 2)
                _overflow = false;
        }
    }

    void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It had already ended.
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close(); // the worker ends at the end of its input
        }
        catch (IOException)
        {
            // It had already ended.
        }
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
        }
        _process.Dispose();
    }
}
