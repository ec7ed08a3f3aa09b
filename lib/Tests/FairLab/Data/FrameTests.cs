using Deedle;
using FairLab.Data;
using FairLab.Metrics;
using FsCheck.Xunit;

namespace FairLab.Tests.Data;

public sealed class FrameTests
{
    static readonly (string, string?)[] Sexes = [("sex", "Male")];

    /// <summary>Six people of one's own: with missing values where asked for.</summary>
    static Frame<int, string> Own(string? gap = null, object? instead = null)
    {
        var frame = Frame.FromRowKeys(Enumerable.Range(10, 6));
        void Add(string name, params object?[] values) =>
            frame.AddColumn(name, name == gap ? [.. values[..2], instead, .. values[3..]] : values);
        Add("age", 30, 41, 52, 63, 24, 35);
        Add("sex", "Male", "Female", "Female", "Male", "Male", "Female");
        Add("town", "A", "B", "C", "A", "B", "C");
        Add("member", true, false, true, false, true, false);
        Add("hired", "yes", "no", "no", "yes", "no", "yes");
        Add("weight", 1, 2.5, 1, 1, 1, 1);
        return frame;
    }

    static TabularDataset People(Frame<int, string> frame, IReadOnlyList<string>? features = null) =>
        TabularDataset.FromFrame(frame, "hired", favourable: "yes", groups: Sexes, weights: "weight", features);

    static string Error(Func<object> act) => Assert.ThrowsAny<ArgumentException>(act).Message;

    [Fact]
    public void A_data_set_shows_its_people_by_the_names_of_its_source()
    {
        var frame = Datasets.Frame("adult-counts");

        Assert.Equal(
            "age_decade Int32, education_years Int32, married String, weekly_hours String, capital_gain String, "
            + "race String, sex String, label Int32",
            string.Join(", ", frame.ColumnKeys.Zip(frame.ColumnTypes, (name, type) => $"{name} {type.Name}")));
        // UCI Adult: 48,842 people, 32,650 men, 11,687 above 50,000 dollars.
        Assert.Equal(48842, frame.RowCount);
        Assert.Equal(32650, frame.FilterRowsBy("sex", "Male").RowCount);
        Assert.Equal(11687, frame.GetColumn<int>("label").Values.Sum());
    }

    [Theory]
    [InlineData("adult-counts", "sex", "Male")]
    [InlineData("compas-counts", "race", "Caucasian")]
    public void Rates_by_group_in_the_frame_are_those_of_the_data_set(string id, string group, string privileged)
    {
        var data = Datasets.Load(id);
        var frame = data.ToFrame();
        var counts = GroupCounts.From(data.Labels, data.Labels, data.WithGroup(group).Group);

        var one = frame.FilterRowsBy(group, privileged);
        var zero = frame.Where(row => row.Value.GetAs<string>(group) != privileged);
        Assert.Equal((counts[0].Total, counts[1].Total), (zero.RowCount, one.RowCount));
        Assert.Equal(counts[1].BaseRate.Value, one["label"].Mean(), 12);
        Assert.Equal(counts[0].BaseRate.Value, zero["label"].Mean(), 12);
    }

    [Theory]
    [InlineData("adult-counts", "sex", "Male")]
    [InlineData("compas-counts", "race", "Caucasian")]
    [InlineData("compas-score-counts", "race", "Caucasian")]
    public void A_data_set_comes_back_from_its_frame(string id, string group, string privileged)
    {
        var data = Datasets.Load(id);

        var back = TabularDataset.FromFrame(
            data.ToFrame(), label: "label", favourable: 1, groups: [(group, privileged), ("race", null)]);

        Assert.Equal(data.Labels, back.Labels);
        Assert.Equal(data.WithGroup(group).Group.Codes, back.Group.Codes);
        Assert.Equal(privileged, back.Group.Levels[1]);
        Assert.Equal(data.Groups.Single(g => g.Name == "race-all").Codes, back.Groups[1].Codes);
        Assert.Equal(data.Columns.Select(c => c.Name), back.Columns.Select(c => c.Name));
        foreach (var column in data.Columns)
            Assert.Equal(Values(column), Values(back.Column(column.Name)));

        static IEnumerable<string> Values(CodedColumn column) => column.Codes.Select(code => column.Levels[code]);
    }

    [Fact]
    public void Features_of_scores_come_back_exactly()
    {
        var data = Datasets.Load("compas-score-counts");
        var back = TabularDataset.FromFrame(
            data.ToFrame(), label: "label", favourable: 1, groups: [("race", "Caucasian")], features: ["decile_score"]);
        Assert.Equal(data.FeatureNames, back.FeatureNames);
        Assert.Equal(data.Features, back.Features);
    }

    [Property]
    public void Numbers_and_weights_come_back((float X, bool Y, byte Weight)[] people)
    {
        people = [.. people.Where(p => float.IsFinite(p.X)), (1, true, 1)];
        var group = new Grouping("z", ["a", "b"], [.. people.Select((_, i) => i % 2)]);
        int[] labels = [.. people.Select(p => p.Y ? 1 : 0)];
        float[] values = [.. people.Select(p => p.X)];
        var data = new TabularDataset("d", [new Feature("x", "x", false)], values, labels, [group])
            .WithWeights([.. people.Select(p => (double)p.Weight)]);

        var frame = data.ToFrame();
        var back = TabularDataset.FromFrame(frame, "label", 1, [("z", null)], weights: "weight", features: ["x"]);

        Assert.Equal(["x", "z", "label", "weight"], frame.ColumnKeys);
        Assert.Equal(data.Features, back.Features);
        Assert.Equal(data.Labels, back.Labels);
        Assert.Equal(data.Weights, back.Weights);
        Assert.Equal(group.Codes.Select(c => group.Levels[c]), back.Group.Codes.Select(c => back.Group.Levels[c]));
    }

