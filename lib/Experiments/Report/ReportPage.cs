using System.Globalization;
using System.Net;
using System.Text;
using FairLab.Data;
using FairLab.Experiments.Claims;
using FairLab.Experiments.Engine;
using FairLab.Figures;
using FairLab.Runs;

namespace FairLab.Experiments.Report;

/// <summary>The page that a run ends with: every study's claims, tables and figures.</summary>
public static class ReportPage
{
    const string Style = """
        body {
            font-family: system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem;
            color: #1f2328; line-height: 1.5
        }
        table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums }
        th, td { border-bottom: 1px solid #d0d7de; padding: .35rem .7rem; text-align: left; vertical-align: top }
        .holds, .fails, .open { font-weight: 600 }
        .holds { color: #116329 }
        .fails { color: #a40e26 }
        .open { color: #7d4e00 }
        .figure { width: 100%; margin: 1.5rem 0 }
        .note { background: #fff8c5; padding: .6rem 1rem; border-radius: .4rem }
        .wide { overflow-x: auto }
        .wide td { white-space: nowrap }
        """;

    /// <summary>Writes <c>results/report/index.html</c>.</summary>
    /// <param name="root">The repository's root.</param>
    /// <param name="results">The studies of this run.</param>
    /// <returns>The page's path.</returns>
    public static string Write(string root, IReadOnlyList<StudyResult> results)
    {
        string page = Path.Combine(root, "results", "report", "index.html");
        string script = Path.GetFileName(PlotlyScript.Ensure(Path.Combine(root, "results")));
        var html = new StringBuilder($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>FairLab: results</title>
            <style>{Style}</style>
            {ChartHtml.Head(script)}
            </head>
            <body>
            <h1>FairLab: results</h1>

            """);
        int figures = 0;
        foreach (var result in results)
            Section(html, result, Path.GetDirectoryName(page)!, ref figures);
        html.Append("</body>\n</html>\n");
        ResultFile.Write(page, html.ToString());
        return page;
    }

    static void Section(StringBuilder html, StudyResult result, string from, ref int figures)
    {
        string study = Encode(result.Experiment.Study);
        html.Append(Invariant, $"<h2 id=\"{study}\">{Encode(result.Experiment.Title)}</h2>\n");
        if (result.Skipped is { } reason)
        {
            Note($"Skipped: {Encode(reason)}");
            return;
        }
        if (result.Profile != "full")
            Note($"Profile <b>{Encode(result.Profile)}</b>: these are not the study's reference results.");
        if (result.Unfinished.Count > 0)
        {
            Note(string.Create(
                Invariant,
                $"{result.Unfinished.Count} of {result.Runs} runs did not finish, so nothing is claimed."));
            return;
        }
        string folder = Path.GetRelativePath(from, result.Folder);
        html.Append(Invariant, $"<p>{result.Runs} runs. Files: <a href=\"{folder}\">{study}/</a></p>\n");
        Claims(html, result.Verdicts);
        foreach (string name in result.Tables)
        {
            var table = Table.Load(Path.Combine(result.Folder, name + ".csv"));
            html.Append("<div class=\"wide\">").Append(table.ToHtml()).Append("</div>\n");
        }
        foreach (string name in result.Figures)
        {
            string figure = File.ReadAllText(Path.Combine(result.Folder, name + ".plotly.json"));
            html.Append(ChartHtml.Element($"figure-{++figures}", figure)).Append('\n');
        }

        void Note(string text) => html.Append(Invariant, $"<p class=\"note\">{text}</p>\n");
    }

    static void Claims(StringBuilder html, IReadOnlyList<Verdict> verdicts)
    {
        if (verdicts.Count == 0)
            return;
        html.Append("<table><thead><tr><th>claim</th><th>published</th><th>measured, 95% interval</th>")
            .Append("<th>verdict</th></tr></thead><tbody>\n");
        foreach (var v in verdicts)
        {
            string look = v.Outcome switch { Outcome.Holds => "holds", Outcome.DoesNotHold => "fails", _ => "open" };
            html.Append("<tr><td>").Append(v.Claim.Control ? "<i>Control:</i> " : "").Append(Encode(v.Claim.Says))
                .Append("</td><td>").Append(Encode(v.Claim.Paper ?? ""))
                .Append("</td><td>").Append(Encode(v.Measured ?? v.Note ?? ""))
                .Append("</td><td class=\"").Append(look).Append("\">")
                .Append(ClaimFiles.Words(v.Outcome)).Append("</td></tr>\n");
        }
        html.Append("</tbody></table>\n");
    }

    static CultureInfo Invariant => CultureInfo.InvariantCulture;

    static string Encode(string text) => WebUtility.HtmlEncode(text);
}
