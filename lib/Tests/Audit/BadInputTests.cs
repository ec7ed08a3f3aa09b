using System.Text;
using FairLab.Data;

namespace FairLab.Audit.Tests;

/// <summary>What cannot be audited is refused with the file, the line, what was found, what was expected and the way
/// out.</summary>
public sealed class BadInputTests : IDisposable
{
    const string Header = "id,sex,race,y,yhat,s,w\n";
    const string Good = Header + "1,F,a,1,1,0.9,1\n2,M,b,0,0,0.1,1\n3,M,a,1,0,0.2,1\n4,F,b,0,1,0.6,1\n";

    readonly AuditFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    void Refuses(string csv, Func<AuditOptions, AuditOptions>? with, params string[] parts)
    {
        string message = _folder.Refused(csv, with);
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_that_is_not_there() => Refuses(Good, o => o with { Prediction = "yhatt" },
        "--prediction", "unknown column 'yhatt'", "did you mean 'yhat'?");

    [Fact]
    public void A_group_column_that_is_not_there() => Refuses(Good, o => o with { Groups = ["sx"] },
        "--groups", "'sx'", "did you mean 'sex'?");

    [Fact]
    public void An_empty_group() => Refuses(Good + "5,,a,1,1,0.9,1\n", null,
        "p.csv:6", "found nothing in column 'sex'", "--missing drop", "--missing own");

    [Fact]
    public void A_missing_prediction() => Refuses(Good + "5,F,a,1,,0.9,1\n", null,
        "p.csv:6", "found nothing in column 'yhat'", "--missing drop");

    [Fact]
    public void A_missing_label_also_where_groups_may_be_missing() => Refuses(Good + "5,F,a,NA,1,0.9,1\n",
        o => o with { Missing = MissingGroups.OwnGroup }, "p.csv:6", "'NA' in column 'y'", "--missing drop");

    [Fact]
    public void A_missing_score() => Refuses(Good + "5,F,a,1,1,,1\n", o => o with { Score = "s" },
        "p.csv:6", "found nothing in column 's'", "--missing drop");

    [Fact]
    public void Probabilities_where_decisions_are_asked_for() => Refuses(Good, o => o with { Prediction = "s" },
        "p.csv:2", "'0.9' in column 's'", "--score s --threshold 0.5");

    [Fact]
    public void Probabilities_where_decisions_are_asked_for_and_words_are_favourable() => Refuses(
        Good.Replace(",1,1,", ",good,1,", StringComparison.Ordinal), o =>
            o with { Prediction = "s", Favourable = ["good"] },
        "'0.9' in column 's'", "--score s --threshold 0.5");

    [Fact]
    public void A_score_without_decisions_or_a_threshold() =>
        Refuses(Good, o => o with { Prediction = null, Score = "s" },
        "'s'", "--prediction COLUMN", "--threshold 0.5");

    [Fact]
    public void No_decisions() =>
        Refuses(Good, o => o with { Prediction = null }, "--prediction COLUMN", "--score COLUMN");

    [Fact]
    public void Decisions_and_a_threshold() => Refuses(Good, o => o with { Score = "s", Threshold = 0.5 },
        "--threshold", "'yhat'");

    [Fact]
    public void Words_without_a_favourable_one() => Refuses("sex,race,y,yhat\nF,a,good,1\n", null,
        "p.csv:2", "'good' in column 'y'", "--favourable 'good'");

    [Fact]
    public void A_favourable_value_that_does_not_occur() => Refuses("sex,race,y,yhat\nF,a,>50K,>50K\nM,a,<=50K,<=50K\n",
        o => o with { Favourable = [">50k"] }, "--favourable", "'>50k'", "did you mean '>50K'?");

    [Fact]
    public void A_favourable_value_that_labels_spell_otherwise() => Refuses(
        "sex,race,y,yhat\nF,a,>50K.,>50K\nM,a,<=50K.,<=50K\n", o => o with { Favourable = [">50K"] },
        "column 'y' has none of the favourable values >50K", "did you mean '>50K.'");

    [Fact]
    public void Ten_thousand_levels_of_a_group() => Refuses("sex,race,y,yhat\n"
        + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"F{i},a,1,1\n")), null,
        "p.csv:1002", "more than 1000 levels in column 'sex'", "--groups");

    [Fact]
    public void A_hundred_thousand_combinations_of_groups() => Refuses("sex,race,y,yhat\n"
        + string.Concat(Enumerable.Range(0, 100_001).Select(i => $"{i / 400},{i % 400},1,1\n")), null,
        "p.csv:100002", "more than 100000 combinations of sex, race", "--groups");

    [Fact]
    public void A_label_that_is_a_group_too() =>
        Refuses(Good, o => o with { Groups = ["sex", "y"] }, "--label", "'y'", "--groups");

    [Fact]
    public void A_prediction_that_is_the_label() =>
        Refuses(Good, o => o with { Prediction = "y" }, "--prediction", "'y'");

    [Fact]
    public void A_group_column_twice() => Refuses(Good, o => o with { Groups = ["sex", "sex"] }, "'sex' twice");

    [Fact]
    public void No_group_columns() => Refuses(Good, o => o with { Groups = [] }, "--groups", "0 columns");

    [Fact]
    public void A_privileged_group_that_does_not_occur() => Refuses(Good, o => o with { Privileged = ["N"] },
        "--privileged", "'N'", "did you mean");

    [Fact]
    public void Two_privileged_groups_of_one_column() => Refuses(Good, o => o with { Privileged = ["F", "M"] },
        "F and M of 'sex'", "expected one");

    [Fact]
    public void The_same_id_twice() => Refuses(Good + "3,F,a,1,1,0.9,1\n", o => o with { Id = "id" },
        "p.csv:6", "the id '3' again", "every id once");

    [Fact]
    public void A_row_without_an_id() =>
        Refuses(Good + ",F,a,1,1,0.9,1\n", o => o with { Id = "id" }, "p.csv:6", "'id'");

    [Fact]
    public void Files_whose_ids_do_not_meet()
    {
        string before = _folder.Write(Good.Replace("\n", "\nx", StringComparison.Ordinal)[..^1], "before.csv");
        Refuses(Good, o => o with { Id = "id", Against = before }, "--id id", "such as '1'", "before.csv",
            "leave --id out");
    }

    [Fact]
    public void A_file_to_compare_with_that_lacks_a_column()
    {
        string before = _folder.Write("sex,race,y\nF,a,1\n", "before.csv");
        Refuses(Good, o => o with { Against = before }, "before.csv", "unknown column 'yhat'");
    }

    [Theory]
    [InlineData("5,F,a,1\n", "4 fields")]
    [InlineData("5,F,a,1,1,0.9,1,8\n", "8 fields")]
    public void A_row_of_another_length(string row, string found) => Refuses(Good + row, null,
        "p.csv:6", found, "expected 7");

    [Fact]
    public void A_file_that_is_not_UTF_8()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Good), .. Encoding.Latin1.GetBytes("5,F,Américain,1,1,0.9,1\n")];
        File.WriteAllBytes(_folder.Path("latin.csv"), bytes);

        var error = Assert.Throws<DataException>(() =>
            PredictionAudit.Run(AuditFolder.Options with { Predictions = _folder.Path("latin.csv") }));

        Assert.EndsWith("latin.csv", error.File, StringComparison.Ordinal);
        Assert.Equal(6, error.Line);
        Assert.Contains("not UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Parquet_file_that_is_cut_off_or_overwritten()
    {
        string whole = _folder.Path("whole.parquet");
        await People.Draw(1, 500).WriteParquetAsync(whole);
        byte[] bytes = await File.ReadAllBytesAsync(whole);
        byte[] overwritten = [.. bytes];
        Array.Fill(overwritten, (byte)0xFF, 8, bytes.Length / 2);
        foreach (byte[] broken in (byte[][])[bytes[..(bytes.Length / 2)], overwritten, "PAR1 and no more"u8.ToArray()])
        {
            await File.WriteAllBytesAsync(_folder.Path("broken.parquet"), broken);
            var error = Assert.Throws<DataException>(() =>
                PredictionAudit.Run(AuditFolder.Options with { Predictions = _folder.Path("broken.parquet") }));
            Assert.Contains("broken.parquet", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", "a line with the names of the columns")]
    [InlineData(Header, "found no rows")]
    [InlineData("a,a\n1,1\n", "two columns 'a'")]
    public void A_file_without_content(string csv, string found) => Refuses(csv, null, "p.csv", found);

    [Fact]
    public void No_file_or_a_folder()
    {
        foreach (string path in new[] { _folder.Path("none.csv"), Path.GetTempPath() })
            Assert.Contains("expected a CSV or Parquet file", Assert.Throws<AuditException>(() =>
                PredictionAudit.Run(AuditFolder.Options with { Predictions = path })).Message,
                    StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("Infinity")]
    public void A_weight_that_is_none(string weight) =>
        Refuses(Good + $"5,F,a,1,1,0.9,{weight}\n", o => o with { Weight = "w" },
        "p.csv:6", "column 'w'", "at least 0");

    [Fact]
    public void Weights_that_are_all_0() =>
        Refuses(Header + "1,F,a,1,1,0.9,0\n", o => o with { Weight = "w" }, "only weights of 0");

    [Theory]
    [InlineData("NaN")]
    [InlineData("high")]
    [InlineData("Infinity")]
    public void A_score_that_is_no_number(string score) =>
        Refuses(Good + $"5,F,a,1,1,{score},1\n", o => o with { Score = "s" },
        "p.csv:6", $"'{score}'", "a finite number");

    [Theory]
    [InlineData("opportunity_gp > 0.1", "did you mean 'opportunity_gap'?")]
    [InlineData("opportunity_gap", "a comparison and a number")]
    [InlineData("opportunity_gap > a lot", "a comparison and a number")]
    [InlineData("opportunity_gap[sx] > 0.1", "did you mean 'sex'?")]
    [InlineData("change:opportunity_gap > 0.1", "--against")]
    [InlineData("auc_gap > 0.1", "--score")]
    public void A_condition_that_cannot_be_checked(string condition, string expected) => Refuses(Good,
        o => o with { FailOn = [condition] }, "--fail-on", expected);

    [Fact]
    public void A_condition_that_needs_labels() =>
        Refuses(Good, o => o with { Label = null, FailOn = ["opportunity_gap > 0.1"] },
        "--fail-on", "--label");

    [Fact]
    public void Printed_figures_with_an_unknown_column_or_a_word()
    {
        string unknown = _folder.Write("name,acuracy\nx,0.9\n", "printed.csv");
        Refuses(Good, o => o with { Figures = unknown }, "printed.csv", "did you mean 'accuracy'?");
        string word = _folder.Write("name,accuracy\nx,high\n", "printed.csv");
        Refuses(Good, o => o with { Figures = word }, "printed.csv:2", "'high' in column 'accuracy'");
    }

    [Fact]
    public void One_class_one_group_and_constant_decisions_are_audited_and_said_to_be()
    {
        string csv = "sex,race,y,yhat\n" + string.Concat(Enumerable.Repeat("F,a,1,0\n", 50));

        var report = _folder.Run(csv);

        Assert.Contains(report.Findings, f => f.Text.Contains("nobody is selected", StringComparison.Ordinal));
        Assert.Contains(report.Findings, f => f.Text.Contains("one outcome only", StringComparison.Ordinal));
        Assert.Contains(report.Findings, f => f.Text.Contains("one group only", StringComparison.Ordinal));
        Assert.All(report.Groups[0].Rates.Where(r => r.Rate == "fpr"), r => Assert.False(r.Value.IsDefined));
        Assert.DoesNotContain("NaN", AuditHtml.Of(report), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", AuditJson.Of(report), StringComparison.Ordinal);
    }
}
