using System.Globalization;
using System.Text;
using FairLab.Data;
using FairLab.Experiments.Claims;
using FairLab.Experiments.Definition;
using FairLab.Experiments.Engine;
using FairLab.Report.Tables;
using static FairLab.Report.Site.Html;

namespace FairLab.Report.Site;

/// <summary>
/// A study's page: the question, its answer in one figure, claims, further figures, tables, the data and their harms,
/// how to run it again and otherwise, where the numbers come from.
/// </summary>
sealed class StudyPage(FinishedStudy study, SiteFolders folders)
{
    readonly StringBuilder _html = new();
    readonly List<(string, string)> _sections = [];
    readonly Experiment _experiment = study.Experiment;

    /// <summary>What can be found on it: kind, anchor, text.</summary>
    public List<(string Kind, string Anchor, string Text)> Found { get; } = [];

    /// <summary>The page.</summary>
    /// <param name="notebooks">Its notebooks' pages and names.</param>
    /// <param name="plotly">The script that draws, relative to the page.</param>
    public string Write(IReadOnlyList<(string Page, string Name)> notebooks, string plotly)
    {
        _html.Append(Invariant, $"<h1>{Encode(_experiment.Title)}</h1>\n");
        if (_experiment.Question is { } question)
            _html.Append(Invariant, $"<p class=\"lead\">{Encode(question)}</p>\n");
        _html.Append(Invariant, $"<p>{VerdictMarks.Summary(study)}</p>\n");
        if (study.Profile != "full")
            Note($"Profile <b>{Encode(study.Profile)}</b>: these are not the study's reference results.");
        if (study.Missing is { } missing)
            Note(Encode(missing));
        Failures();
        if (study.Figures.Count > 0)
        {
            Section("answer", "The answer in one figure");
            Figure(study.Figures[0]);
        }
        Claims();
        if (study.Figures.Count > 1)
        {
            Section("figures", "Further figures");
            foreach (string figure in study.Figures.Skip(1))
                Figure(figure);
        }
        Tables();
        People();
        Again(notebooks);
        Provenance();
        return PageShell.Page($"{_experiment.Title} - FairLab", _html.ToString(), _sections, study.Figures.Count > 0,
            plotly);
    }

    // A hundred runs that fail for one reason are one line.
    void Failures()
    {
        if (study.Failed.Count == 0)
            return;
        Section("failed", "What did not finish");
        _html.Append("<dl>");
        foreach (var alike in study.Failed.GroupBy(r => (r.State, r.Error)))
        {
            string[] labels = [.. alike.Select(r => r.Label)];
            string names = labels.Length <= 3 ? string.Join(", ", labels)
                : FormattableString.Invariant($"{labels[0]}, {labels[1]} and {labels.Length - 2} more");
            _html.Append(Invariant, $"<dt>{Encode(names)}: {alike.Key.State.ToString().ToLowerInvariant()}</dt>")
                .Append("<dd><pre tabindex=\"0\">").Append(Encode(alike.Key.Error ?? "no reason is known"))
                .Append("</pre></dd>");
        }
        _html.Append(Invariant, $"""
            </dl>
            <p><code>./fairlab run {_experiment.Study}</code> tries these again and keeps what is finished;
            <code>--keep-going</code> measures on the rest.</p>

            """);
        if (study.Profile != ResultFolders.Partial && study.Tables.Count + study.Figures.Count > 0)
            Note("Figures and tables below are of an earlier run.");
    }

    void Section(string anchor, string name)
    {
        _sections.Add((anchor, name));
        _html.Append(Invariant, $"<h2 id=\"{anchor}\">{Encode(name)}</h2>\n");
    }

    void Note(string html) => _html.Append(Invariant, $"<p class=\"note\">{html}</p>\n");

    void Damaged(string what, Exception e) => Note($"The {Encode(what)} cannot be shown: {Encode(e.Message)} "
        + $"<code>./fairlab run {_experiment.Study} --exact --force</code> computes it anew.");

    string Link(string file) =>
        Path.GetRelativePath(folders.Report, Path.Combine(study.Folder, file)).Replace('\\', '/');

