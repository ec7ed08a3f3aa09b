namespace FairLab.Data;

/// <summary>
/// COMPAS as counts of binned attributes (data/compas-counts.csv), expanded back into 6,167 defendants; labels and
/// groups as in the full data.
/// </summary>
static class CompasCounts
{
    static readonly string[] Attributes = ["age", "priors", "charge_degree", "juvenile_record", "race", "sex"];

    public static TabularDataset Load(DataStore store)
    {
        var entry = store.Catalogue["compas-counts"];
        var table = CodedTable
            .Read(store.Get("compas-counts")[0], [.. Attributes, "two_year_recid", "count"])
            .Expand("count");
        var features = new FeatureBuilder()
            .OneHot(table["age"])
            .OneHot(table["priors"])
            .Indicator(table["charge_degree"], "F")
            .Indicator(table["juvenile_record"], "yes")
            .Indicator(table["race"], "Caucasian")
            .Indicator(table["sex"], "Female");
        return new TabularDataset(
            "compas-counts",
            features.Features,
            features.Values(),
            Compas.Labels(table["two_year_recid"]),
            [
                Grouping.Binary(table["race"], "Caucasian", "Non-Caucasian"),
                Grouping.Binary(table["sex"], "Female"),
                Grouping.Of(table["race"], "race-all"),
            ])
            .WithColumns([.. Attributes.Select(name => table[name])])
            .Describe(entry.Title, $"{entry.People.Who} {entry.People.When}");
    }
}
