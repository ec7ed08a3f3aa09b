using System.Diagnostics;
using System.Globalization;

namespace FairLab.Cli.Papermill;

/// <summary>A progress bar in one line, drawn as tqdm draws it.</summary>
sealed class ProgressLine(int total, TextWriter writer)
{
    const double Smoothing = 0.3;
    const string Parts = " ▏▎▍▌▋▊▉█";

    static readonly TimeSpan Least = TimeSpan.FromSeconds(0.1);

    readonly Stopwatch _clock = Stopwatch.StartNew();
    string _description = "Executing";
    TimeSpan _drawn = TimeSpan.MinValue / 2;
    int _drawnAt;
    int _done;
    int _length;
    int _calls;
    double _smoothDone;
    double _smoothSeconds;

    public void Describe(string description)
    {
        _description = description;
        Show();
    }

    public void Advance()
    {
        _done++;
        if (_clock.Elapsed - _drawn < Least)
            return;
        var since = _drawn < TimeSpan.Zero ? _clock.Elapsed : _clock.Elapsed - _drawn;
        (_smoothDone, _smoothSeconds) = (
            Smooth(_done - _drawnAt, _smoothDone),
            Smooth(since.TotalSeconds, _smoothSeconds));
        _calls++;
        _drawnAt = _done;
        Show();
    }

    public void Show()
    {
        _drawn = _clock.Elapsed;
        string line = Line();
        writer.Write("\r" + line + new string(' ', Math.Max(0, _length - line.Length)));
        writer.Flush();
        _length = line.Length;
    }

    public void Close()
    {
        _done = total;
        _calls = 0;
        Show();
        writer.Write("\n");
        writer.Flush();
    }

    static double Smooth(double value, double before) => (Smoothing * value) + ((1 - Smoothing) * before);

    string Line()
    {
        double elapsed = _clock.Elapsed.TotalSeconds;
        double rate =
            _calls > 0 && _smoothSeconds > 0 ? _smoothDone / _smoothSeconds
            : _done > 0 && elapsed > 0 ? _done / elapsed
            : 0;
        string speed =
            rate == 0 ? "?cell/s"
            : rate < 1 ? string.Create(CultureInfo.InvariantCulture, $"{1 / rate, 5:0.00}s/cell")
            : string.Create(CultureInfo.InvariantCulture, $"{rate, 5:0.00}cell/s");
        string left = rate == 0 ? "?" : Interval((total - _done) / rate);
        double part = total == 0 ? 1 : (double)_done / total;
        string head = string.Create(CultureInfo.InvariantCulture, $"{_description}: {part * 100,3:0}%|");
        string tail = $"| {_done}/{total} [{Interval(elapsed)}<{left}, {speed}]";
        return head + Bar(part, Width(head.Length + tail.Length)) + tail;
    }

    static int Width(int rest)
    {
        if (Console.IsErrorRedirected)
            return 10;
        try
        {
            return Math.Max(1, Console.WindowWidth - 1 - rest);
        }
        catch (IOException)
        {
            return 10;
        }
    }

    static string Bar(double part, int width)
    {
        int eighths = (int)(part * width * 8);
        string full = new('█', eighths / 8);
        return eighths / 8 >= width ? full : full + Parts[eighths % 8] + new string(' ', width - (eighths / 8) - 1);
    }

    static string Interval(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Min(seconds, 1e9));
        return (int)time.TotalHours > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes:00}:{time.Seconds:00}");
    }
}
