using System.Globalization;

namespace FairLab.Data;

/// <summary>
/// ProPublica's two-year COMPAS file, 6,167 defendants: screened within 30 days of arrest, with a known outcome, an
/// ordinary charge and a score, and with a charge description. Favourable is no new arrest within two years; Caucasian
/// defendants are privileged (and, for sex, women). One-hot, with sex and race as one column each: 401 features.
/// </summary>
static class Compas
{
    static readonly string[] Wanted =
    [
        "sex", "age", "age_cat", "race", "juv_fel_count", "juv_misd_count", "juv_other_count", "priors_count",
        "c_charge_degree", "c_charge_desc", "two_year_recid", "days_b_screening_arrest", "is_recid", "score_text",
    ];

    public static TabularDataset Load(DataStore store)
    {
        var entry = store.Catalogue["compas"];
        var path = store.Get("compas")[0];
        var table = Filter(CodedTable.Read(path, Wanted));

        var features = new FeatureBuilder()
            .Indicator(table["sex"], "Female")
            .Numeric(table["age"])
            .Indicator(table["race"], "Caucasian")
            .Numeric(table["juv_fel_count"])
            .Numeric(table["juv_misd_count"])
            .Numeric(table["juv_other_count"])
            .Numeric(table["priors_count"])
            .OneHot(table["age_cat"])
            .OneHot(table["c_charge_degree"])
            .OneHot(table["c_charge_desc"]);

        return new TabularDataset("compas", features.Features, features.Values(), Labels(table["two_year_recid"]),
            [
                Grouping.Binary(table["race"], "Caucasian", "Non-Caucasian"),
                Grouping.Binary(table["sex"], "Female"),
                Grouping.Of(table["race"], "race-all"),
            ])
            .WithColumns([.. Wanted.Take(10).Select(name => table[name])])
            .Describe($"{entry.Title}: {Path.GetFileName(path)}", $"{entry.People.Who} {entry.People.When}");
    }

    /// <summary>
    /// ProPublica's filter, then without the rows that lack a charge description. Levels that no row is left with are
    /// dropped.
    /// </summary>
    static CodedTable Filter(CodedTable table)
    {
        var (days, recid, degree) = (table["days_b_screening_arrest"], table["is_recid"], table["c_charge_degree"]);
        var (score, description) = (table["score_text"], table["c_charge_desc"]);
        bool[] near = [.. days.Levels.Select((_, level) => IsNear(days, level))];
        return table.Where(row =>
            near[days.Codes[row]]
            && recid[row] != "-1"
            && degree[row] != "O"
            && score[row] != "N/A"
            && description[row] != "");
    }

    static bool IsNear(CodedColumn days, int level)
    {
        var text = days.Levels[level];
        if (text.Length == 0)
            return false;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
            ? count is >= -30 and <= 30
            : throw days.Error(level, "a whole number of days or nothing");
    }

    internal static int[] Labels(CodedColumn recidivism) =>
        recidivism.Map(level => level switch { "0" => 1, "1" => 0, _ => (int?)null }, "0 or 1");
}
