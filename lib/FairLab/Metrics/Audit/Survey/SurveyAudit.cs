using System.Globalization;
using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>
/// The feasibility audit of the survey's own Table 3 (Du et al. 2019 [du2019]): its ten rows of methods, as transcribed
/// in <c>data/survey-table3.csv</c>, against the groups and base rates of the data they were measured on (Adult by sex,
/// COMPAS by race, from the count tables). Where base rates vary it is by two standard deviations of a random 30% test
/// part, the figures being off by up to 0.005.
/// </summary>
/// <example><code>
/// Table.From(SurveyAudit.Rows().Select(r => new { r.Dataset, r.Method, verdict = r.Verdict.Text }))
/// </code></example>
public static class SurveyAudit
{
    /// <summary>The share of the data in a test part, as in the survey's protocol of 50/20/30.</summary>
    public const double TestShare = 0.3;

    static readonly Lazy<IReadOnlyList<SurveyRow>> Audited =
        new(() => Audit(Catalogue.Default().Folder, Datasets.Load));

    /// <summary>Every row of a method with its verdict, in the order printed.</summary>
    /// <exception cref="DataException">The table or the counts cannot be read.</exception>
    public static IReadOnlyList<SurveyRow> Rows() => Audited.Value;

    /// <summary>One row.</summary>
    /// <param name="dataset">
    /// As printed ("Adult", "COMPAS") or the name of one of FairLab's data sets ("adult-counts", "compas").
    /// </param>
    /// <param name="method">The mitigator's name, such as "reweighing".</param>
    /// <returns>Null when the survey prints no such row.</returns>
    public static SurveyRow? Find(string dataset, string method)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(method);
        var printed = dataset.Split('-')[0];
        return Rows().FirstOrDefault(r =>
            r.Dataset.Equals(printed, StringComparison.OrdinalIgnoreCase) && r.Method == method);
    }

    static IReadOnlyList<SurveyRow> Audit(string folder, Func<string, TabularDataset> load)
    {
        var table = CodedTable.Read(
            Path.Combine(folder, "survey-table3.csv"),
            "method", "dataset", "accuracy", "parity", "opportunity", "odds");
        var facts = new Dictionary<string, IReadOnlyList<GroupFacts>>
        {
            ["Adult"] = GroupFacts.Of(load("adult-counts"), TestShare),
            ["COMPAS"] = GroupFacts.Of(load("compas-counts"), TestShare),
        };
        double? Number(string column, int row) =>
            table[column][row] is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
        return [.. Enumerable.Range(0, table.Rows).Where(row => table["method"][row] != "data").Select(row =>
        {
            var (dataset, method) = (table["dataset"][row], table["method"][row]);
            var printed = new PrintedRow(
                $"{dataset} {method}",
                Number("accuracy", row), Number("parity", row), Number("opportunity", row), Number("odds", row));
            var verdict = new FeasibilityAudit().Assess(printed, facts[dataset][0], facts[dataset][1]);
            return new SurveyRow(dataset, method, verdict);
        })];
    }
}
