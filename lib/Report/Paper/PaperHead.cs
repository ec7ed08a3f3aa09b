namespace FairLab.Report.Paper;

/// <summary>What stands before a document's text: packages, widths, and where floats may stand.</summary>
static class PaperHead
{
    public static string Of(PaperStyle style) => FormattableString.Invariant($$$"""
        % Written by fairlab paper. Figures and tables are files of their own, to be put into a document of yours.
        \documentclass[{{{style.Points}}}pt{{{(style.Columns == 2 ? ",twocolumn" : "")}}}]{article}
        \usepackage[T1]{fontenc}
        \usepackage[utf8]{inputenc}
        \usepackage{lmodern}
        \usepackage[letterpaper,textwidth={{{style.Text}}}in,textheight={{{style.Height}}}in]{geometry}
        \setlength{\columnsep}{{{{PaperStyle.Gap}}}in}
        \usepackage{amsmath,amssymb,booktabs,graphicx,array,textcomp,longtable,microtype}
        \usepackage[font=small,labelfont=bf,skip=4pt]{caption}
        \usepackage[hidelinks]{hyperref}
        \setlength{\tabcolsep}{4pt}
        \emergencystretch=2em
        % A page of floats alone is nearly full; others share theirs with text.
        \renewcommand{\topfraction}{0.95}
        \renewcommand{\bottomfraction}{0.8}
        \renewcommand{\textfraction}{0.05}
        \renewcommand{\floatpagefraction}{0.75}
        \renewcommand{\dbltopfraction}{0.95}
        \renewcommand{\dblfloatpagefraction}{0.75}
        \setcounter{topnumber}{4}\setcounter{bottomnumber}{3}\setcounter{totalnumber}{6}\setcounter{dbltopnumber}{4}
        % \clearpage instead has every study begin a page, behind all floats of the one before.
        \newcommand{\FlushFloats}{}
        % A figure that was not drawn leaves its place.
        \newcommand{\NotDrawn}[2]{\fbox{\parbox[c][1in][c]{\dimexpr#1-8pt}{\centering not drawn: #2} } }
        \newcommand{\PaperFigure}[2]{\IfFileExists{#2.pdf}{\includegraphics[width=#1]{#2.pdf} }{\NotDrawn{#1}{#2} } }
        % A table that is a little wider than was thought is made that much smaller.
        \newsavebox{\FitBox}
        \newcommand{\FitTable}[1]{\sbox{\FitBox}{#1}%
          \ifdim\wd\FitBox>\linewidth\resizebox{\linewidth}{!}{\usebox{\FitBox}}\else\usebox{\FitBox}\fi}
        \title{Fairness in deep learning: tables and figures}
        \author{Computed with FairLab}
        \date{}
        \begin{document}
        \maketitle

        """).ReplaceLineEndings("\n");
}
