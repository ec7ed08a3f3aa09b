using System.Reflection;
using Deedle;
using FairLab.Data;

namespace FairLab.Tests.Data;

public sealed class FrameDisplayTests
{
    static string Shown(object value, string mimeType)
    {
        object formatter = new FrameFormatters().CreateTypeFormatters()
            .Single(f => (string)f.GetType().GetProperty("MimeType")!.GetValue(f)! == mimeType);
        using var writer = new StringWriter();
        var format = formatter.GetType().GetMethod("Format", BindingFlags.Instance | BindingFlags.Public)!;
        Assert.True((bool)format.Invoke(formatter, [value, writer])!);
        return writer.ToString();
    }

    static readonly Frame<int, string> Small = Frame.FromRecords(
        [new { name = "<a>", share = 1.0 / 3, n = (int?)null }, new { name = "b", share = double.NaN, n = (int?)20 }]);

    [Fact]
    public void A_frame_is_an_html_table_with_missing_values_shown_as_such() => Assert.Equal(
        "<table><thead><tr><th></th><th>name</th><th>share</th><th>n</th></tr></thead><tbody>"
        + "<tr><th>0</th><td>&lt;a&gt;</td><td right>0.3333</td><td right><i>missing</i></td></tr>"
        + "<tr><th>1</th><td>b</td><td right><i>missing</i></td><td right>20</td></tr>"
        + "</tbody></table><p>2 rows × 3 columns</p>",
        Shown(Small, "text/html").Replace("style=\"text-align:right\"", "right"));

    [Fact]
    public void A_frame_is_aligned_text() => Assert.Equal(
        """
           name      share          n
        0  <a>      0.3333  <missing>
        1  b     <missing>         20
        2 rows × 3 columns
        """, Shown(Small, "text/plain"));

    [Theory]
    [InlineData(0.0123456789, "0.0123")]
    [InlineData(1.23456789e-7, "1.235E-07")]
    [InlineData(-1234567.891, "-1234567.891")]
    [InlineData(1.5e20, "1.5E+20")]
    [InlineData(0, "0")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void Numbers_are_shown_short(double number, string expected) =>
        Assert.Equal($"0  {expected}\n1 value", Shown(new Series<int, double>([0], [number]), "text/plain"));

    [Fact]
    public void A_long_frame_shows_its_ends_and_says_how_long_it_is()
    {
        string text = Shown(Datasets.Frame("adult-counts"), "text/plain");

        Assert.EndsWith("48,842 rows × 8 columns", text);
        Assert.InRange(text.Split('\n').Length, 10, 30);
        Assert.Contains("\n48841 ", text);
        Assert.Contains("\n:", text);
    }

    [Fact]
    public void Groups_of_rows_series_and_columns_by_pairs_are_shown()
    {
        var people = Datasets.Frame("compas-counts");
        Assert.Contains("African-American  0 ", Shown(people.GroupRowsBy<string>("race"), "text/plain"));
        string shares = Shown(people.GroupRowsBy<string>("race")["label"].MeanLevel(key => key.Item1), "text/plain");
        Assert.StartsWith("African-American  ", shares);
        Assert.EndsWith("\n4 values", shares);
        Assert.EndsWith("<p>6,167 values</p>", Shown(people["label"], "text/html"));
        var pairs = people.GroupRowsBy<string>("race").Unstack();
        Assert.Contains("rows ×", Shown(pairs, "text/plain"));
    }

    [Fact]
    public void Empty_frames_and_series_are_shown()
    {
        Assert.EndsWith("0 rows × 0 columns", Shown(Frame.CreateEmpty<int, string>(), "text/plain"));
        Assert.EndsWith("0 rows × 3 columns", Shown(Small.Where(_ => false), "text/plain"));
        Assert.EndsWith("0 values", Shown(Small.Where(_ => false)["share"], "text/html").Replace("</p>", ""));
    }

    [Fact]
    public void A_frame_whose_columns_share_a_name_says_so()
    {
        var frame = Small.Clone();
        frame.RenameColumn("share", "name");
        Assert.StartsWith("a frame that cannot be shown: Duplicate key", Shown(frame, "text/html"));
    }

    [Fact]
    public void A_frame_with_many_columns_is_cut()
    {
        var wide = Frame.FromRowKeys([0]);
        for (var i = 0; i < 200; i++)
            wide.AddColumn($"column {i}", new[] { i + 0.5 });
        string text = Shown(wide, "text/plain");
        Assert.EndsWith("1 row × 200 columns", text);
        Assert.Contains("column 199", text);
        Assert.DoesNotContain("column 100", text);
    }
}
