using System.Text;
using FairLab.Experiments.Workers;
using FairLab.Notebooks;

namespace FairLab.Cli.Papermill;

/// <summary>Papermill's log on standard error, its copies of what cells print, and its progress bar.</summary>
sealed class PapermillLog : IDisposable
{
    const int LongestLine = 1 << 16;

    static readonly UTF8Encoding Utf8 = new(false);

    readonly LogLevel _level;
    readonly bool _logOutput;
    readonly bool _wantsBar;
    StreamWriter? _stdout;
    StreamWriter? _stderr;
    readonly StringBuilder _printed = new();
    readonly Lock _gate = new();
    ProgressLine? _bar;

    /// <exception cref="IOException">A file cannot be opened.</exception>
    public PapermillLog(PapermillOptions options, LogLevel level, bool bar)
    {
        (_level, _logOutput, _wantsBar) = (level, options.LogOutput, bar);
        _stdout = Open(options.StdoutFile);
        _stderr = Open(options.StderrFile);
    }

    /// <summary>Whether a copy of what cells print could not be written.</summary>
    public bool Failed { get; private set; }

    public void Info(string line) => Write(LogLevel.INFO, line);

    public void Warning(string line) => Write(LogLevel.WARNING, line);

    /// <summary>A warning that no level silences.</summary>
    public void Always(string line)
    {
        lock (_gate)
            Console.Error.Write(line + "\n");
    }

    public void Step(JobStep step)
    {
        lock (_gate)
        {
            if (_bar is null && _wantsBar)
                (_bar = new ProgressLine(step.Count, Console.Error)).Show();
            if (step.Ended)
            {
                Flush();
                if (_logOutput)
                    Info(
                        FormattableString.Invariant($"Ending Cell {step.Index + 1}")
                            .PadRight(43 + "Ending Cell ".Length, '-'));
                _bar?.Advance();
            }
            else
            {
                if (_logOutput)
                    Info(
                        FormattableString.Invariant($"Executing Cell {step.Index + 1}")
                            .PadRight(40 + "Executing Cell ".Length, '-'));
                if (step.Description is { } description)
                    _bar?.Describe($"Executing {description}");
            }
        }
    }

    public void Message(RunMessage message)
    {
        lock (_gate)
        {
            switch (message.Kind)
            {
                case RunMessageKind.Info:
                    Info(message.Text);
                    break;
                case RunMessageKind.Warning:
                    Warning(message.Text);
                    break;
                case RunMessageKind.Stdout:
                    Copy(ref _stdout, message.Text);
                    // A line that is printed in parts is logged when it is whole.
                    if (_logOutput)
                        _printed.Append(message.Text);
                    if (_printed.Length > 0 && (_printed[^1] == '\n' || _printed.Length > LongestLine))
                        Flush();
                    break;
                case RunMessageKind.Stderr:
                    Copy(ref _stderr, message.Text);
                    Flush();
                    if (_logOutput)
                        Warning(message.Text);
                    break;
                case RunMessageKind.Display when _logOutput:
                    Flush();
                    Info(message.Text);
                    break;
            }
        }
    }

    /// <summary>Ends the bar, at its end whatever has happened, as Papermill does.</summary>
    public void Close()
    {
        lock (_gate)
        {
            Flush();
            _bar?.Close();
            _bar = null;
        }
    }

    public void Dispose()
    {
        Close();
        _stdout?.Dispose();
        _stderr?.Dispose();
    }

    void Write(LogLevel level, string line)
    {
        if (level < _level)
            return;
        lock (_gate)
            Console.Error.Write(line + "\n");
    }

    void Flush()
    {
        if (_printed.Length == 0)
            return;
        Info(_printed.ToString());
        _printed.Clear();
    }

    /// <summary>
    /// A copy that cannot be written any more is given up, and the run goes on: what it computes is worth more.
    /// </summary>
    void Copy(ref StreamWriter? file, string text)
    {
        try
        {
            file?.Write(text);
            file?.Flush();
        }
        catch (IOException e)
        {
            Always($"error: the copy of what cells print ends here: {e.Message}");
            (file, Failed) = (null, true);
        }
    }

    static StreamWriter? Open(string? path) =>
        path is null
            ? null
            : new StreamWriter(path == "-" ? Console.OpenStandardOutput() : OutputFile.Open(path), Utf8);
}
