using System.Globalization;
using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>
/// The published audits of three commercial systems that tell gender from faces, on the Pilot Parliaments Benchmark:
/// of 2017 (Buolamwini and Gebru 2018 [buolamwini2018]) and of 2018 (Raji and Buolamwini 2019 [raji2019]), as
/// transcribed in <c>data/gender-shades.csv</c>. The sizes of the groups, and so the intervals, are unverified.
/// </summary>
public static class GenderShades
{
    static readonly Lazy<IReadOnlyList<PublishedError>> Read = new(() => Of(
        CodedTable.Read(Path.Combine(Catalogue.Default().Folder, "gender-shades.csv"), "system", "subgroup", "n_ppb",
            "error_pct_2017", "error_pct_2018_reaudit", "note")));

    /// <summary>Every rate, the audit of 2017 first.</summary>
    /// <exception cref="DataException">The table cannot be read.</exception>
    public static IReadOnlyList<PublishedError> Published() => Read.Value;

    /// <summary>The same as a table.</summary>
    public static Table ToTable() => Table.From(Published().Select(p => new
    {
        system = p.System,
        year = p.Year,
        source = p.Year == First ? "buolamwini2018" : "raji2019",
        group = p.Group,
        people = p.People,
        error = p.Error.Value,
        error_low = p.Error.Lower,
        error_high = p.Error.Upper,
        note = p.Note,
    }));

    const int First = 2017;

    static IReadOnlyList<PublishedError> Of(CodedTable table)
    {
        return
        [
            .. from year in (int[])[First, 2018]
               from row in Enumerable.Range(0, table.Rows)
               select One(year, year == First ? "error_pct_2017" : "error_pct_2018_reaudit", row),
        ];

        double Number(string column, int row) => double.TryParse(table[column][row], NumberStyles.Float,
            CultureInfo.InvariantCulture, out var value) && value >= 0 ? value
            : throw new DataException(table.File, table.Line(row), $"{column} '{table[column][row]}'", "a number");

        PublishedError One(int year, string column, int row)
        {
            var (people, error) = (Number("n_ppb", row), Number(column, row) / 100);
            // As printed, so that the people who were mistaken need not be a whole number.
            var interval = Proportion.Wilson(error * people, people);
            var group = table["subgroup"][row].Split('_');
            return new PublishedError(table["system"][row], year, group[0], group[^1], people,
                new Estimate("error_rate", error, interval.Lower, interval.Upper, 0.95),
                year == First ? table["note"][row] : "");
        }
    }
}
