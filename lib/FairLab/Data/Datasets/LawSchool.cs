namespace FairLab.Data;

/// <summary>
/// Law school (Wightman 1998 [wightman1998]) as Le Quy et al. (2022 [lequy2022]) clean it: 20,798 students, of whom
/// 18,505 passed the bar examination (the favourable outcome). White students are privileged, and so are men.
/// </summary>
static class LawSchool
{
    static readonly string[] Quantities = ["decile1b", "decile3", "lsat", "ugpa", "zfygpa", "zgpa", "fam_inc"];

    static readonly string[] Attributes = [.. Quantities, "fulltime", "male", "tier", "race"];

    public static TabularDataset Load(DataStore store)
    {
        var entry = store.Catalogue["law_school"];
        var table = CodedTable.Read(store.Get("law_school")[0], [.. Attributes, "pass_bar"]);
        var features = new FeatureBuilder();
        foreach (var name in Quantities)
            features.Numeric(table[name]);
        features.Indicator(table["fulltime"], "1.0").Indicator(table["male"], "1.0").OneHot(table["tier"])
            .Indicator(table["race"], "White");

        var passed = table["pass_bar"].Map(Bit, "0.0 or 1.0");
        var male = table["male"].Map(Bit, "0.0 or 1.0");
        return new TabularDataset("law_school", features.Features, features.Values(), passed,
            [Grouping.Binary(table["race"], "White", "Non-White"),
                new Grouping("sex", ["female", "male"], male, "male")])
            .WithTarget(Target.Binary("bar examination", "not passed", "passed", passed))
            .WithColumns([.. Attributes.Select(name => table[name])])
            .Describe(entry.Title, $"{entry.People.Who} {entry.People.When}");
    }

    static int? Bit(string level) => level switch { "1.0" => 1, "0.0" => 0, _ => null };
}
