using System.Text;

namespace FairLab.Report.Tables;

/// <summary>Plain text in LaTeX.</summary>
public static class LatexText
{
    /// <summary>The text with everything that LaTeX would read otherwise escaped.</summary>
    /// <param name="text">The text.</param>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder();
        foreach (char c in text)
            escaped.Append(c switch
            {
                '\\' => "\\textbackslash{}",
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{c}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '<' => "\\textless{}",
                '>' => "\\textgreater{}",
                '−' => "$-$",
                '∞' => "$\\infty$",
                '×' => "$\\times$",
                '≤' => "$\\leq$",
                '≥' => "$\\geq$",
                'λ' => "$\\lambda$",
                'Δ' => "$\\Delta$",
                'η' => "$\\eta$",
                'ε' => "$\\varepsilon$",
                'ŷ' => "$\\hat{y}$",
                '\n' or '\r' => " ",
                _ => c.ToString(),
            });
        return escaped.ToString();
    }
}