    [Fact]
    public void A_frame_of_ones_own_becomes_people()
    {
        var data = People(Own());

        Assert.Equal(["age", "sex", "town=A", "town=B", "town=C", "member"], data.FeatureNames);
        Assert.Equal([1, 0, 0, 1, 0, 1], data.Labels);
        Assert.Equal([1, 0, 0, 1, 1, 0], data.Group.Codes);
        Assert.Equal(["Female", "Male"], data.Group.Levels);
        Assert.Equal([1, 2.5, 1, 1, 1, 1], data.Weights!);
        Assert.Equal([41, 0, 0, 1, 0, 0], data.Row(1).ToArray());
        Assert.Equal(["age", "member"], People(Own(), features: ["age", "member"]).FeatureNames);
    }

    [Fact]
    public void A_group_with_a_privileged_value_is_one_feature_that_is_1_for_it()
    {
        var data = Hired(group: "town", privileged: "A", features: ["town"]);
        Assert.Equal(["town"], data.FeatureNames);
        Assert.Equal([1, 0, 0, 1, 0, 0], data.Features);
        Assert.Equal(["not A", "A"], data.Group.Levels);
    }

    [Theory]
    [InlineData("age", null, "a missing value (1 in the column), expected a value: "
        + "drop those rows (frame.DropSparseRows()) or fill them (frame.FillMissing(value))")]
    [InlineData("sex", "", "a missing value (1 in the column), expected a value: "
        + "drop those rows (frame.DropSparseRows()) or fill them (frame.FillMissing(value))")]
    [InlineData("hired", null, "a missing value (1 in the column), expected a value: "
        + "drop those rows (frame.DropSparseRows()) or fill them (frame.FillMissing(value))")]
    [InlineData("age", "old",
        "the text 'old', expected a number as in the rows before: a column holds one kind of value")]
    [InlineData("age", double.PositiveInfinity, "Infinity, expected a finite number")]
    [InlineData("hired", "perhaps",
        "a third value 'perhaps', expected 'yes' or 'no': an outcome is favourable or not; "
        + "of several classes say so (target: TargetKind.Multiclass)")]
    [InlineData("weight", -1, "-1, expected a weight of at least 0")]
    public void A_value_that_does_not_fit_is_refused_with_its_place(string column, object? value, string found) =>
        Assert.Equal($"column '{column}', row 12: found {found}", Error(() => People(Own(column, value))));

    static TabularDataset Hired(
        string label = "hired", string favourable = "yes", string group = "sex", string? privileged = null,
        string? weights = null, string[]? features = null) =>
        TabularDataset.FromFrame(Own(), label, favourable, [(group, privileged)], weights, features);

    [Fact]
    public void Names_that_are_not_there_are_refused_with_the_nearest()
    {
        Refused("the frame: unknown column 'hierd': did you mean 'hired'?", () => Hired(label: "hierd"));
        Refused("the frame: unknown column 'gender': did you mean 'member'?", () => Hired(group: "gender"));
        Refused("the frame: unknown column 'aeg': did you mean 'age'?", () => Hired(features: ["aeg"]));
        Refused("the frame: unknown column 'wieght': did you mean 'weight'?", () => Hired(weights: "wieght"));
        Refused("column 'hired': unknown value 'Yes': did you mean 'yes'?", () => Hired(favourable: "Yes"));
        Refused("column 'sex': unknown value 'male': did you mean 'Male'?", () => Hired(privileged: "male"));

        static void Refused(string message, Func<object> act) => Assert.StartsWith(message, Error(act));
    }

    [Fact]
    public void What_cannot_be_people_is_refused()
    {
        Refused("found a frame with no columns, expected a row a person",
            () => People(Frame.CreateEmpty<int, string>()));
        Refused("found a frame with no rows, expected a row a person", () => People(Own().Where(_ => false)));
        Refused("column 'hired' holds the label, expected it not among the features", () => Hired(features: ["hired"]));
        Refused("frame: found no group attribute, expected at least one",
            () => TabularDataset.FromFrame(Own(), "hired", "yes", []));
        Refused("column 'sex', row 10: found 'Male', expected a number", () => Hired(weights: "sex"));

        static void Refused(string message, Func<object> act) => Assert.Equal(message, Error(act));
    }

    [Fact]
    public void A_column_that_names_every_person_is_no_feature()
    {
        var many = Frame.FromRecords(
            Enumerable.Range(0, 1001).Select(i => new { name = $"n{i}", hired = i % 2, sex = "x" }));
        Assert.Equal("column 'name': found 1001 different values, "
            + "expected at most 1000 categories: leave it out of the features",
            Error(() => TabularDataset.FromFrame(many, "hired", 1, [("sex", null)])));
        Assert.Equal(1001, TabularDataset.FromFrame(many, "hired", 1, [("sex", null)], features: []).Rows);
    }

    [Fact]
    public void A_name_that_is_taken_is_refused()
    {
        var data = Datasets.Load("compas-counts");
        Assert.Equal("the frame would have two columns named 'sex'", Error(() => data.ToFrame(label: "sex")));
        Assert.StartsWith(
            "unknown data set 'adult-count': did you mean 'adult-counts'?", Error(() => Datasets.Frame("adult-count")));
    }
}
