using FairLab.Figures;
using FsCheck.Xunit;

namespace FairLab.Tests.Figures;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;")]
    [InlineData("<3", "&lt;3")]
    [InlineData("&amp;", "&amp;amp;")]
    [InlineData("$5$", "&#36;5&#36;")]
    [InlineData("a\r\n\tb\u0001", "a\\r\\n\\tb\\u0001")]
    public void Literal_leaves_Plotly_nothing_to_interpret(string text, string literal) => Assert.Equal(literal, FigureText.Literal(text));

    [Fact]
    public void Wrap_breaks_at_spaces_and_words_only_where_it_must()
    {
        Assert.Equal(["aaaa bbbb", "cccc"], FigureText.Wrap("aaaa bbbb cccc", 80, 12));
        Assert.Equal(["one", "two three"], FigureText.Wrap("one\r\ntwo three", 500, 12));
        Assert.Equal(["xxxx", "xxxx", "x"], FigureText.Wrap("xxxxxxxxx", 31, 12));
        Assert.Equal([""], FigureText.Wrap("", 31, 12));
        Assert.Equal(["<b>aaaa bbbb cccc</b>"], FigureText.WrapTitle("<b>aaaa bbbb cccc</b>", 31, 12));
    }

    [Property]
    public void Wrap_loses_no_letter_and_keeps_to_the_width(string? any)
    {
        string text = any ?? "";
        var lines = FigureText.Wrap(text, 60, 10);
        Assert.Equal(text.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(FigureText.Width(line, 10) <= 60));
    }

    [Theory]
    [InlineData("word", 4)]
    [InlineData("e\u0301tude", 5)]
    [InlineData("日本", 4)]
    [InlineData("😀", 2)]
    [InlineData("", 0)]
    public void Columns_counts_what_stands_beside_each_other(string text, int columns) => Assert.Equal(columns, FigureText.Columns(text));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 5, "abcd…")]
    [InlineData("日本語", 4, "日…")]
    public void Shortened_ends_with_an_ellipsis(string text, int columns, string shortened) => Assert.Equal(shortened, FigureText.Shortened(text, columns));

    [Theory]
    [InlineData(-0.004, "F2", "0.00")]
    [InlineData(-0.04, "F2", "−0.04")]
    [InlineData(0.5, "G3", "0.5")]
    public void Number_has_a_true_minus_and_none_before_zero(double value, string format, string text) => Assert.Equal(text, FigureText.Number(value, format));

    [Theory]
    [InlineData(0.873, 0.873, "0.87")]
    [InlineData(0.00321, 0.00321, "0.0032")]
    [InlineData(1, -0.5, "−0.50")]
    [InlineData(123.4, 123.4, "123")]
    [InlineData(4.56e-9, 4.56e-9, "4.6e−9")]
    public void Format_keeps_two_or_three_digits_of_the_largest(double limit, double value, string text) => Assert.Equal(text, FigureText.Number(value, FigureText.Format(limit)));
}
