using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FairLab.Notebooks;

/// <summary>What has been run in this kernel, for front ends that ask.</summary>
internal sealed class KernelHistory
{
    const int Session = 1, Most = 10_000;

    readonly Lock _gate = new();
    readonly List<(int Line, string Input, string? Output)> _entries = [];

    public void Add(int line, string input, string? output)
    {
        lock (_gate)
        {
            _entries.Add((line, input, output));
            // A cell sent again and again by a program must not fill the memory.
            if (_entries.Count > Most)
                _entries.RemoveRange(0, Most / 10);
        }
    }

    /// <summary>
    /// The entries a history_request asks for: the tail, a range of lines, or those that match a pattern with * and ?.
    /// </summary>
    public JsonArray Answer(JsonObject request)
    {
        (int Line, string Input, string? Output)[] entries;
        lock (_gate)
            entries = [.. _entries];
        var count = JupyterMessage.Number(request, "n", int.MaxValue);
        var found = JupyterMessage.Text(request, "hist_access_type") switch
        {
            "range" => Range(entries, request),
            "search" => Search(entries, request).TakeLast(count),
            _ => entries.TakeLast(count),
        };
        var withOutput = JupyterMessage.Flag(request, "output", false);
        return
        [
            .. found.Select(entry => (JsonNode)new JsonArray(
                Session,
                entry.Line,
                withOutput
                    ? new JsonArray(JsonValue.Create(entry.Input), JsonValue.Create(entry.Output))
                    : JsonValue.Create(entry.Input))),
        ];
    }

    static IEnumerable<(int Line, string Input, string? Output)> Range(
        (int Line, string Input, string? Output)[] entries, JsonObject request)
    {
        // Session 0 is the current one by convention; others are not kept.
        if (JupyterMessage.Number(request, "session", 0) is not (0 or Session))
            return [];
        var start = JupyterMessage.Number(request, "start", 0);
        var stop = JupyterMessage.Number(request, "stop", int.MaxValue);
        return entries.Where(entry => entry.Line >= start && entry.Line < stop);
    }

    static IEnumerable<(int Line, string Input, string? Output)> Search(
        (int Line, string Input, string? Output)[] entries, JsonObject request)
    {
        var pattern = "^"
            + Regex.Escape(JupyterMessage.Text(request, "pattern") ?? "*")
                .Replace("\\*", ".*", StringComparison.Ordinal)
                .Replace("\\?", ".", StringComparison.Ordinal) + "$";
        var found = entries.Where(
            entry => Regex.IsMatch(entry.Input, pattern, RegexOptions.Singleline | RegexOptions.CultureInvariant));
        return JupyterMessage.Flag(request, "unique", false)
            ? found.Reverse().DistinctBy(entry => entry.Input).Reverse()
            : found;
    }
}
