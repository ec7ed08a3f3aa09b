using System.Globalization;
using System.Text;
using FairLab.Experiments.Claims;
using FairLab.Report.Site;
using FairLab.Report.Tables;

namespace FairLab.Report.Paper;

/// <summary>
/// The LaTeX document of some studies: claims, figures, tables, how they were made, and what they cite.
/// </summary>
sealed class PaperDocument(PaperStyle style)
{
    // Columns of a table that still fit into one column of text.
    const int NarrowTable = 4;

    readonly StringBuilder _text = new();

    /// <summary>The document.</summary>
    /// <param name="studies">The studies.</param>
    /// <param name="figures">The figures that could be drawn: names of files without ending, and widths in
    /// pixels.</param>
    /// <param name="methods">The paragraph of how the numbers were made.</param>
    public string Write(IReadOnlyList<FinishedStudy> studies, IReadOnlyDictionary<string, PaperFigure> figures,
        string methods)
    {
        Head();
        _text.Append("\\section{How the numbers were made}\n").Append(methods).Append('\n');
        foreach (var study in studies)
            Study(study, figures);
        return _text.Append("\\bibliographystyle{plain}\n\\bibliography{refs}\n\\end{document}\n").ToString();
    }

    void Head() => _text.Append(CultureInfo.InvariantCulture, $$"""
        % Written by fairlab paper. Figures and tables are files of their own, to be put into a document of yours.
        \documentclass[{{style.Points}}pt{{(style.Columns == 2 ? ",twocolumn" : "")}}]{article}
        \usepackage[T1]{fontenc}
        \usepackage[utf8]{inputenc}
        \usepackage{lmodern}
        \usepackage[letterpaper,textwidth={{style.Text}}in,textheight={{style.Height}}in]{geometry}
        \setlength{\columnsep}{{{PaperStyle.Gap}}in}
        \usepackage{booktabs,graphicx,array,textcomp,longtable}
        \usepackage[hidelinks]{hyperref}
        \setlength{\tabcolsep}{4pt}
        \renewcommand{\topfraction}{0.9}
        \renewcommand{\dbltopfraction}{0.9}
        \title{Fairness in deep learning: tables and figures}
        \author{FairLab}
        \date{}
        \begin{document}
        \maketitle

        """);

    void Study(FinishedStudy study, IReadOnlyDictionary<string, PaperFigure> figures)
    {
        string name = study.Experiment.Study;
        _text.Append("\n\\section{").Append(LatexText.Escape(study.Experiment.Title)).Append("}\n");
        if (study.Experiment.Question is { } question)
            _text.Append("\\emph{").Append(LatexText.Escape(question)).Append("}\n\n");
        if (study.Missing is { } missing)
        {
            _text.Append(LatexText.Escape(missing)).Append('\n');
            return;
        }
        Claims(study.Verdicts);
        foreach (string figure in study.Figures)
            if (figures.TryGetValue($"{name}-{figure}", out var drawn))
                Figure(drawn);
        foreach (string table in study.Tables)
            Table(study, table);
        _text.Append("\\clearpage\n");
    }

    void Claims(IReadOnlyList<Verdict> verdicts)
    {
        if (verdicts.Count == 0)
            return;
        _text.Append("\\begin{itemize}\\setlength{\\itemsep}{0pt}\n");
        foreach (var v in verdicts)
            _text.Append("\\item ").Append(v.Claim.Control ? "\\textit{Negative control.} " : "")
                .Append(LatexText.Escape(v.Claim.Says)).Append(": ")
                .Append(LatexText.Escape(v.Measured ?? v.Note ?? "nothing measured")).Append(". \\textbf{")
                .Append(ClaimFiles.Words(v.Outcome)).Append("}.\n");
        _text.Append("\\end{itemize}\n");
    }

    void Figure(PaperFigure figure)
    {
        bool isWide = style.Columns == 2 && figure.Pixels > PaperFigure.ColumnPixels;
        string star = isWide ? "*" : "";
        _text.Append(CultureInfo.InvariantCulture, $$"""
            \begin{figure{{star}}}[tp]
            \centering
            \includegraphics[width={{(isWide ? "\\textwidth" : "\\columnwidth")}}]{figures/{{figure.Name}}}
            \caption{{{LatexText.Escape(figure.Title)}}}
            \label{fig:{{figure.Name}}}
            \end{figure{{star}}}

            """);
    }

    void Table(FinishedStudy study, string name)
    {
        var table = StudyTable.Load(study, name);
        string caption = study.Experiment.Tables.GetValueOrDefault(name)?.Caption ?? name.Replace('-', ' ');
        bool isWide = style.Columns == 2 && table.Columns.Count > NarrowTable;
        string star = isWide ? "*" : "";
        string file = $"{study.Experiment.Study}-{name}";
        // A table that is wider than the page is made smaller; one that is longer than it is only pointed at.
        string body = table.Rows.Count > PaperTables.MostRows
            ? $"{table.Rows.Count} rows: see \\texttt{{tables/{LatexText.Escape(file)}.csv}}."
            : $"\\resizebox{{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}}{{!}}{{\\input{{tables/{file}}}}}";
        _text.Append(CultureInfo.InvariantCulture, $$"""
            \begin{table{{star}}}[tp]
            \centering\small
            \caption{{{LatexText.Escape(caption)}} (\emph{{{LatexText.Escape(study.Experiment.Study)}}})}
            \label{tab:{{file}}}
            {{body}}
            \end{table{{star}}}

            """);
    }
}
