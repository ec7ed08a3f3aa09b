using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Tests.Data;

public sealed class LoadingTests
{
    [Theory]
    // Counted from the files; parity of the data as in the reference on Table 3, part C.2.
    [InlineData("adult-counts", 48842, 11687, 16192, 0.3597)]
    [InlineData("compas-counts", 6167, 3358, 4067, 0.8404)]
    public void Load_counts_gives_the_published_rows_and_parity(
        string id,
        int rows,
        int favourable,
        int unprivileged,
        double parity) => AssertFacts(Datasets.Load(id), rows, favourable, unprivileged, parity);

    [Fact]
    public void Load_score_counts_gives_ProPublicas_error_rates()
    {
        // Angwin et al. 2016, "How we analyzed the COMPAS recidivism algorithm": a score above 4 is medium or high
        // risk. Of those who did not reoffend, 44.9% of African-American and 23.5% of white defendants were so labelled
        // (all 7,214 rows); the usual filter moves both a little.
        var data = Datasets.Load("compas-score-counts").WithGroup("race-all");
        Assert.Equal(6167, data.Rows);
        var safe = GroupScores
            .From(data.Labels, Array.ConvertAll(data.Features, decile => 10.0 - decile), data.Group)
            .At(6);
        Assert.Equal(0.449, safe["African-American"].FalseNegativeRate, 0.03);
        Assert.Equal(0.235, safe["Caucasian"].FalseNegativeRate, 0.03);
    }

    [MirrorTheory]
    [InlineData("White", 133165)]
    [InlineData("Black", 18274)]
    [InlineData("Hispanic", 14702)]
    [InlineData("Asian", 7906)]
    public void CreditScores_are_distributions_and_repayment_rises_with_the_score(string group, double people)
    {
        var credit = CreditScores.Load();
        var g = credit.Groups.ToList().IndexOf(group);
        Assert.Equal(198, credit.Scores.Length);
        Assert.Equal(people, credit.People[g]);
        Assert.Equal(1, credit.Share[g].Sum(), 1e-9);
        Assert.All(credit.Share[g], share => Assert.InRange(share, -1e-6, 1));
        Assert.True(credit.Repay[g][0] < 0.1 && credit.Repay[g][^1] > 0.9);
        Assert.True(credit.BaseRate(0) > credit.BaseRate(1));
    }

    [MirrorTheory]
    [InlineData("adult", 48842, 11687, 16192, 0.3597, 102)]
    [InlineData("compas", 6167, 3358, 4067, 0.8404, 401)]
    public void Load_full_gives_the_published_rows_parity_and_width(
        string id,
        int rows,
        int favourable,
        int unprivileged,
        double parity,
        int width)
    {
        var data = Datasets.Load(id);
        AssertFacts(data, rows, favourable, unprivileged, parity);
        Assert.Equal(width, data.Width);
        Assert.Equal(width, data.FeatureNames.Distinct().Count());
    }

    [MirrorTheory]
    // Favourable and unprivileged people as AIF360 counts them: 700 good credits, 310 women.
    [InlineData("german", 1000, 700, 310, 0.8966)]
    public void Load_german_credit_gives_the_published_rows(string id, int rows, int favourable, int unprivileged,
        double parity) =>
        AssertFacts(Datasets.Load(id), rows, favourable, unprivileged, parity);

    [LocalDataTheory("bank", "law_school")]
    // Counted from the files with another program (Python's csv).
    [InlineData("bank", 40004, 4667)]
    [InlineData("law_school", 20798, 18505)]
    public void Load_of_cleaned_data_gives_their_rows(string id, int rows, int favourable)
    {
        var data = Datasets.Load(id);
        Assert.Equal((rows, favourable), (data.Rows, data.Labels.Sum()));
        Assert.Equal(favourable, data.Target!.Codes.Sum());
        Assert.All(data.Groups, group => Assert.Equal(2, group.Codes.Distinct().Count()));
    }

    [Fact]
    public void Load_of_a_file_says_how_it_is_read()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "age;sex;income\n1;a;2\n");
            Assert.StartsWith($"'{file}' is a file: say what its columns (age, sex, income) mean: "
                + "TabularDataset.FromCsv(",
                Assert.Throws<ArgumentException>(() => Datasets.Load(file)).Message);
        }
        finally
        {
            File.Delete(file);
        }
        Assert.Contains("Of your own: TabularDataset.FromCsv(\"mine.csv\"",
            Assert.Throws<ArgumentException>(() => Datasets.Load("own")).Message);
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
        Assert.Equal(
            ["Female × Black", "Female × Other", "Female × White", "Male × Black", "Male × Other", "Male × White"],
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
