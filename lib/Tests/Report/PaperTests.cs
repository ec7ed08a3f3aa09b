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
}
