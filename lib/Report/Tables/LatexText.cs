using System.Globalization;
using System.Text;

namespace FairLab.Report.Tables;

/// <summary>Plain text in LaTeX.</summary>
public static class LatexText
{
    static readonly Dictionary<char, string> Known = new()
    {
        ['\\'] = "\\textbackslash{}", ['&'] = "\\&", ['%'] = "\\%", ['$'] = "\\$", ['#'] = "\\#", ['_'] = "\\_",
        ['{'] = "\\{", ['}'] = "\\}", ['~'] = "\\textasciitilde{}", ['^'] = "\\textasciicircum{}",
        ['<'] = "\\textless{}", ['>'] = "\\textgreater{}", ['\n'] = " ", ['\r'] = "", ['\t'] = " ",
        ['−'] = "$-$", ['∞'] = "$\\infty$", ['×'] = "$\\times$", ['≤'] = "$\\leq$", ['≥'] = "$\\geq$",
        ['≈'] = "$\\approx$", ['≠'] = "$\\neq$", ['∇'] = "$\\nabla$", ['·'] = "$\\cdot$", ['±'] = "$\\pm$",
        ['√'] = "$\\surd$", ['∈'] = "$\\in$", ['→'] = "$\\rightarrow$", ['∣'] = "$\\mid$", ['–'] = "--", ['—'] = "---",
        ['“'] = "``", ['”'] = "''", ['‘'] = "`", ['’'] = "'", ['…'] = "\\dots{}", ['∑'] = "$\\sum$", ['½'] = "1/2",
        ['α'] = "$\\alpha$", ['β'] = "$\\beta$", ['γ'] = "$\\gamma$", ['δ'] = "$\\delta$", ['ε'] = "$\\varepsilon$",
        ['η'] = "$\\eta$", ['θ'] = "$\\theta$", ['κ'] = "$\\kappa$", ['λ'] = "$\\lambda$", ['μ'] = "$\\mu$",
        ['π'] = "$\\pi$", ['ρ'] = "$\\rho$", ['σ'] = "$\\sigma$", ['τ'] = "$\\tau$", ['φ'] = "$\\varphi$",
        ['χ'] = "$\\chi$", ['ω'] = "$\\omega$", ['Δ'] = "$\\Delta$", ['Σ'] = "$\\Sigma$", ['Φ'] = "$\\Phi$",
        ['Ω'] = "$\\Omega$", ['ŷ'] = "$\\hat{y}$", ['Ŷ'] = "$\\hat{Y}$",
    };

    /// <summary>
    /// The text with everything escaped that LaTeX would read otherwise; a letter that its usual fonts lack comes as
    /// the nearest plain one, or as its number.
    /// </summary>
    /// <param name="text">The text.</param>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            escaped.Append(Of(rune));
        return escaped.ToString();
    }

    static string Of(Rune rune)
    {
        if (rune.IsBmp && Known.TryGetValue((char)rune.Value, out string? known))
            return known;
        // What T1 fonts have, accents and all.
        if (rune.Value is >= ' ' and < 0x180)
            return rune.ToString();
        string plain = string.Concat(rune.ToString().Normalize(NormalizationForm.FormKD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
        return !plain.All(char.IsAscii) ? FormattableString.Invariant($"U+{rune.Value:X4}")
            : rune.Value is >= 0x2080 and < 0x2090 ? $"\\textsubscript{{{plain}}}"
            : rune.Value is >= 0x2070 and < 0x2080 or 0xB2 or 0xB3 or 0xB9 ? $"\\textsuperscript{{{plain}}}"
            : plain.Length == 1 ? Escape(plain)
            : plain;
    }
}
