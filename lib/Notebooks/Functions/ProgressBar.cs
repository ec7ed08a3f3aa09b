using System.Diagnostics;
using System.Net;

namespace FairLab.Notebooks;

/// <summary>A bar that shows how far a loop is, redrawn in place.</summary>
internal static class ProgressBar
{
    const int Width = 30;

    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public static IEnumerable<T> Over<T>(IEnumerable<T> items, string title)
    {
        int? total = items.TryGetNonEnumeratedCount(out var count) ? count : null;
        var clock = Stopwatch.StartNew();
        var output = OutputScope.Current;
        var id = DisplayIds.Next(output);
        output?.Display(Draw(title, 0, total, clock.Elapsed), id);
        var (done, last) = (0, TimeSpan.Zero);
        foreach (var item in items)
        {
            yield return item;
            done++;
            if (clock.Elapsed - last < Interval)
                continue;
            last = clock.Elapsed;
            output?.UpdateDisplay(Draw(title, done, total, last), id);
        }

        output?.UpdateDisplay(Draw(title, done, total ?? done, clock.Elapsed), id);
    }

    static MimeBundle Draw(string title, int done, int? total, TimeSpan elapsed)
    {
        var filled = total is > 0 and var all ? (int)((long)done * Width / all) : 0;
        var bar = total is null ? "" : $" [{new string('=', filled)}{new string(' ', Width - filled)}]";
        var count = total is null
            ? FormattableString.Invariant($"{done}")
            : FormattableString.Invariant($"{done}/{total}");
        var left = total > done && done > 0
            ? FormattableString.Invariant($", {elapsed * ((total.Value - done) / (double)done):mm\\:ss} left")
            : "";
        var time = FormattableString.Invariant($"{elapsed:mm\\:ss}{left}");
        var end = total is null ? "" : FormattableString.Invariant($" max=\"{total}\"");
        var progress = FormattableString.Invariant($"<progress value=\"{done}\"{end}></progress>");
        return new MimeBundle(
        [
            new("text/html", $"<div>{WebUtility.HtmlEncode(title)} {progress} {count}, {time}</div>"),
            new("text/plain", $"{(title.Length > 0 ? title + ": " : "")}{count}{bar} {time}"),
        ]);
    }
}
