namespace FairLab.Data;

/// <summary>
/// The 6,167 COMPAS defendants by race, sex, decile score and recidivism (data/compas-score-counts.csv), ProPublica's
/// own audit. The one feature is the decile score, 1 (low risk) to 10; favourable is no new arrest within two years, so
/// a score of the favourable outcome falls as the decile rises.
/// </summary>
static class CompasScoreCounts
{
    public static TabularDataset Load(DataStore store)
    {
        var entry = store.Catalogue["compas-score-counts"];
        var table = CodedTable
            .Read(store.Get("compas-score-counts")[0], "race", "sex", "decile_score", "two_year_recid", "count")
            .Expand("count");
        var features = new FeatureBuilder().Numeric(table["decile_score"]);
        return new TabularDataset(
            "compas-score-counts",
            features.Features,
            features.Values(),
            Compas.Labels(table["two_year_recid"]),
            [
                Grouping.Binary(table["race"], "Caucasian", "Non-Caucasian"),
                Grouping.Binary(table["sex"], "Female"),
                Grouping.Of(table["race"], "race-all"),
            ])
            .WithColumns([table["race"], table["sex"], table["decile_score"]])
            .Describe(entry.Title, $"{entry.People.Who} {entry.People.When}");
    }
}
