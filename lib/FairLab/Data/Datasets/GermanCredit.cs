using System.Globalization;

namespace FairLab.Data;

/// <summary>
/// Statlog German credit (Hofmann 1994 [hofmann1994]): 1,000 applicants, 700 of them good risks (the favourable
/// outcome). The sex is read from status_sex as its documentation says, which Grömping (2019 [groemping2019]) found to
/// be wrong: one code holds women and single men. Men are privileged, and so are people above 25 years, as in AIF360.
/// Codes such as A11 are those of the file.
/// </summary>
static class GermanCredit
{
    static readonly string[] Quantities =
        ["duration", "credit_amount", "installment_rate", "residence_since", "age", "existing_credits", "dependents"];

    static readonly string[] Header =
    [
        "status", "duration", "credit_history", "purpose", "credit_amount", "savings", "present_employment",
        "installment_rate",
        "status_sex", "other_debtors", "residence_since", "property", "age", "installment_plans", "housing",
        "existing_credits", "job", "dependents", "telephone", "foreign_worker", "credit",
    ];

    public static TabularDataset Load(DataStore store)
    {
        var entry = store.Catalogue["german"];
        var table = CodedTable.ReadHeaderless([(store.Get("german")[0], 0)], Header, Header, ' ');
        string[] attributes = [.. Header.Where(name => name != "credit")];
        var features = new FeatureBuilder();
        foreach (var name in attributes)
            if (Quantities.Contains(name))
                features.Numeric(table[name]);
            else
                features.OneHot(table[name]);

        var credit = table["credit"].Map(level => level switch { "1" => 1, "2" => 0, _ => (int?)null },
            "1 (good) or 2 (bad)");
        var sex = table["status_sex"].Map(level => level switch
        {
            "A91" or "A93" or "A94" => 1,
            "A92" or "A95" => 0,
            _ => (int?)null,
        }, "A91 to A95");
        var age = table["age"].Map(level =>
            int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var years)
            ? years > 25 ? 1 : 0 : null, "a whole number of years");
        return new TabularDataset("german", features.Features, features.Values(), credit,
            [
                new Grouping("sex", ["female", "male"], sex, "status_sex"),
                new Grouping("age", ["25 and younger", "above 25"], age),
            ])
            .WithTarget(Target.Binary("credit", "bad", "good", credit))
            .WithColumns([.. attributes.Select(name => table[name])])
            .Describe(entry.Title, $"{entry.People.Who} {entry.People.When}");
    }
}
