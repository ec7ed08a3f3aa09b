namespace FairLab.Data;

/// <summary>
/// UCI Adult as counts of binned attributes (data/adult-counts.csv), expanded back into 48,842 people; labels and
/// groups as in the full data.
/// </summary>
static class AdultCounts
{
    static readonly string[] Attributes =
    [
        "age_decade", "education_years", "married", "weekly_hours", "capital_gain", "race", "sex",
    ];

    public static TabularDataset Load(DataStore store)
    {
        var entry = store.Catalogue["adult-counts"];
        var table = CodedTable
            .Read(store.Get("adult-counts")[0], [.. Attributes, "income_over_50k", "count"])
            .Expand("count");
        var features = new FeatureBuilder()
            .OneHot(table["age_decade"])
            .OneHot(table["education_years"])
            .Indicator(table["married"], "yes")
            .OneHot(table["weekly_hours"])
            .Indicator(table["capital_gain"], "yes")
            .Indicator(table["race"], "White")
            .Indicator(table["sex"], "Male");
        var favourable = table["income_over_50k"].Map(
            level => level switch { "1" => 1, "0" => 0, _ => (int?)null }, "0 or 1");
        return new TabularDataset(
            "adult-counts",
            features.Features,
            features.Values(),
            favourable,
            [
                Grouping.Binary(table["sex"], "Male"),
                Grouping.Binary(table["race"], "White", "Non-White"),
                Grouping.Of(table["race"], "race-all"),
            ])
            .WithColumns([.. Attributes.Select(name => table[name])])
            .Describe(entry.Title, $"{entry.People.Who} {entry.People.When}");
    }
}
