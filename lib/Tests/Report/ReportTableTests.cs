using FairLab.Data;
using FairLab.Report.Tables;

namespace FairLab.Report.Tests;

public sealed class ReportTableTests
{
    static Table Results => Table.From(
    [
        new { method = "none", n = 10, accuracy = 0.83752, accuracy_sd = 0.0021, accuracy_low = 0.8360,
            accuracy_high = 0.8390, parity_real = 0.26, parity_dealt = 1.01, difference = -0.0271, low = -0.05,
            high = -0.004, degenerate = false, notes = "" },
        new { method = "removal & more", n = 10, accuracy = 0.83658, accuracy_sd = 0.0021, accuracy_low = 0.8351,
            accuracy_high = 0.8381, parity_real = 0.9, parity_dealt = double.NaN, difference = 0.1, low = double.NaN,
            high = double.NaN, degenerate = false, notes = "" },
        new { method = "constant", n = 10, accuracy = 0.99, accuracy_sd = 0.0, accuracy_low = 0.99,
            accuracy_high = 0.99, parity_real = 1.0, parity_dealt = 1.0, difference = 0.0, low = 0.0,
            high = 0.0, degenerate = true, notes = "everybody is rejected" },
    ]);

    static ReportTable Laid => ReportTable.From(Results,
        [BestValue.Parse("accuracy", "highest"), BestValue.Parse("parity_real", "1")]);

    [Fact]
    public void Interval_stands_in_its_value_s_cell_and_the_file_s_other_columns_go()
    {
        Assert.Equal(
            ["method", "n", "accuracy", "parity_real", "parity_dealt", "difference"],
            Laid.Columns.Select(c => c.Name));
        Assert.Equal(1, Laid.Keys);
        // Half of the middle interval is 0.0015, so that the fourth decimal is the last that says anything.
        Assert.Equal("0.8375 [0.8360, 0.8390]", Laid.Rows[0].Cells[2].ToString());
        Assert.Equal("−0.027 [−0.050, −0.004]", Laid.Rows[0].Cells[5].ToString());
        Assert.Equal("0.100", Laid.Rows[1].Cells[5].ToString());
        Assert.Equal("undefined", Laid.Rows[1].Cells[4].ToString());
        Assert.Equal("10", Laid.Rows[0].Cells[1].ToString());
    }

    [Fact]
    public void Neighbours_with_a_word_in_common_have_a_heading()
    {
        Assert.Equal([("parity", "real"), ("parity", "dealt")],
            Laid.Columns.Where(c => c.Group is not null).Select(c => (c.Group!, c.Label)));
    }

    [Fact]
    public void Best_is_marked_among_rows_that_are_not_set_apart()
    {
        var marked = Laid.Rows.Select(r => string.Concat(r.Cells.Select(c => c.IsBest ? '*' : '.')));
        Assert.Equal(["..*...", "...*..", "......"], marked);
        Assert.Equal([null, null, 0], Laid.Rows.Select(r => r.Note));
        Assert.Equal(["degenerate; everybody is rejected"], Laid.Notes);
        var within = ReportTable.From(Results, [BestValue.Parse("accuracy", "lowest")], ["n"]);
        Assert.Equal([false, true, false], within.Rows.Select(r => r.Cells[2].IsBest));
        // One alone is the best of nothing.
        var alone = ReportTable.From(Results, [BestValue.Parse("accuracy", "lowest")], ["method"]);
        Assert.DoesNotContain(alone.Rows, r => r.Cells[2].IsBest);
    }

