using System.Text;
using FairLab.Report.Site;
using FairLab.Report.Tables;

namespace FairLab.Report.Paper;

/// <summary>How the numbers of some studies were made, in words.</summary>
static class Methods
{
    /// <summary>The paragraph for all of them.</summary>
    public static string Of(IReadOnlyList<FinishedStudy> studies)
    {
        var text = new StringBuilder("All numbers were computed with FairLab");
        var provenance = studies.SelectMany(s => s.Runs).Select(r => r.Record.Provenance)
            .FirstOrDefault(p => p is not null);
        if (provenance is not null)
            text.Append(' ').Append(LatexText.Escape((string?)provenance["fairlab"] ?? "")).Append(" on .NET ")
                .Append(LatexText.Escape((string?)provenance["dotnet"] ?? "")).Append(" (")
                .Append(LatexText.Escape((string?)provenance["processor"] ?? "")).Append(')');
        return text.Append(". A run is one execution of a study's notebook at one setting with one seed, which draws ")
            .Append("the split, the first weights and whatever else is drawn at random. Intervals are 95\\,\\% and, ")
            .Append("over seeds, Student's; other kinds are named where they stand. A claim is an expression over ")
            .Append("the collected tables, and its verdict follows from that expression alone. A negative control is ")
            .Append("a setting in which there is nothing to find. Undefined quantities are left out and are never 0.\n")
            .ToString();
    }

    /// <summary>The sentences for one: settings, seeds, data, literature.</summary>
    /// <param name="study">The study.</param>
    /// <param name="cited">The keys that the literature has.</param>
    public static string Of(FinishedStudy study, IReadOnlySet<string> cited)
    {
        var experiment = study.Experiment;
        var points = experiment.Sweep.Points().ToList();
        int[] seeds = [.. points.Select(p => p.Seeds).Distinct().Order()];
        var text = new StringBuilder("\\noindent\\textbf{Runs.} ").Append(FormattableString.Invariant(
            $"{points.Count} setting{(points.Count == 1 ? "" : "s")} with "))
            .AppendJoin(", ", seeds.SkipLast(1).Select(s => FormattableString.Invariant($"{s}")))
            .Append(seeds.Length > 1 ? " or " : "")
            .Append(FormattableString.Invariant($"{seeds[^1]} seed{(seeds[^1] == 1 ? "" : "s")} each"));
        text.Append(experiment.Needs.Count > 0
            ? "; data: " + LatexText.Escape(string.Join(", ", experiment.Needs))
            : "; the data are made by the study itself");
        if (study.Profile != "full")
            text.Append("; profile \\emph{").Append(LatexText.Escape(study.Profile))
                .Append("}, which is not the study's reference");
        string[] keys = [.. experiment.Cites.Where(cited.Contains)];
        if (keys.Length > 0)
            text.Append(". Literature: \\cite{").AppendJoin(',', keys).Append('}');
        return text.Append('.').ToString();
    }
}