    void Figure(string name)
    {
        string anchor = "figure-" + Anchor(name), title;
        try
        {
            string json = File.ReadAllText(Path.Combine(study.Folder, name + ".plotly.json"));
            title = FigureElement.Title(json);
            _html.Append(FigureElement.Write(anchor, json, Link(name + ".plotly.json")));
        }
        // Any JSON may stand there.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Damaged($"figure {name}", e);
            return;
        }
        Found.Add(("figure", anchor, title));
    }

    void Claims()
    {
        if (study.Verdicts.Count == 0)
            return;
        Section("claims", "What is claimed, and what was measured");
        bool isPublished = study.Verdicts.Any(v => v.Claim.Paper is not null);
        _html.Append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Claims\">")
            .Append("<table class=\"claims\"><thead><tr><th scope=\"col\">claim</th>")
            .Append(isPublished ? "<th scope=\"col\">published</th>" : "")
            .Append("<th scope=\"col\">measured, 95% interval</th><th scope=\"col\">verdict</th></tr></thead>\n")
            .Append("<tbody>\n");
        foreach (var v in study.Verdicts)
        {
            string anchor = "claim-" + Anchor(v.Claim.Id);
            _html.Append(Invariant, $"<tr id=\"{anchor}\"><th scope=\"row\">")
                .Append(v.Claim.Control ? "<span class=\"control\">negative control</span> " : "")
                .Append(Encode(v.Claim.Says)).Append("</th>")
                .Append(isPublished ? $"<td data-head=\"published\">{Encode(v.Claim.Paper)}</td>" : "")
                .Append("<td data-head=\"measured\">").Append(Encode(v.Measured ?? v.Note)).Append("</td><td>")
                .Append(VerdictMarks.Word(v.Outcome)).Append("</td></tr>\n");
            Found.Add((ClaimFiles.Words(v.Outcome), anchor, v.Claim.Says));
        }
        _html.Append("</tbody></table></div>\n");
    }

    void Tables()
    {
        string? problem = StudyTable.Problem(study);
        if (study.Tables.Count == 0 && problem is null)
            return;
        Section("tables", "Tables");
        if (problem is not null)
            Note(Encode(problem));
        foreach (string name in study.Tables)
        {
            string anchor = "table-" + Anchor(name);
            string caption = _experiment.Tables.GetValueOrDefault(name)?.Caption ?? name.Replace('-', ' ');
            string table;
            try
            {
                table = HtmlTable.Write(StudyTable.Load(study, name), caption);
            }
            catch (Exception e) when (e is DataException or ArgumentException or InvalidDataException or IOException)
            {
                Damaged($"table {name}", e);
                continue;
            }
            _html.Append(Invariant, $"<section id=\"{anchor}\">").Append(table)
                .Append(Invariant, $"<p class=\"files\"><a href=\"{Link(name + ".csv")}\">all columns and digits</a> ")
                .Append("(CSV)</p></section>\n");
            Found.Add(("table", anchor, caption));
        }
    }

    void People()
    {
        Section("data", "Whom the data describe");
        if (_experiment.Needs.Count == 0)
            _html.Append("<p>Nobody: the study makes its own data, and its notebook says how.</p>\n");
        foreach (string id in _experiment.Needs)
        {
            if (folders.Catalogue?.Entries.FirstOrDefault(e => e.Id == id) is not { } entry)
                continue;
            _html.Append(Invariant, $"""
                <details open><summary>{Encode(entry.Title)}</summary><dl>
                <dt>Who</dt><dd>{Encode(entry.People.Who)}</dd>
                <dt>When</dt><dd>{Encode(entry.People.When)}</dd>
                <dt>How</dt><dd>{Encode(entry.People.How)}</dd>
                <dt>Harms and limits</dt><dd>{Encode(entry.People.Harms)}</dd>
                <dt>Licence</dt><dd>{Encode(entry.Licence)}</dd></dl></details>

                """);
        }
    }

    void Again(IReadOnlyList<(string Page, string Name)> notebooks)
    {
        Section("again", "Run it again, and otherwise");
        string name = _experiment.Study;
        string set = _experiment.Parameters.Select(p => $" -p {p.Key}={ReportTable.Text(p.Value)}").FirstOrDefault()
            ?? " --seeds 3";
        _html.Append(Invariant, $"""
            <pre tabindex="0">./fairlab run {name} --exact      the same numbers
            ./fairlab run {name} --smoke      a small run, in a minute
            ./fairlab run {name}{set}      other parameters: results/custom/{name}
            ./fairlab verify {name}           computes it anew and compares</pre>
            <p>The study is <code>{Encode(Relative(_experiment.Path))}</code>: parameters, sweep and claims. Change
            it, or copy it and its notebook under a name of your own.</p>

            """);
        if (notebooks.Count == 0)
            return;
        _html.Append("<ul>");
        foreach (var (page, title) in notebooks)
            _html.Append(Invariant, $"<li><a href=\"{page}\">{Encode(title)}</a></li>");
        _html.Append("</ul>\n");
    }

    void Provenance()
    {
        Section("provenance", "Where the numbers come from");
        if (study.Runs.Count > 0)
        {
            var (record, _) = study.Runs[^1];
            double seconds = study.Runs.Sum(r => r.Record.Seconds ?? 0);
            _html.Append("<dl class=\"facts\">")
                .Append(CultureInfo.InvariantCulture, $"<dt>runs</dt><dd>{study.Runs.Count}, {seconds:0} s in all</dd>")
                .Append(Invariant, $"<dt>last</dt><dd>{record.Ended:yyyy-MM-dd HH:mm} UTC</dd>");
            foreach (var (key, value) in record.Provenance ?? [])
                _html.Append(Invariant, $"<dt>{Encode(key)}</dt><dd>{Encode(value?.ToString())}</dd>");
            _html.Append("</dl>\n");
        }
        else
        {
            _html.Append("<p>These are the committed results; nothing was run on this machine.</p>\n");
        }
        if (_experiment.Cites.Count == 0)
            return;
        _html.Append("<h3>Literature</h3><ul>");
        foreach (string key in _experiment.Cites)
            _html.Append(Invariant, $"<li>{Encode(folders.Bibliography.Line(key))}</li>");
        _html.Append("</ul>\n");
    }

    string Relative(string path) => Path.GetRelativePath(folders.Root, path).Replace('\\', '/');
}
