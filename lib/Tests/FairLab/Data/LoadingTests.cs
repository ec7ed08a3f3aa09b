using FairLab.Data;

namespace FairLab.Tests.Data;

public sealed class LoadingTests
{
    [Theory]
    // Counted from the files; parity of the data as in the reference on Table 3, part C.2.
    [InlineData("adult-counts", 48842, 11687, 16192, 0.3597)]
    [InlineData("compas-counts", 6167, 3358, 4067, 0.8404)]
    public void Load_counts_gives_the_published_rows_and_parity(string id, int rows, int favourable, int unprivileged, double parity) =>
        AssertFacts(Datasets.Load(id), rows, favourable, unprivileged, parity);

    [MirrorTheory]
    [InlineData("adult", 48842, 11687, 16192, 0.3597, 102)]
    [InlineData("compas", 6167, 3358, 4067, 0.8404, 401)]
    public void Load_full_gives_the_published_rows_parity_and_width(string id, int rows, int favourable, int unprivileged, double parity, int width)
    {
        var data = Datasets.Load(id);
        AssertFacts(data, rows, favourable, unprivileged, parity);
        Assert.Equal(width, data.Width);
        Assert.Equal(width, data.FeatureNames.Distinct().Count());
    }

    [Fact]
    public void Load_unknown_id_names_the_nearest()
    {
        var error = Assert.Throws<ArgumentException>(() => Datasets.Load("adult-count"));
        Assert.Contains("did you mean 'adult-counts'?", error.Message);
    }

    [Fact]
    public void Load_counts_agrees_with_full_on_race_and_sex()
    {
        // UCI Adult: 41,762 white people, 32,650 men.
        var data = Datasets.Load("adult-counts");
        Assert.Equal(32650, data.Group.Codes.Sum());
        Assert.Equal(41762, data.WithGroup("race").Group.Codes.Sum());
        Assert.Equal(["Female × Black", "Female × Other", "Female × White", "Male × Black", "Male × Other", "Male × White"],
            data.WithGroup("sex", "race-all").Group.Levels);
    }

    static void AssertFacts(TabularDataset data, int rows, int favourable, int unprivileged, double parity)
    {
        Assert.Equal(rows, data.Rows);
        Assert.Equal(favourable, data.Labels.Sum());
        Assert.Equal(unprivileged, data.Group.Codes.Count(z => z == 0));
        var rates = data.BaseRates();
        Assert.Equal(parity, Math.Round(rates[0] / rates[1], 4));
    }
}
