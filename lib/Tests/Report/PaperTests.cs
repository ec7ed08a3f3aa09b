using FairLab.Report.Tables;
using FairLab.Report.Paper;

namespace FairLab.Report.Tests;

public sealed class PaperTests
{
    [Theory]
    [InlineData("a_b & 5% {x} \\ #1 $ ~ ^", "a\\_b \\& 5\\% \\{x\\} \\textbackslash{} \\#1 \\$ "
        + "\\textasciitilde{} \\textasciicircum{}")]
    [InlineData("λ₁ − 10²", "$\\lambda$\\textsubscript{1} $-$ 10²")]
    [InlineData("Zoë Ørsted Łódź", "Zoë Ørsted Łódź")]
    [InlineData("ﬁt ŷ ẑ", "fit $\\hat{y}$ z")]
    [InlineData("字", "U+5B57")]
    public void Text_is_what_LaTeX_can_set(string text, string expected) =>
        Assert.Equal(expected, LatexText.Escape(text));

    [Fact]
    public void Styles_have_their_columns_and_a_name()
    {
        Assert.All(PaperStyle.All, s => Assert.InRange(s.Column, 3, s.Text));
        Assert.Contains("did you mean 'ieee'",
            Assert.Throws<ArgumentException>(() => PaperStyle.Named("iee")).Message);
    }

    [Fact]
    public void Words_of_a_notebook_are_set_with_their_emphasis_code_and_formulas()
    {
        var (heading, level, text) = LatexProse.Of(
            "## What *is* 5%\n\nSee `x_y`, **all** of $\\alpha_1$ & "
                + "[there](https://a.b/c%20d), not [here](../x.md).\n\n- one");
        Assert.Equal(("What \\emph{is} 5\\%", 2), (heading, level));
        Assert.Equal("See \\texttt{x\\_\\allowbreak{}y}, \\textbf{all} of $\\alpha_1$ \\& "
            + "\\href{https://a.b/c\\%20d}{there}, not here.\n\n\\begin{itemize}\n\\item one\n\n\\end{itemize}", text);
    }
}
