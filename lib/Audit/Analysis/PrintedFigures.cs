using System.Globalization;
using FairLab.Data;
using FairLab.Metrics;

namespace FairLab.Audit;

/// <summary>Figures that were printed about a classifier, from a CSV file.</summary>
static class PrintedFigures
{
    static readonly string[] Columns = ["name", "accuracy", "parity", "opportunity", "odds"];

    /// <summary>The rows of a file: <c>name</c> and any of <c>accuracy</c>, <c>parity</c>, <c>opportunity</c>,
    /// <c>odds</c>; empty where nothing is printed.</summary>
    public static IReadOnlyList<PrintedRow> Read(string file)
    {
        using var rows = PredictionRows.Open(file);
        foreach (string column in rows.Columns)
            if (!Columns.Contains(column))
                throw new AuditException($"{file}: {NearestName.Message("column", column, Columns)}");
        rows.Select([.. Enumerable.Range(0, rows.Columns.Count)]);
        var printed = new List<PrintedRow>();
        while (rows.Read())
        {
            int name = rows.Columns.ToList().IndexOf("name");
            printed.Add(new PrintedRow(
                name >= 0 ? rows.Text(name).ToString() : FormattableString.Invariant($"row {printed.Count + 1}"),
                Number(rows, "accuracy"), Number(rows, "parity"), Number(rows, "opportunity"), Number(rows, "odds")));
        }
        return printed.Count > 0 ? printed : throw new DataException(file, null, "no rows", "at least one");
    }

    static double? Number(PredictionRows rows, string column)
    {
        int at = rows.Columns.ToList().IndexOf(column);
        if (at < 0 || MissingValue.Is(rows.Text(at).ToString()))
            return null;
        return double.TryParse(rows.Text(at), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number) ? number
            : throw rows.Error($"'{rows.Text(at)}' in column '{column}'", "a number, or nothing");
    }
}
