using FairLab.Data;
using FairLab.Metrics;
using FairLab.Mitigators;
using FairLab.Models;

namespace FairLab.Tests.Data;

/// <summary>A file of one's own, from reading to measuring.</summary>
public sealed class CsvPeopleTests : IDisposable
{
    const string Six = """
        age,sex,town,income
        30,Male,A,>50K
        41,Female,B,<=50K
        52,Female,C,<=50K
        63,Male,A,>50K
        24,Male,B,<=50K
        35,Female,C,>50K
        """;

    readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string Write(string text, string name = "mine.csv")
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    TabularDataset Read(string text, MissingValues missing = MissingValues.Refuse) =>
        TabularDataset.FromCsv(Write(text), "income", ">50K", ["sex"], ["Male"], missing: missing);

    [Fact]
    public void One_line_reads_a_file()
    {
        var data = Read(Six);
        Assert.Equal("mine", data.Id);
        Assert.Equal(["age", "sex", "town=A", "town=B", "town=C"], data.FeatureNames);
        Assert.Equal([1, 0, 0, 1, 0, 1], data.Labels);
        Assert.Equal([1, 0, 0, 1, 1, 0], data.Group.Codes);
        Assert.Equal(["Female", "Male"], data.Group.Levels);
        Assert.Equal([41, 0, 0, 1, 0], data.Row(1).ToArray());
        Assert.Equal(["<=50K", ">50K"], data.Target!.Classes);
        Assert.Equal("income: <=50K, >50K; favourable >50K", data.Target.ToString());
    }

    [Fact]
    public void A_frame_gives_the_same_as_the_file_it_was_read_from()
    {
        var path = Write(Six);
        var options = new DatasetOptions { Label = "income", Favourable = ">50K", Groups = ["sex"],
            Privileged = ["Male"] };
        var fromFile = TabularDataset.FromCsv(path, options);
        var fromFrame = TabularDataset.FromFrame(Deedle.Frame.ReadCsv(path), options);
        Assert.Equal(fromFile.FeatureList, fromFrame.FeatureList);
        Assert.Equal(fromFile.Features, fromFrame.Features);
        Assert.Equal(fromFile.Labels, fromFrame.Labels);
        Assert.Equal(fromFile.Group.Codes, fromFrame.Group.Codes);
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("")]
    public void Separators_marks_line_ends_and_quotes_are_found_out(string mark)
    {
        var expected = Read(Six);
        foreach (var separator in (string[])[",", ";", "\t", "|"])
            foreach (var end in (string[])["\n", "\r\n"])
            {
                var text = mark + string.Join(end, Six.Split('\n').Select(line => string.Join(separator,
                    line.TrimEnd('\r').Split(',').Select(cell => $"\"{cell}\""))));
                var data = Read(text + end + end);
                Assert.Equal(expected.FeatureList, data.FeatureList);
                Assert.Equal(expected.Features, data.Features);
                Assert.Equal(expected.Labels, data.Labels);
            }
    }

    [Fact]
    public void A_cell_may_hold_the_separator_quotes_and_line_breaks()
    {
        var data = Read("town,sex,income\n\"A, "
            + "\"\"old\"\"\nhalf\",Male,>50K\nB,Female,<=50K\nB,Male,<=50K\nC,Female,<=50K\n");
        Assert.Equal("town=A, \"old\"\nhalf", data.FeatureNames.First());
    }

