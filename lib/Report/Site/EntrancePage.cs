using System.Text;
using FairLab.Experiments.Definition;
using static FairLab.Report.Site.Html;

namespace FairLab.Report.Site;

/// <summary>The entrance: the survey's map with a verdict in each cell, then every study.</summary>
static class EntrancePage
{
    static readonly (Discrimination Kind, string Name, string Means)[] Kinds =
    [
        (Discrimination.Input, "Discrimination via input",
            "What goes in says who somebody is, or stands for it."),
        (Discrimination.Representation, "Discrimination via representation",
            "What the network makes of it still does."),
        (Discrimination.Quality, "Prediction quality disparity",
            "The network is right more often for some than for others."),
    ];

    static readonly (SurveyStep Step, string Name)[] Steps =
    [
        (SurveyStep.Detection, "Detection"), (SurveyStep.PreProcessing, "Mitigation before training"),
        (SurveyStep.InProcessing, "Mitigation in training"), (SurveyStep.PostProcessing, "Mitigation after training"),
    ];

    public static string Body(IReadOnlyList<FinishedStudy> studies)
    {
        var html = new StringBuilder();
        // A repository of somebody's own has no place on it.
        if (studies.Any(s => s.Experiment.Survey.Count > 0))
            Map(html, studies);
        else
            html.Append("""
                <h1>What was measured</h1>
                <p class="lead">Every study of this repository, with what came out. A claim that does not hold is shown
                as such.</p>

                """);
        html.Append("<h2 id=\"studies\">All studies</h2>\n<ul class=\"studies\">\n");
        foreach (var study in studies)
            html.Append("<li>").Append(Link(study, study.Experiment.Title)).Append(' ')
                .Append(VerdictMarks.Summary(study))
                .Append(study.Experiment.Question is { } question ? $"<p>{Encode(question)}</p>" : "")
                .Append("</li>\n");
        return html.Append("""
            </ul>
            <h2 id="reading">How to read it</h2>
            <p>A verdict is about the data and models of a study, not about people. Groups are named as their data name
            them. Drawn faces and invented names show that a method finds, measures or removes what was planted; they
            say nothing of how often a real system errs, or on whom. Numbers stand with their seeds and 95% intervals;
            what is undefined is said to be, and is never 0.</p>

            """).ToString();
    }

    static void Map(StringBuilder html, IReadOnlyList<FinishedStudy> studies)
    {
        html.Append("""
            <h1>Fairness in deep learning: what was measured</h1>
            <p class="lead">Every study of the survey by Du, Yang, Zou and Hu (2019) that FairLab reproduces, with what
            came out. A claim that does not hold is shown as such, and so is a negative control that fails.</p>
            <h2 id="map">The survey's map</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="The survey's map"><table class="map"><thead><tr>
            <th scope="col">Kind of discrimination</th>

            """);
        foreach (var (_, name) in Steps)
            html.Append("<th scope=\"col\">").Append(name).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        var names = ShortNames(studies);
        foreach (var (kind, name, means) in Kinds)
        {
            html.Append(Invariant, $"<tr><th scope=\"row\">{name}<small>{means}</small></th>");
            foreach (var (step, stepName) in Steps)
                Cell(html, stepName, [.. studies.Where(s => s.Experiment.Survey.Contains(new(kind, step)))], names);
            html.Append("</tr>\n");
        }
        html.Append("</tbody></table></div>\n");
    }

    static void Cell(StringBuilder html, string step, FinishedStudy[] studies, Dictionary<string, string> names)
    {
        html.Append(Invariant, $"<td data-head=\"{step}\">");
        if (studies.Length == 0)
            html.Append("<span class=\"none\">no study</span>");
        if (studies.Length > 1)
            html.Append("<p>").Append(VerdictMarks.Together(studies)).Append("</p>");
        foreach (var study in studies)
            html.Append("<div>").Append(Link(study, names[study.Experiment.Study])).Append(' ')
                .Append(VerdictMarks.Summary(study)).Append("</div>");
        html.Append("</td>");
    }

    static string Link(FinishedStudy study, string text) =>
        $"<a href=\"{study.Experiment.Study}.html\">{Encode(text)}</a>";

    // "Doctor TCAV: does a network ..." is told apart by what stands before the colon, if nothing else begins so.
    static Dictionary<string, string> ShortNames(IReadOnlyList<FinishedStudy> studies)
    {
        var byShort = studies.ToLookup(s => Short(s.Experiment.Title));
        return studies.ToDictionary(s => s.Experiment.Study, s => Short(s.Experiment.Title) is var name
            && byShort[name].Count() == 1 ? name : s.Experiment.Title);
    }

    static string Short(string title) =>
        title.IndexOf(':', StringComparison.Ordinal) is var at and > 0 ? title[..at] : title;
}
