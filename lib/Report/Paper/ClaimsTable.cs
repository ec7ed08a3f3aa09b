using System.Globalization;
using System.Text;
using FairLab.Experiments.Claims;
using FairLab.Report.Site;
using FairLab.Report.Tables;

namespace FairLab.Report.Paper;

/// <summary>A study's claims: what the literature reports, what was measured, and the verdict.</summary>
static class ClaimsTable
{
    // Shares of the width, and lines of 8 points on a page.
    static readonly double[] Shares = [0.42, 0.15, 0.25, 0.12];
    const int MostLines = 46;

    /// <summary>The label of its first part.</summary>
    public static string Label(FinishedStudy study) => $"tab:{study.Experiment.Study}-claims";

    /// <summary>The floats, each of a page at most.</summary>
    /// <param name="study">The study.</param>
    /// <param name="style">The widths.</param>
    public static string Write(FinishedStudy study, PaperStyle style)
    {
        double width = style.Text * 72.27;
        var pages = Pages(study.Verdicts, width);
        string star = style.Columns == 2 ? "*" : "";
        var text = new StringBuilder();
        for (int page = 0; page < pages.Count; page++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\\begin{{table{star}}}[!tbp]\n\\footnotesize\\centering\n")
                .Append(page == 0
                    ? $"\\caption{{Claims of \\texttt{{{LatexText.Escape(study.Experiment.Study)}}}. Published: what "
                        + "the literature reports. Measured: with its 95\\,\\% interval and how many values it is "
                        + $"of.}}\\label{{{Label(study)}}}\n"
                    : $"\\caption*{{Table~\\ref{{{Label(study)}}}, continued.}}\n")
                .Append("\\begin{tabular}{").AppendJoin("", Shares.Select(s => string.Create(
                    CultureInfo.InvariantCulture, $">{{\\raggedright\\arraybackslash}}p{{{s * width - 8:0}pt}}")))
                .Append("}\n\\toprule\nclaim & published & measured & verdict \\\\\n\\midrule\n");
            foreach (var v in pages[page])
                text.Append(v.Claim.Control ? "\\emph{Negative control.} " : "")
                    .AppendJoin(" & ", Cells(v).Select(LatexText.Escape)).Append(" & ")
                    .Append(v.Outcome == Outcome.Holds ? Words(v) : $"\\textbf{{{Words(v)}}}").Append(" \\\\\n");
            text.Append("\\bottomrule\n\\end{tabular}\n\\end{table").Append(star).Append("}\n");
        }
        return text.ToString();
    }

    static string Words(Verdict verdict) => ClaimFiles.Words(verdict.Outcome);

    static string[] Cells(Verdict v) =>
        [v.Claim.Says, v.Claim.Paper ?? "", (v.Measured ?? v.Note ?? "").Replace('-', '−')];

    static List<List<Verdict>> Pages(IReadOnlyList<Verdict> verdicts, double width)
    {
        var pages = new List<List<Verdict>> { new() };
        int lines = 0;
        foreach (var verdict in verdicts)
        {
            int own = Cells(verdict).Select((c, i) => (int)Math.Ceiling(c.Length * 4.2 / (Shares[i] * width - 8)))
                .Append(1).Max();
            if (lines + own > MostLines)
            {
                pages.Add([]);
                lines = 0;
            }
            pages[^1].Add(verdict);
            lines += own;
        }
        return pages;
    }
}
