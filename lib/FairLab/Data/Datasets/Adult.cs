namespace FairLab.Data;

/// <summary>
/// The full UCI Adult census income data, 48,842 people: adult.test (without its first line) then adult.data, '?' kept
/// as a category. Favourable is an income above 50,000 dollars; men are privileged, and so are white people. Without
/// fnlwgt; one-hot, with sex and race as one column each: 102 features.
/// </summary>
static class Adult
{
    static readonly string[] Header =
    [
        "age", "workclass", "fnlwgt", "education", "education-num", "marital-status", "occupation", "relationship",
        "race", "sex", "capital-gain", "capital-loss", "hours-per-week", "native-country", "income",
    ];

    public static TabularDataset Load(DataStore store)
    {
        var entry = store.Catalogue["adult"];
        var paths = store.Get("adult");
        var table = CodedTable.ReadHeaderless(
            [(paths[0], 1), (paths[1], 0)],
            Header,
            [.. Header.Where(name => name != "fnlwgt")]);

        var features = new FeatureBuilder()
            .Numeric(table["age"])
            .Numeric(table["education-num"])
            .Indicator(table["race"], "White")
            .Indicator(table["sex"], "Male")
            .Numeric(table["capital-gain"])
            .Numeric(table["capital-loss"])
            .Numeric(table["hours-per-week"])
            .OneHot(table["workclass"])
            .OneHot(table["education"])
            .OneHot(table["marital-status"])
            .OneHot(table["occupation"])
            .OneHot(table["relationship"])
            .OneHot(table["native-country"]);

        var favourable = table["income"].Map(
            level => level.TrimEnd('.') switch { ">50K" => 1, "<=50K" => 0, _ => (int?)null }, "'>50K' or '<=50K'");

        return new TabularDataset(
            "adult",
            features.Features,
            features.Values(),
            favourable,
            [
                Grouping.Binary(table["sex"], "Male"),
                Grouping.Binary(table["race"], "White", "Non-White"),
                Grouping.Of(table["race"], "race-all"),
            ])
            .WithColumns([.. Header.Where(name => name is not ("fnlwgt" or "income")).Select(name => table[name])])
            .Describe(
                $"{entry.Title}: {string.Join(", ", entry.Files.Select(f => f.Name))}",
                $"{entry.People.Who} {entry.People.When}");
    }
}