    [Fact]
    public void Latex_is_booktabs_with_everything_escaped()
    {
        string[] lines =
        [
            @"\begin{tabular}{lrrrrr}",
            @"\toprule",
            @" &  &  & \multicolumn{2}{c}{parity} &  \\",
            @"\cmidrule(lr){4-5}",
            @"method & n & accuracy & real & dealt & difference \\",
            @"\midrule",
            @"none & 10 & \textbf{0.8375} {\scriptsize [0.8360, 0.8390]} & 0.260 & 1.010 & "
                + @"$-$0.027 {\scriptsize [$-$0.050, $-$0.004]} \\",
            @"removal \& more & 10 & 0.8366 {\scriptsize [0.8351, 0.8381]} & \textbf{0.900} & undefined & 0.100 \\",
            @"constant\textsuperscript{a} & 10 & 0.9900 {\scriptsize [0.9900, 0.9900]} & 1.000 & 1.000 & "
                + @"0.000 {\scriptsize [0.000, 0.000]} \\",
            @"\bottomrule",
            @"\multicolumn{6}{@{}p{353pt}@{}}{\scriptsize \textsuperscript{a} degenerate; everybody is rejected} \\",
            @"\end{tabular}",
        ];
        Assert.Equal(lines, LatexTable.Write(Laid).TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Html_escapes_and_groups_and_sorts_by_the_full_number()
    {
        string html = HtmlTable.Write(Laid, "A & B");
        Assert.Contains("<caption><span>A &amp; B</span></caption>", html);
        Assert.Contains("<th colspan=\"2\" scope=\"colgroup\">parity</th>", html);
        Assert.Contains("<th scope=\"row\">removal &amp; more</th>", html);
        Assert.Contains("<td class=\"number\" data-order=\"0.83752\"><b>0.8375</b> <span class=\"interval\">"
            + "[0.8360, 0.8390]</span></td>", html);
        Assert.Contains("<th scope=\"row\">constant<sup>a</sup></th>", html);
        Assert.DoesNotContain("NaN", html);
    }

    [Fact]
    public void Markdown_has_the_same_cells()
    {
        string text = MarkdownTable.Write(Laid);
        Assert.StartsWith("| method | n | accuracy | parity: real | parity: dealt | difference |\n", text);
        Assert.Contains("| **0.8375 [0.8360, 0.8390]** |", text);
        Assert.Contains("(a) degenerate; everybody is rejected", text);
    }

    [Fact]
    public void Numbers_of_any_size_are_readable()
    {
        var table = ReportTable.From(Table.From(
            [new { a = 1e-9, b = 123456789.0, c = 0.0, d = double.PositiveInfinity, e = (double?)null, f = true }]));
        Assert.Equal(["1.0e-9", "1.2e8", "0.000", "∞", "", "yes"], table.Rows[0].Cells.Select(c => c.ToString()));
    }

    [Fact]
    public void Unknown_columns_and_words_are_named()
    {
        Assert.Contains("did you mean 'accuracy'", Assert.Throws<ArgumentException>(
            () => ReportTable.From(Results, [new BestValue("acuracy", 1)])).Message);
        Assert.Contains("expected highest, lowest or a number", Assert.Throws<ArgumentException>(
            () => BestValue.Parse("accuracy", "most")).Message);
    }

    [Fact]
    public void Intervals_that_are_written_as_text_are_numbers_and_counts_of_flags_are_footnotes()
    {
        var table = ReportTable.From(Table.From(
        [
            new { method = "a", seeds = 10, gap = "-0.120 [-0.130, -0.110]", flagged = 0 },
            new { method = "b", seeds = 10, gap = "0.010 [-0.010, 0.030]", flagged = 0 },
            new { method = "c", seeds = 10, gap = "0.000 [0.000, 0.000]", flagged = 8 },
        ]), [BestValue.Parse("gap", "0")]);
        Assert.Equal(["method", "seeds", "gap"], table.Columns.Select(c => c.Name));
        Assert.True(table.Columns[2].IsNumber);
        Assert.Equal("−0.120 [−0.130, −0.110]", table.Rows[0].Cells[2].ToString());
        Assert.Equal([false, true, false], table.Rows.Select(r => r.Cells[2].IsBest));
        Assert.Equal(["8 of 10 runs degenerate, or not what the method was asked for"], table.Notes);
    }

    [Fact]
    public void A_table_that_is_too_wide_comes_in_parts_that_name_their_rows()
    {
        string text = LatexTable.Write(Laid, new LatexForm(200, "What", "tab:x"));
        int parts = text.Split("\\begin{longtable}").Length - 1;
        Assert.True(parts > 1);
        Assert.Equal(parts, text.Split("\nnone & ").Length - 1);
        Assert.Contains($"\\caption{{What Part 1 of {parts}.}}\\label{{tab:x}}", text);
        Assert.Equal(1, text.Split("\\label{").Length - 1);
    }
}
