using System.Text.Encodings.Web;
using System.Text.Json;

namespace FairLab.Report.Site;

/// <summary>
/// What the search looks through, as a script: a page that is opened from disk may read no other file.
/// </summary>
sealed class SearchIndex
{
    static readonly JsonSerializerOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly List<string[]> _entries = [];

    /// <summary>Adds something to be found.</summary>
    /// <param name="kind">What it is: a claim's verdict, table, figure, notebook.</param>
    /// <param name="address">Page and anchor.</param>
    /// <param name="study">Where it belongs.</param>
    /// <param name="text">What is looked through.</param>
    public void Add(string kind, string address, string study, string text) =>
        _entries.Add([kind, address, study, text]);

    /// <summary>The script.</summary>
    public string Script() =>
        "window.reportIndex = " + JsonSerializer.Serialize(_entries, Format) + ";\n";
}
