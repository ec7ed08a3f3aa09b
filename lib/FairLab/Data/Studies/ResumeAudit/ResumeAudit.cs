namespace FairLab.Data;

/// <summary>
/// The résumé experiment of Bertrand and Mullainathan (2004 [bertrand2004]): 4,870 fictitious applications with the
/// first name, the sex and the race that it signals, and whether the employer called back (the favourable outcome). The
/// features are the name, one indicator each, and the sex; the race is a group, not a feature.
/// </summary>
static class ResumeAudit
{
    public static TabularDataset Load(DataStore store)
    {
        var entry = store.Catalogue["resume_audit"];
        var table = CodedTable.Read(store.Get("resume_audit")[0], "firstname", "sex", "race", "call");
        var features = new FeatureBuilder().OneHot(table["firstname"]).Indicator(table["sex"], "female");
        var called = table["call"].Map(level => level switch { "0" => 0, "1" => 1, _ => (int?)null }, "0 or 1");
        return new TabularDataset(
            "resume_audit",
            features.Features,
            features.Values(),
            called,
            [Grouping.Binary(table["race"], "white", "black"), Grouping.Binary(table["sex"], "male")])
            .WithColumns([table["firstname"], table["sex"], table["race"]])
            .Describe(entry.Title, $"{entry.People.Who} {entry.People.When}");
    }
}
