using System.Globalization;

namespace FairLab.Data;

/// <summary>
/// Bank marketing (Moro et al. 2014 [moro2014]) as Le Quy et al. (2022 [lequy2022]) clean it: 40,004 people called by a
/// bank, none of them divorced. Favourable is a term deposit; privileged are people of 25 years and more (as in AIF360)
/// and married ones. Without the duration of the call, which nobody knows before it ends, as the data's authors say.
/// </summary>
static class BankMarketing
{
    static readonly string[] Quantities = ["age", "balance", "day", "campaign", "pdays", "previous"];

    static readonly string[] Attributes =
    [
        "age", "job", "marital", "education", "default", "balance", "housing", "loan", "contact", "day", "month",
        "campaign",
        "pdays", "previous", "poutcome",
    ];

    public static TabularDataset Load(DataStore store)
    {
        var entry = store.Catalogue["bank"];
        var table = CodedTable.Read(store.Get("bank")[0], [.. Attributes, "y"]);
        var features = new FeatureBuilder();
        foreach (var name in Attributes)
            if (Quantities.Contains(name))
                features.Numeric(table[name]);
            else if (table[name].Levels is [_, var second])
                features.Indicator(table[name], name == "marital" ? "married" : second);
            else
                features.OneHot(table[name]);

        var deposit = table["y"].Map(level => level switch { "yes" => 1, "no" => 0, _ => (int?)null }, "yes or no");
        var age = table["age"].Map(level =>
            int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var years)
            ? years >= 25 ? 1 : 0 : null, "a whole number of years");
        return new TabularDataset("bank", features.Features, features.Values(), deposit,
            [new Grouping("age", ["below 25", "25 and older"], age), Grouping.Binary(table["marital"], "married")])
            .WithTarget(Target.Binary("term deposit", "no", "yes", deposit))
            .WithColumns([.. Attributes.Select(name => table[name])])
            .Describe(entry.Title, $"{entry.People.Who} {entry.People.When}");
    }
}