    [Theory]
    [InlineData("", ": found an empty file, expected a line with the names of the columns, and rows")]
    [InlineData("age,sex,income\n", ": found no rows, expected at least one")]
    [InlineData("age,sex,age,income\n1,Male,2,>50K\n",
        ":1: found the column 'age' twice, as the columns 1 and 3, expected every name once: rename one")]
    [InlineData("age,sex,income\n1,Male,>50K\n2,Female\n", ":3: found 2 fields, expected 3")]
    [InlineData("age,sex,income\n1,Male,>50K\n2,\"Female,<=50K\n3,Male,<=50K\n",
        ":3: found a quote that is never closed, expected one at the end of its cell")]
    [InlineData("age,gender,income\n1,Male,>50K\n",
        ": unknown column 'sex': did you mean 'age'? Valid: age, gender, income.")]
    [InlineData("age,sex,income\n1,Male,>50k\n2,Female,<=50K\n",
        ": column 'income': unknown value '>50K': did you mean '>50k'? Valid: <=50K, >50k.")]
    [InlineData("age,sex,income\n1,Male,>50K\n2,Female,<=50K\n3,Male,<=50K.\n",
        ":4: found a third value '<=50K.' in column 'income', expected '>50K' or '<=50K': an outcome is favourable or "
        + "not; of several classes say so (target: TargetKind.Multiclass)")]
    [InlineData("age,sex,income\n1,Male,>50K\n2,Female,>50K\n",
        ": column 'income': found one class, '>50K', expected at least two outcomes")]
    [InlineData("age,sex,income\n1,Male,>50K\n2,Male,<=50K\n",
        ": column 'sex': found people of one group, 'Male', expected at least two to compare")]
    [InlineData("age,sex,income\n1,male,>50K\n2,Female,<=50K\n",
        ": column 'sex': unknown value 'Male': did you mean 'male'? Valid: Female, male.")]
    [InlineData("age,sex,income\n1,Male,>50K\n?,Female,<=50K\n",
        ":3: found '?' in column 'age', expected a value (1 of 2 rows have none): say what to do with such rows, "
        + "missing: Drop, OwnLevel or Mean (in C# MissingValues.Drop)")]
    [InlineData("age,sex,income\n1,Male,>50K\n,Female,<=50K\n",
        ":3: found nothing in column 'age', expected a value (1 of 2 rows have none)")]
    [InlineData("age,sex,income\n1e99,Male,>50K\n2,Female,<=50K\n",
        ":2: found 1e99 in column 'age', expected a finite number")]
    [InlineData("age;sex;income\n1,5;Male;>50K\n2;Female;<=50K\n",
        ":2: found '1,5' in column 'age', expected a number with a point, as 2.5: say DecimalComma = true")]
    [InlineData("born,sex,income\n31/12/1999,Male,>50K\n01/02/2000,Female,<=50K\n",
        ":3: found '01/02/2000' in column 'born', expected a date as 2024-03-31, which reads alike everywhere")]
    public void A_file_that_does_not_fit_is_refused_with_its_place(string text, string message)
    {
        var error = Assert.ThrowsAny<Exception>(() => Read(text));
        Assert.IsType<DataException>(error);
        Assert.StartsWith(Path.Combine(_folder, "mine.csv") + message, error.Message);
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_refused_with_its_line()
    {
        var path = Path.Combine(_folder, "latin.csv");
        File.WriteAllBytes(path, [.. "sex,income\nMale,>50K\n"u8, 0xe9, .. ",<=50K\n"u8]);
        var error = Assert.Throws<DataException>(() => TabularDataset.FromCsv(path, "income", ">50K", ["sex"]));
        Assert.Equal($"{path}:3: found text in column 'sex' that is not UTF-8, expected a file saved as UTF-8",
            error.Message);
    }

    [Fact]
    public void Roles_that_do_not_fit_each_other_are_refused()
    {
        var path = Write(Six);
        Refused("column 'sex' holds the label and is a group too", () =>
            TabularDataset.FromCsv(path, "sex", "Male", ["sex"]));
        Refused("column 'income' holds the label, expected it not among the features",
            () => TabularDataset.FromCsv(path, "income", ">50K", ["sex"], features: ["income"]));
        Refused("expected to be told which is favourable: favourable: \">50K\"",
            () => TabularDataset.FromCsv(path, "income", groups: ["sex"]));
        Refused("found no group attribute", () => TabularDataset.FromCsv(path, "income", ">50K"));
        Refused("found 2 privileged values for 1 groups",
            () => TabularDataset.FromCsv(path, "income", ">50K", ["sex"], ["Male", "A"]));
        Refused("label, weights and id: column: found the name 'income' twice",
            () => TabularDataset.FromCsv(path, "income", ">50K", ["sex"], weights: "income"));
        Refused("no file, expected a CSV file", () =>
            TabularDataset.FromCsv(path + ".gone", "income", ">50K", ["sex"]));
        Refused("found all of its values favourable (<=50K, >50K), expected others beside",
            () => TabularDataset.FromCsv(path, "income", ["<=50K", ">50K"], ["sex"]));

        static void Refused(string message, Func<object> act) =>
            Assert.Contains(message, Assert.ThrowsAny<Exception>(act).Message);
    }

    [Fact]
    public void A_group_column_with_ten_thousand_levels_is_refused()
    {
        var path = Write("x,g,y\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{i},g{i},{i % 2}\n")));
        foreach (var privileged in (string?[])[null, "g7"])
            Assert.Contains("column 'g': found 10000 different values, expected at most 1000 groups of people",
                Assert.Throws<DataException>(() => TabularDataset.FromCsv(path, "y", 1, ["g"], [privileged])).Message);
    }

    [Fact]
    public void A_person_may_be_named_once()
    {
        var data = TabularDataset.FromCsv(Write("p,g,y\na,u,1\nb,v,0\nc,v,1\n"), "y", 1, ["g"], id: "p");
        Assert.Equal(["a", "b", "c"], data.Ids!);
        Assert.Equal(["c", "a"], data.Select([2, 0]).Ids!);
        Assert.DoesNotContain("p", data.FeatureList.Select(f => f.Column));
        var path = Write("p,g,y\na,u,1\nb,v,0\n\na,v,1\n", "twice.csv");
        Assert.StartsWith($"{path}:5: found 'a' for the second time (first in row 1) in column 'p', expected every "
            + "person once",
            Assert.Throws<DataException>(() => TabularDataset.FromCsv(path, "y", 1, ["g"], id: "p")).Message);
    }

    const string Gaps =
        "age,job,sex,income\n20,a,Male,>50K\n,b,Female,<=50K\n40,?,Male,<=50K\n30,a,NA,>50K\n60,b,Female,<=50K\n";

    [Fact]
    public void Missing_values_are_dropped_and_counted()
    {
        var data = Read(Gaps, MissingValues.Drop);
        Assert.Equal([20, 60], Enumerable.Range(0, 2).Select(row => data.Value(row, 0)));
        Assert.Contains("5 rows; 3 left out without a value in age (1), job (1), sex (1)", data.Summary().Text);
    }

    [Fact]
    public void Missing_values_are_the_mean_or_a_level_of_their_own()
    {
        var data = Read(Gaps, MissingValues.Mean);
        Assert.Equal(37.5, data.Value(1, 0));
        Assert.Equal(["age", "job=a", "job=b", "job=missing", "sex"], data.FeatureNames);
        Assert.Equal(["not Male", "Male"], data.Group.Levels);
        // A row of weight 3 is three rows.
        var weighted = TabularDataset.FromCsv(Write("x,w,g,y\n1,3,u,1\n,1,v,0\n5,1,v,1\n"), "y", 1, ["g"],
            missing: MissingValues.Mean, weights: "w");
        Assert.Equal(2, weighted.Value(1, 0));
        Assert.Contains("numbers have no level of their own",
            Assert.Throws<DataException>(() => Read(Gaps, MissingValues.OwnLevel)).Message);
        Assert.Contains("the label cannot be made up; say Drop for this column", Assert.Throws<DataException>(() =>
            Read("age,sex,income\n1,Male,>50K\n2,Female,\n3,Female,<=50K\n", MissingValues.Mean)).Message);
    }

    [Fact]
    public void Each_column_can_be_read_otherwise_than_it_looks()
    {
        var path = Write("zip,day,size,g,y\n02139,2024-01-02,1,u,1\n10001,2024-01-05,2,v,0\n02139,,1,v,1\n");
        var looks = TabularDataset.FromCsv(path, "y", 1, ["g"], missing: MissingValues.Mean);
        Assert.Equal(["zip", "day", "size", "g"], looks.FeatureNames);
        Assert.Equal("10001", looks.FeatureList[0].Level == "10001" ? "10001" : looks.FeatureList[0].Level);
        // 2024-01-02 is day 19,724 since 1970-01-01 (54 years with 13 leap days, and one day).
        Assert.Equal([19724, 19727, 19725.5], Enumerable.Range(0, 3).Select(row => looks.Value(row, 1)));
        var said = TabularDataset.FromCsv(path, "y", 1, ["g"], columns: new Dictionary<string, ColumnOptions>
        {
            ["size"] = new() { Type = ColumnType.Category },
            ["day"] = new() { Missing = MissingValues.Drop },
        });
        Assert.Equal(2, said.Rows);
        Assert.True(said.FeatureList.Single(f => f.Column == "size").IsIndicator);
        var error = Assert.Throws<DataException>(() => TabularDataset.FromCsv(path, "y", 1, ["g"],
            columns: new Dictionary<string,
                ColumnOptions> { ["g"] = new() { Type = ColumnType.Number },
                ["day"] = new() { Missing = MissingValues.Drop } }));
        Assert.Equal($"{path}:2: found 'u' in column 'g', expected a number", error.Message);
    }

    [Fact]
    public void Decimal_commas_are_read_where_it_is_said()
    {
        var path = Write("x;g;y\n1,5;u;1\n2;v;0\n");
        var data = TabularDataset.FromCsv(path,
            new DatasetOptions { Label = "y", Favourable = 1, Groups = ["g"], DecimalComma = true });
        Assert.Equal([1.5, 2], Enumerable.Range(0, 2).Select(row => data.Value(row, 0)));
    }

    [Fact]
    public void Several_classes_and_numbers_are_targets_too()
    {
        var path = Write("x,g,grade,pay\n1,u,A,1000\n2,v,B,2000\n3,v,C,3000\n4,u,A,4000\n");
        var grades = TabularDataset.FromCsv(path, "grade", groups: ["g"]);
        Assert.Equal((TargetKind.Multiclass, "A, B, C"),
            (grades.Target!.Kind, string.Join(", ", grades.Target.Classes)));
        Assert.Equal([0, 1, 2, 0], grades.Target.Codes);
        Assert.Contains("expected to be told what of it is favourable: data.WithFavourable(\"A\")",
            Assert.Throws<InvalidOperationException>(() => grades.Labels).Message);
        Assert.Equal([1, 1, 0, 1], grades.WithFavourable(["A", "B"]).Labels);
        Assert.Equal([1, 1, 0, 1], TabularDataset.FromCsv(path, "grade", ["A", "B"], ["g"]).Labels);
        Assert.Equal([1, 0, 0, 1],
            TabularDataset.FromCsv(path, "grade", "A", ["g"], target: TargetKind.Multiclass).Labels);
        Assert.Equal(["not A", "A"],
            TabularDataset.FromCsv(path, "grade", "A", ["g"], target: TargetKind.Binary).Target!.Classes);
        Assert.Contains("did you mean", Assert.Throws<ArgumentException>(() => grades.WithFavourable("a")).Message);

        var pay = TabularDataset.FromCsv(path, "pay", groups: ["g"]);
        Assert.Equal([1000, 2000, 3000, 4000], pay.Target!.Values);
        Assert.False(pay.HasLabels);
        Assert.Equal([0, 1, 1, 1], TabularDataset.FromCsv(path, "pay", ">= 2000", ["g"]).Labels);
        Assert.Equal([2000, 4000], pay.Select([1, 3]).Target!.Values);
        // What multi-class and regression metrics take.
        Assert.Equal(2, MulticlassCounts.From(grades.Target.Codes, grades.Target.Codes, grades.Target.Classes,
            grades.Group)[0, 0, 0]);
        Assert.NotNull(GroupErrors.From(pay.Target.Values, pay.Target.Values, pay.Group));
    }

    [Fact]
    public void Numbers_may_be_divided_into_groups_by_a_threshold()
    {
        var data = TabularDataset.FromCsv(Write(Six), "income", ">50K", ["age"], [">= 40"]);
        Assert.Equal(["< 40", ">= 40"], data.Group.Levels);
        Assert.Equal([0, 1, 1, 1, 0, 0], data.Group.Codes);
        Assert.False(data.FeatureList[0].IsIndicator);
    }

    [Fact]
    public void A_second_file_is_read_as_the_first_was()
    {
        var first = Read(Six);
        var model = LogisticRegression.Train(first, new LogisticOptions());
        // Another order of columns, no outcome, one town, one group.
        var second = TabularDataset.FromCsv(Write("sex,town,age\nFemale,C,52\nFemale,C,35\n", "new.csv"), first);
        Assert.Equal(first.FeatureList, second.FeatureList);
        Assert.Equal(["Female", "Male"], second.Group.Levels);
        Assert.False(second.HasLabels);
        Assert.Equal(model.Predict(first.Select([2, 5])), model.Predict(second));
        Assert.Contains("found people without labels",
            Assert.Throws<InvalidOperationException>(() => second.Labels).Message);

        var unseen = Write("sex,town,age\nMale,D,52\n", "unseen.csv");
        Assert.Contains("found 'D' in column 'town', expected one of A, B, C as in training",
            Assert.Throws<DataException>(() => TabularDataset.FromCsv(unseen, first)).Message);
        Assert.Equal([52, 1, 0, 0, 0], TabularDataset.FromCsv(unseen, first, UnseenLevels.AllZeros).Row(0).ToArray());
        Assert.Contains("found the group 'X' of 'sex', expected one of Female, Male", Assert.Throws<DataException>(() =>
            TabularDataset.FromCsv(Write("sex,town,age\nX,A,52\n", "x.csv"), first)).Message);
        Assert.Contains("unknown column 'town'", Assert.Throws<DataException>(() =>
            TabularDataset.FromCsv(Write("sex,twon,age\nMale,A,52\n", "t.csv"), first)).Message);

        // Another session has the schema as JSON.
        var options = new DatasetOptions { Groups = ["sex"], Privileged = ["Female"] };
        var later = TabularDataset.FromCsv(Write("sex,town,age\nFemale,C,52\n", "later.csv"), options,
            FeatureSchema.FromJson(FeatureSchema.Of(first).ToJson()));
        Assert.Equal(second.Row(0).ToArray(), later.Row(0).ToArray());
    }

    [Fact]
    public void A_second_file_takes_the_means_of_the_first()
    {
        var first = Read(Gaps, MissingValues.Mean);
        var second = TabularDataset.FromCsv(Write("age,job,sex,income\n,a,Male,>50K\n90,,Female,<=50K\n", "n.csv"),
            first);
        Assert.Equal([37.5, 90], Enumerable.Range(0, 2).Select(row => second.Value(row, 0)));
        Assert.Equal([1, 0], second.Labels);
        Assert.Equal([1, 0], second.Group.Codes);
        Assert.Equal(37.5, FeatureSchema.FromJson(FeatureSchema.Of(first).ToJson()).Features[0].Fill);
    }

    [Fact]
    public void Of_three_groups_everything_works_or_says_what_it_needs()
    {
        var random = new Random(3);
        string[] sexes = ["Diverse", "Female", "Male"];
        var rows = Enumerable.Range(0, 600).Select(i => (Sex: i % 3, X: random.NextDouble()))
            .Select(p => (X: p.X + (0.2 * p.Sex), p.Sex, IsHired: p.X + random.NextDouble() > 1 - (0.1 * p.Sex)))
            .Select(p => FormattableString.Invariant($"{p.X:R},{sexes[p.Sex]},{(p.IsHired ? "yes" : "no")}"));
        var data = TabularDataset.FromCsv(Write("x,sex,hired\n" + string.Join('\n', rows)), "hired", "yes", ["sex"]);
        Assert.Equal(sexes, data.Group.Levels);
        var split = data.Split(0.5, 0.25, 0.25, 1, stratified: true);
        var learner = new MlpOptions { Hidden = [4], MaxEpochs = 2 };
        var refused = new Dictionary<string, string>();
        foreach (var name in Mitigator.Names)
        {
            try
            {
                var counts = Mitigator.Create(name).Fit(split, learner, 1).Evaluate(split.Test);
                Assert.Equal(3, counts.Groups.Count);
                Assert.True(counts[GroupMetrics.SelectionGap].Value >= 0);
                var signed = counts[GroupMetrics.ParityDifference];
                Assert.False(signed.IsDefined);
                Assert.Contains("needs two: name the privileged one (data.WithPrivileged), or take a gap",
                    signed.Reason);
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException)
            {
                refused[name] = e.Message;
            }
        }
        Assert.Equal(["optimized-preprocessing", "reject-option"], refused.Keys.Order());
        Assert.Contains("name the Columns that it may change", refused["optimized-preprocessing"]);
        Assert.Contains("name the privileged one", refused["reject-option"]);
        Assert.Contains("or take GroupThresholds", refused["reject-option"]);

        var two = split.Map(part => part.WithPrivileged("Male"));
        var mended = Mitigator.Create("reject-option").Fit(two, learner, 1).Evaluate(two.Test);
        Assert.Equal(["not Male", "Male"], mended.Groups);
        Assert.True(mended[GroupMetrics.ParityDifference].IsDefined);
        Assert.Contains("did you mean 'Male'?",
            Assert.Throws<ArgumentException>(() => data.WithPrivileged("male")).Message);
    }
}
