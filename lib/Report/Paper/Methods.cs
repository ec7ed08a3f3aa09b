using System.Text;
using FairLab.Report.Site;
using FairLab.Report.Tables;

namespace FairLab.Report.Paper;

/// <summary>The paragraph that says how the numbers of some studies were made.</summary>
static class Methods
{
    public static string Of(IReadOnlyList<FinishedStudy> studies)
    {
        var text = new StringBuilder("All numbers were computed with FairLab");
        var provenance = studies.SelectMany(s => s.Runs).Select(r => r.Record.Provenance)
            .FirstOrDefault(p => p is not null);
        if (provenance is not null)
            text.Append(' ').Append(LatexText.Escape((string?)provenance["fairlab"] ?? "")).Append(" on .NET ")
                .Append(LatexText.Escape((string?)provenance["dotnet"] ?? "")).Append(" (")
                .Append(LatexText.Escape((string?)provenance["processor"] ?? "")).Append(')');
        text.Append(". Intervals are 95\\,\\% and, over seeds, Student's; a claim is an expression over the tables, ")
            .Append("stated before they were computed unless a study's report says otherwise, and every study has a ")
            .Append("negative control. Undefined quantities are left out and never 0.\n\n");
        foreach (var study in studies)
        {
            text.Append("\\texttt{").Append(LatexText.Escape(study.Experiment.Study)).Append("}: ");
            var points = study.Experiment.Sweep;
            text.Append(points.Seeds).Append(points.Seeds == 1 ? " seed a point" : " seeds a point");
            if (study.Experiment.Needs.Count > 0)
                text.Append("; data: ").Append(LatexText.Escape(string.Join(", ", study.Experiment.Needs)));
            if (study.Experiment.Cites.Count > 0)
                text.Append(" \\cite{").AppendJoin(',', study.Experiment.Cites).Append('}');
            text.Append(".\n");
        }
        return text.ToString();
    }
}
