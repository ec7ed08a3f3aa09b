using FairLab.Data;
using FairLab.Runs;

namespace FairLab.Tests.Data;

/// <summary>Conditions and groups that claims and reports are written with.</summary>
public sealed class TableConditionTests
{
    static readonly Table Rows = Table.From(
    [
        new { method = "none", strength = double.NaN, seed = 0, fair = false, parity = 0.3 },
        new { method = "gap-penalty", strength = 1.0, seed = 0, fair = true, parity = 0.8 },
        new { method = "gap-penalty", strength = 0.1, seed = 0, fair = false, parity = 0.5 },
        new { method = "gap-penalty", strength = 1.0, seed = 1, fair = true, parity = 0.9 },
    ]);

    [Fact]
    public void Where_with_several_columns_is_one_condition_each()
    {
        Assert.Equal([0.8, 0.9], Rows.Where(new { method = "gap-penalty", strength = 1 }).Numbers("parity"));
        Assert.Equal(
            Rows.Where("method", "gap-penalty").Where("seed", 1L).ToCsv(),
            Rows.Where(new { method = "gap-penalty", seed = 1.0 }).ToCsv());
        Assert.Contains("did you mean 'strength'?", Refused(() => Rows.Where(new { strenght = 1 })));
        Assert.Contains("found x, expected columns and values", Refused(() => Rows.Where("x")));
        Assert.Contains("expected columns and values", Refused(() => Rows.Where(new { })));
    }

    [Fact]
    public void Where_with_a_condition_on_numbers_leaves_out_what_has_none()
    {
        Assert.Equal([0.8, 0.9], Rows.Where("strength", s => s > 0.1).Numbers("parity"));
        Assert.Equal(3, Rows.Where("strength", s => s != 7).Count);
        Assert.Contains("holds the text 'none'", Refused(() => Rows.Where("method", m => m > 0)));
        Assert.Contains("did you mean 'strength'?", Refused(() => Rows.Where("strengths", s => s > 0)));
    }

    [Fact]
    public void A_row_gives_its_cells_typed()
    {
        Assert.Equal([0.8, 0.9], Rows.Where(r => r.Truth("fair")).Numbers("parity"));
        Assert.Equal([0.3, 0.5], Rows.Where(r => r.Is("method", "none") || r.Is("strength", 0.1)).Numbers("parity"));
        Assert.Equal(3, Rows.Where(r => r.Is("seed", 0.0)).Count);
        Assert.Contains("Column 'method' holds 'none' where true or false is needed",
            Refused(() => Rows.Where(r => r.Truth("method"))));
    }

    [Fact]
    public void Truth_values_are_there_after_a_file_too()
    {
        string file = Path.GetTempFileName();
        Rows.Save(file);
        Assert.Equal(2, Table.Load(file).Where(r => r.Truth("fair")).Count);
        File.Delete(file);
    }

    [Fact]
    public void Groups_have_all_rows_once_in_order_of_appearance()
    {
        var groups = Rows.GroupBy("method", "strength");

        Assert.Equal(["none, NaN", "gap-penalty, 1", "gap-penalty, 0.1"], groups.Select(g => g.ToString()));
        Assert.Equal([0.3, 0.85, 0.5], groups.Select(g => Math.Round(g.Table.Mean("parity").Value, 12)));
        Assert.Equal(Rows.Count, groups.Sum(g => g.Table.Count));
        Assert.Equal(("gap-penalty", 1.0), (groups[1].Text("method"), groups[1].Number("strength")));
        Assert.Equal(1.0, groups[1]["strength"]);
        Assert.Contains("unknown column 'parity'", Refused(() => groups[0]["parity"]));
        Assert.Contains("did you mean 'method'?", Refused(() => Rows.GroupBy("metod")));
        Assert.Contains("found no column", Refused(() => Rows.GroupBy()));
        Assert.Empty(Rows.Where("method", "nobody").GroupBy("method"));
        // 1 and 1.0 are one value, as for conditions.
        Assert.Single(Table.Concat([Table.From([new { a = 1 }]), Table.From([new { a = 1.0 }])]).GroupBy("a"));
    }

    [Fact]
    public void A_group_goes_to_a_frame_and_back()
    {
        var group = Rows.GroupBy("method")[1].Table;
        Assert.Equal(group.ToCsv(), Table.FromFrame(group.ToFrame()).ToCsv());
    }

    static string Refused(Func<object?> code) => Assert.Throws<ArgumentException>(code).Message;
}
