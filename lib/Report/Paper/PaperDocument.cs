using System.Globalization;
using System.Text;
using FairLab.Experiments.Claims;
using FairLab.Report.Site;
using FairLab.Report.Tables;

namespace FairLab.Report.Paper;

/// <summary>
/// The LaTeX document of some studies: of each the question, the answer, the claims, and its story with figures and
/// tables; long tables behind them.
/// </summary>
sealed class PaperDocument(PaperStyle style, IReadOnlyDictionary<string, PaperFigure> figures,
    IReadOnlyDictionary<string, PaperTable> tables)
{
    readonly StringBuilder _text = new();

    /// <summary>The document.</summary>
    /// <param name="studies">The studies with their stories.</param>
    /// <param name="methods">The paragraph of how the numbers were made.</param>
    /// <param name="cited">The keys that the literature has.</param>
    public string Write(IReadOnlyList<(FinishedStudy Study, IReadOnlyList<StoryPart> Story)> studies, string methods,
        IReadOnlySet<string> cited)
    {
        _text.Append(PaperHead.Of(style));
        _text.Append("\\section{How the numbers were made}\\label{sec:methods}\n").Append(methods).Append('\n');
        foreach (var (study, story) in studies)
            Study(study, story, cited);
        // Here, since an appendix has one column and the literature two.
        if (cited.Count > 0)
            _text.Append("\n\\clearpage\n\\bibliographystyle{plain}\n\\bibliography{refs}\n");
        Appendix(studies.Select(s => s.Study));
        return _text.Append("\\end{document}\n").ToString();
    }

    void Study(FinishedStudy study, IReadOnlyList<StoryPart> story, IReadOnlySet<string> cited)
    {
        string name = study.Experiment.Study;
        _text.Append("\n\\section{").Append(LatexText.Escape(study.Experiment.Title)).Append("}\\label{sec:")
            .Append(name).Append("}\n");
        if (study.Experiment.Question is { } question)
            _text.Append("\\emph{").Append(LatexText.Escape(question)).Append("}\n\n");
        if (study.Missing is { } missing)
        {
            _text.Append(LatexText.Escape(missing)).Append(" (\\texttt{").Append(LatexText.Escape(name))
                .Append("})\n");
            return;
        }
        Answer(study);
        _text.Append(Methods.Of(study, cited)).Append("\n\n");
        if (study.Verdicts.Count > 0)
            _text.Append(ClaimsTable.Write(study, style));
        foreach (var part in story)
            Part(name, part);
        _text.Append("\\FlushFloats\n");
    }

    void Answer(FinishedStudy study)
    {
        var claims = study.Verdicts.Where(v => !v.Claim.Control).ToList();
        var controls = study.Verdicts.Where(v => v.Claim.Control).ToList();
        var said = new List<string>();
        if (claims.Count > 0)
            said.Add(Counted(claims, "claim") + $" (Table~\\ref{{{ClaimsTable.Label(study)}}})");
        if (controls.Count > 0)
            said.Add(Counted(controls, "negative control"));
        if (study.Figures.Count > 0)
            said.Add($"Figure~\\ref{{fig:{study.Experiment.Study}-{study.Figures[0]}}} is the answer in one figure");
        if (said.Count > 0)
            _text.Append("\\noindent\\textbf{In short.} ").AppendJoin(". ", said).Append(".\n\n");
    }

    static string Counted(List<Verdict> verdicts, string what)
    {
        int holds = verdicts.Count(v => v.Outcome == Outcome.Holds),
            fails = verdicts.Count(v => v.Outcome == Outcome.DoesNotHold), open = verdicts.Count - holds - fails;
        string text = FormattableString.Invariant($"Of {verdicts.Count} {what}{(verdicts.Count == 1 ? "" : "s")} ")
            + FormattableString.Invariant($"{holds} {(holds == 1 ? "holds" : "hold")}");
        if (fails > 0)
            text += FormattableString.Invariant($", {fails} {(fails == 1 ? "does" : "do")} not");
        return open > 0 ? text + FormattableString.Invariant($", {open} {(open == 1 ? "is" : "are")} undetermined")
            : text;
    }

    void Part(string study, StoryPart part)
    {
        if (part.Heading is { } heading)
            _text.Append("\\subsection*{").Append(heading).Append("}\n");
        string[] seen = [.. part.Names.Where(n => figures.ContainsKey($"{study}-{n}")).Select(n => $"fig:{study}-{n}")],
            listed = [.. part.Names.Where(n => tables.ContainsKey($"{study}-{n}")).Select(n => $"tab:{study}-{n}")];
        string[] pointers = [.. new[] { Pointer("Figure", seen), Pointer("Table", listed) }.OfType<string>()];
        _text.Append(part.Text);
        if (pointers.Length > 0)
            _text.Append(part.Text.Length > 0 ? "\n(" : "(").AppendJoin("; ", pointers).Append(".)");
        _text.Append("\n\n");
        foreach (string name in part.Names)
        {
            if (figures.TryGetValue($"{study}-{name}", out var figure))
                Figure(figure);
            if (tables.TryGetValue($"{study}-{name}", out var table) && table.Place != PaperPlace.Appendix)
                Table(table);
        }
    }

    static string? Pointer(string what, string[] labels) => labels.Length == 0 ? null
        : $"{what}{(labels.Length == 1 ? "" : "s")}~" + string.Join(", ", labels.Select(l => $"\\ref{{{l}}}"));

    void Figure(PaperFigure figure)
    {
        string star = figure.IsWide ? "*" : "";
        _text.Append(CultureInfo.InvariantCulture, $$$"""
            \begin{figure{{{star}}}}[!tbp]
            \centering
            \PaperFigure{{{{figure.Inches:0.###}}}in}{figures/{{{figure.File}}}}
            \caption{{{{figure.Caption}}}}\label{fig:{{{figure.File}}}}
            \end{figure{{{star}}}}

            """);
    }

    void Table(PaperTable table)
    {
        string star = table.Place == PaperPlace.Page ? "*" : "", label = $"tab:{table.File}";
        for (int page = 0; page < table.Forms.Count; page++)
        {
            string part = FormattableString.Invariant($" Part {page + 1} of {table.Forms.Count}.");
            string caption = page > 0 ? $"\\caption*{{Table~\\ref{{{label}}}.{part}}}"
                : $"\\caption{{{table.Caption}{(table.Forms.Count > 1 ? part : "")}}}\\label{{{label}}}";
            _text.Append("\\begin{table").Append(star).Append("}[!tbp]\n\\centering\\footnotesize\n").Append(caption)
                .Append("\n\\FitTable{\\input{tables/").Append(table.FileOf(page)).Append("}}\n\\end{table")
                .Append(star).Append("}\n");
        }
    }

    void Appendix(IEnumerable<FinishedStudy> studies)
    {
        var all = tables.Values.Where(t => t.Place == PaperPlace.Appendix).ToLookup(t => t.Study.Experiment.Study);
        if (all.Count == 0)
            return;
        _text.Append("\n\\clearpage\n").Append(style.Columns == 2 ? "\\onecolumn\n" : "")
            .Append("\\appendix\n\\section{Further tables}\\label{sec:tables}\n\\footnotesize\n");
        foreach (var study in studies.Where(s => all.Contains(s.Experiment.Study)))
        {
            _text.Append("\\subsection*{").Append(LatexText.Escape(study.Experiment.Title)).Append("}\n");
            foreach (var table in all[study.Experiment.Study])
                _text.Append("\\input{tables/").Append(table.File).Append("}\n");
        }
    }
}
