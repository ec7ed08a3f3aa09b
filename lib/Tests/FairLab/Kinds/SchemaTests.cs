using FairLab.Data;
using FairLab.Mitigators;
using FairLab.Models;
using FsCheck.Xunit;

namespace FairLab.Tests.Kinds;

/// <summary>A model takes only data that mean what its training data meant.</summary>
public sealed class SchemaTests : IDisposable
{
    static readonly TabularDataset Train = People.Random(80, 1);
    static readonly MlpOptions Quick = new() { Hidden = [8], MaxEpochs = 3 };

    readonly string _file = Path.GetTempFileName();

    public static TheoryData<string> Names => [.. Methods.Names.Where(n => n != "optimized-preprocessing")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_mitigator_reads_features_by_name_whatever_their_order(string name)
    {
        var needsNetwork = Methods.NeedsNetwork(name);
        var model = Methods.Create(name)
            .Fit(new DataSplit(Train, Train, Train), needsNetwork ? Quick : new LogisticOptions(), 1);
        var reversed = People.Reordered(Train, [5, 4, 3, 2, 1, 0]);
        Assert.Equal(model.Decide(Train).Probabilities, model.Decide(reversed).Probabilities);
        Assert.Equal(model.Score(Train), model.Score(reversed));
        // Swapped by name only: the numbers stay where they were, so the ages are now called incomes.
        var swapped = Train.WithFeatures(
            [.. ((int[])[1, 0, 2, 3, 4, 5]).Select(j => Train.FeatureList[j])],
            Train.Values());
        Assert.NotEqual(model.Score(Train), model.Score(swapped));
        Refused(() => model.Decide(Renamed(Train, "age", "years")), "age");
        Refused(() => model.Decide(Train.WithoutColumns("income")), "income");
    }

    [Property(MaxTest = 20)]
    public void Models_answer_alike_in_any_order(int seed)
    {
        var order = new FairLab.Numerics.SeededRandom(seed).Permutation(Train.Width);
        using var network = MlpClassifier.Train(Train, Train, Quick, 1);
        foreach (var model in (IClassifier[])[network, LogisticRegression.Train(Train, new LogisticOptions())])
            Assert.Equal(model.Predict(Train), model.Predict(People.Reordered(Train, order)));
        Assert.Equal(
            FairLab.Detectors.TableAttribution.Of(network, Train).MeanSizes,
            FairLab.Detectors.TableAttribution.Of(network, People.Reordered(Train, order)).MeanSizes);
    }

    [Fact]
    public void Another_city_is_refused_by_name_or_is_none_of_the_known_ones()
    {
        var (train, other) = (City(["Aden", "Bonn", "Aden", "Bonn"], [1, 0, 1, 0]), City(["Bonn", "Cork"], [0, 1]));
        var model = LogisticRegression.Train(train, new LogisticOptions());
        Refused(() => model.Predict(other), "city=Aden");
        Refused(() => model.Predict(City(["Aden", "Bonn", "Cork"], [1, 0, 1])), "city=Cork");
        var answers = model.Predict(model.Schema.Match(other, UnseenLevels.AllZeros));
        Assert.Equal(model.Predict(train)[1], answers[0], 1e-12);
        Assert.InRange(answers[1], answers[0] + 0.1, model.Predict(train)[0] - 0.1);
    }

    [Fact]
    public void Columns_that_training_did_not_have_or_that_mean_something_else_are_refused_by_name()
    {
        var model = LogisticRegression.Train(Train, new LogisticOptions());
        var extra = Train.WithFeatures(
            [.. Train.FeatureList, new Feature("height", "height", false)],
            Enumerable
                .Range(0, Train.Rows)
                .SelectMany(row => Enumerable.Range(0, Train.Width).Select(j => Train.Value(row, j)).Append(row))
                .ToArray());
        Refused(() => model.Predict(extra), "height");
        Assert.Equal(model.Predict(Train), model.Predict(model.Schema.Match(extra, UnseenLevels.AllZeros)));
        // An indicator of the same name for the other level, and one whose zeros now hide a third answer.
        Refused(
            () =>
                model.Predict(
                    Train.WithFeatures(
                        [.. Train.FeatureList.Select(f => f.Name == "owner" ? f with { Level = "no" } : f)],
                        Train.Values())),
            "owner");
        var columns = Train.Columns.ToArray();
        columns[3] = new CodedColumn(
            "owner",
            [.. Enumerable.Range(0, Train.Rows).Select(i => i == 7 ? "perhaps" : Train.Column("owner")[i])]);
        Refused(() => model.Predict(People.Encoded(columns, Train.Labels, Train.Group.Codes)), "perhaps");
        Refused(
            () =>
                model.Predict(
                    Train.WithFeatures(
                        [.. Train.FeatureList.Select(f => f.Name == "age" ? f with { IsIndicator = true } : f)],
                        Train.Values())),
            "age");
    }

    [Fact]
    public void A_frame_of_other_cities_is_refused_however_it_was_encoded()
    {
        // Two cities become one indicator, three become three, each for the last in ordinal order.
        TabularDataset Frame(string[] cities) =>
            TabularDataset.FromFrame(
                City(cities, new int[cities.Length])
                    .WithColumns([new CodedColumn("city", [.. Enumerable.Repeat(cities, 20).SelectMany(c => c)])])
                    .ToFrame(),
                "label",
                0,
                [("z", "p")],
                features: ["city"]);
        var model = LogisticRegression.Train(
            Frame(["Aden", "Bonn"]).WithLabels([.. Enumerable.Range(0, 40).Select(i => i % 2)]),
            new LogisticOptions());
        Refused(() => model.Predict(Frame(["Bonn", "Cork"])), "Cork");
        Refused(() => model.Predict(Frame(["Aden", "Bonn", "Cork"])), "Cork");
        var zeros = model.Predict(model.Schema.Match(Frame(["Aden", "Bonn", "Cork"]), UnseenLevels.AllZeros));
        Assert.Equal(zeros[0], zeros[2]);
        Assert.True(zeros[1] > zeros[0]);
    }

    [Fact]
    public void A_second_file_is_read_as_the_first_was()
    {
        var rows = Enumerable.Range(0, Train.Rows).Where(i => Train.Column("city")[i] == "Bonn").ToArray();
        CodedColumn[] columns =
        [
            .. Train.Columns.Reverse().Select(c => new CodedColumn(c.Name, [.. rows.Select(i => c[i])])),
        ];
        var schema = FeatureSchema.FromJson(FeatureSchema.Of(Train).ToJson());
        Assert.Equal(Train.Select(rows).Values(), schema.Encode(columns));

        var frame = Train.Select(rows).ToFrame();
        var again = TabularDataset.FromFrame(frame, "label", 1, [("z", "p")], schema: schema);
        Assert.Equal(Train.Select(rows).Values(), again.Values());
        Assert.Equal(Train.FeatureList, again.FeatureList);

        columns[1] = new CodedColumn("city", [.. rows.Select(_ => "Delhi")]);
        Refused(() => schema.Encode(columns), "Delhi");
        Assert.Equal(0, schema.Encode(columns, UnseenLevels.AllZeros)[2..5].Sum());
        Refused(() => schema.Encode(columns[..2]), "age");
    }

    [Fact]
    public void Models_are_saved_and_loaded_with_their_schema()
    {
        var logistic = LogisticRegression.Train(Train, new LogisticOptions());
        logistic.Save(_file);
        var read = LogisticRegression.Load(_file);
        Assert.Equal(logistic.Predict(Train), read.Predict(People.Reordered(Train, [1, 0, 2, 3, 4, 5])));
        Assert.Equal(logistic.Schema.ToJson(), read.Schema.ToJson());
        Assert.Contains(
            "found a logistic regression",
            Assert.Throws<DataException>(() => MlpClassifier.Load(_file)).Message);

        using var network = MlpClassifier.Train(Train, Train, Quick with { Dropout = 0.2 }, 1);
        network.Save(_file);
        using var again = MlpClassifier.Load(_file);
        Assert.Equal(network.Predict(Train), again.Predict(Train));
        Refused(() => again.Predict(Renamed(Train, "age", "years")), "age");
        File.WriteAllText(_file, "{}");
        Assert.Throws<DataException>(() => LogisticRegression.Load(_file));
    }

    [Theory]
    [InlineData("equalized-odds")]
    [InlineData("prejudice-remover")]
    [InlineData("disparate-impact-repair")]
    public void Groups_are_matched_by_name_and_other_ones_refused(string name)
    {
        // With one set of weights for all, a prejudice remover does not look at groups when it decides.
        var mitigator = name == "prejudice-remover" ? new PrejudiceRemover { IsPerGroup = true } : Methods.Create(name);
        var model = mitigator.Fit(new DataSplit(Train, Train, Train), new LogisticOptions(), 1);
        TabularDataset With(string attribute, string[] levels, Func<int, int> code) =>
            new TabularDataset(
                "t",
                Train.FeatureList,
                Train.Values(),
                Train.Labels,
                [new Grouping(attribute, levels, Array.ConvertAll(Train.Group.Codes, z => code(z)))]);
        Assert.Equal(model.Decide(Train).Probabilities, model.Decide(With("z", ["p", "u"], z => 1 - z)).Probabilities);
        Refused(() => model.Decide(With("z", ["u", "q"], z => z)), "q");
        Refused(() => model.Decide(With("married", ["u", "p"], z => z)), "married");
    }

    public void Dispose() => File.Delete(_file);

    static TabularDataset City(string[] cities, int[] labels)
    {
        string[] many = [.. Enumerable.Repeat(cities, 20).SelectMany(c => c)];
        var features = new FeatureBuilder().OneHot(new CodedColumn("city", many));
        return new TabularDataset(
            "city",
            features.Features,
            features.Values(),
            [.. Enumerable.Repeat(labels, 20).SelectMany(y => y)],
            [new Grouping("z", ["u", "p"], [.. many.Select((_, i) => i % 2)])]);
    }

    static TabularDataset Renamed(TabularDataset data, string from, string to) =>
        data.WithFeatures(
            [.. data.FeatureList.Select(f => f.Name == from ? new Feature(to, to, false) : f)],
            data.Values());

    static void Refused(Action act, string name) =>
        Assert.Contains(name, Assert.ThrowsAny<ArgumentException>(act).Message);
}
