using Deedle;
using FairLab.Data;
using FairLab.Runs;
using FsCheck.Xunit;

namespace FairLab.Tests.Data;

public sealed class TableFrameTests
{
    static string Error(Action act) => Assert.ThrowsAny<ArgumentException>(act).Message;

    [Property]
    public void A_table_comes_back_from_its_frame_with_order_types_and_undefined_cells(
        (string? Text, long Whole, double Number, bool Truth, bool Gap)[] rows)
    {
        object?[] Cells(Func<int, object?> cell, object? gap) =>
            [.. rows.Select((row, i) => row.Gap && i > 0 ? gap : cell(i))];
        var table = Table.FromColumns(
            ("z text", Cells(i => rows[i].Text ?? "", null)), ("whole", Cells(i => rows[i].Whole, null)),
            ("a number", Cells(i => rows[i].Number, double.NaN)), ("truth", Cells(i => rows[i].Truth, null)),
            ("nothing", Cells(_ => null, null)));

        var frame = table.ToFrame();
        var back = Table.FromFrame(frame);

        Assert.Equal(rows.Length, frame.RowCount);
        Assert.Equal(table.Columns, back.Columns);
        Assert.Equal(table.Count, back.Count);
        foreach (string column in table.Columns)
            Assert.Equal(table.Cells(column), back.Cells(column));
        if (rows.Length > 0)
            Assert.Equal(
                [typeof(string), typeof(long), typeof(double), typeof(bool), typeof(object)], frame.ColumnTypes);
    }

    [Fact]
    public void Whole_numbers_beside_others_become_double() => Assert.Equal(
        new object?[] { 1.0, 2.5 }, Table.FromFrame(Table.FromColumns(("x", [1, 2.5])).ToFrame()).Cells("x"));

    [Fact]
    public void A_frame_that_was_sorted_and_filtered_gives_its_rows_in_its_order()
    {
        var frame = Table.From(Enumerable.Range(0, 6).Select(i => new { i, x = (i * 5) % 6 })).ToFrame();

        var table = Table.FromFrame(frame.SortRows("x").Where(row => row.Value.GetAs<int>("x") % 2 == 0), keys: "row");

        Assert.Equal(["row", "i", "x"], table.Columns);
        Assert.Equal([0.0, 2, 4], table.Numbers("x"));
        Assert.Equal(table.Numbers("i"), table.Numbers("row"));
    }

    [Fact]
    public void Records_of_any_number_type_become_long_or_double()
    {
        var frame = Frame.FromRecords(
            [new { a = (byte)1, b = 1.5f, c = (int?)null, d = 2m, e = 'x', f = DayOfWeek.Friday }]);

        var table = Table.FromFrame(frame);

        Assert.Equal([1L, 1.5, null, 2.0, "x", "Friday"], table.Columns.Select(c => table.Cells(c)[0]));
    }

    [Fact]
    public void An_empty_frame_is_an_empty_table()
    {
        var table = Table.FromFrame(Frame.CreateEmpty<int, string>());
        Assert.Equal((0, 0), (table.Count, table.Columns.Count));
        Assert.Equal(0, Table.FromFrame(table.ToFrame()).Count);
    }

    [Fact]
    public void A_column_of_several_kinds_is_refused_with_its_row()
    {
        const string expected =
            "column 'age', row 2: found the text 'forty', expected a number as in the rows before: "
            + "a column holds one kind of value";
        Assert.Equal(expected, Error(() => Table.FromColumns(("age", [30, null, "forty"])).ToFrame()));
        var mixed = Frame.FromRowKeys(Enumerable.Range(0, 3));
        mixed.AddColumn("age", new object?[] { 30, null, "forty" });
        Assert.Equal(expected, Error(() => Table.FromFrame(mixed)));
    }

    [Fact]
    public void Values_that_a_table_cannot_hold_are_refused_with_their_row() => Assert.Equal(
        "column 'born', row 0: found a DateTime, expected texts, numbers or truth values: "
        + "convert the column or leave it out",
        Error(() => Table.FromFrame(Frame.FromRecords([new { born = DateTime.UnixEpoch, at = 1 }]))));

    [Fact]
    public void Two_columns_of_one_name_are_refused_with_the_name()
    {
        var frame = Table.From([new { race = "a", x = 1 }]).ToFrame();
        Assert.Equal(
            "The table would have two columns named 'race'.", Error(() => Table.FromFrame(frame, keys: "race")));
        // Deedle lets no frame be made with two, but lets one have two.
        frame.RenameColumn("race", "x");
        Assert.StartsWith(
            "found two columns of one name in the frame, expected different names: rename one. Duplicate key '\"x\"'",
            Error(() => Table.FromFrame(frame)), StringComparison.Ordinal);
    }
}
