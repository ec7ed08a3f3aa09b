using System.Globalization;
using FairLab.Data;

namespace FairLab.Report.Tables;

/// <summary>
/// A table of results as a reader wants it: a value and its interval in one cell, with as many decimals as the interval
/// bears; neighbours with a word in common below one heading; the best values marked; rows that are degenerate or
/// infeasible with a footnote, and never best. The CSV file keeps every column and digit.
/// </summary>
public sealed class ReportTable
{
    ReportTable(IReadOnlyList<ReportColumn> columns, IReadOnlyList<ReportRow> rows, IReadOnlyList<string> notes) =>
        (Columns, Rows, Notes) = (columns, rows, notes);

    /// <summary>The columns.</summary>
    public IReadOnlyList<ReportColumn> Columns { get; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<ReportRow> Rows { get; }

    /// <summary>The footnotes, each once.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>How many columns name what the row is about: those before the first number.</summary>
    public int Keys => Columns.TakeWhile(c => !c.IsNumber).Count();

    /// <summary>Lays a table of results out.</summary>
    /// <param name="table">The table.</param>
    /// <param name="best">Which columns have a best value, and which.</param>
    /// <param name="within">The columns within whose every combination there is a best value; none: of all
    /// rows.</param>
    /// <exception cref="ArgumentException">There is no such column; the message names the nearest.</exception>
    public static ReportTable From(Table table, IReadOnlyList<BestValue>? best = null,
        IReadOnlyList<string>? within = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        foreach (string column in (best ?? []).Select(b => b.Column).Concat(within ?? []))
        {
            if (!table.Has(column))
                throw new ArgumentException(NearestName.Message("column", column, table.Columns), nameof(best));
        }
        var layout = ColumnLayout.Of(table);
        var rows = table.Rows.ToArray();
        var notes = new List<string>();
        int?[] noted = [.. rows.Select(r => Note(layout, r, notes))];
        var winners = Best(table, best ?? [], within ?? [], noted);
        var columns = layout.Shown;
        return new ReportTable(
            [.. columns.Select(c => c.Column)],
            [.. rows.Select((row, i) => new ReportRow(
                [.. columns.Select(c => c.Cell(row) with { IsBest = winners.Contains((i, c.Column.Name)) })],
                noted[i]))],
            notes);
    }

    static int? Note(ColumnLayout layout, TableRow row, List<string> notes)
    {
        string text = layout.NoteOf(row);
        if (text.Length == 0)
            return null;
        if (!notes.Contains(text))
            notes.Add(text);
        return notes.IndexOf(text);
    }

    static HashSet<(int Row, string Column)> Best(
        Table table, IReadOnlyList<BestValue> best, IReadOnlyList<string> within, int?[] noted)
    {
        var winners = new HashSet<(int, string)>();
        string[] sets = [.. table.Rows.Select(r => string.Join('\n', within.Select(w => Text(r[w]))))];
        foreach (var rule in best)
        {
            double[] values = Values(table, rule.Column);
            var judged = Enumerable.Range(0, table.Count).Where(i => noted[i] is null && double.IsFinite(values[i]));
            foreach (var set in judged.GroupBy(i => sets[i], StringComparer.Ordinal))
            {
                // One alone is compared with nothing, and of many alike none is better.
                if (set.Select(i => values[i]).Distinct().Count() < 2)
                    continue;
                double least = set.Min(i => rule.Distance(values[i]));
                winners.UnionWith(set.Where(i => rule.Distance(values[i]) <= least).Select(i => (i, rule.Column)));
            }
        }
        return winners;
    }

    static double[] Values(Table table, string column) => !WrittenInterval.IsColumn(table, column)
        ? table.Numbers(column)
        : [.. table.Cells(column).Select(c => WrittenInterval.Of(c)?.Value ?? double.NaN)];

    internal static string Text(object? cell) => cell switch
    {
        null => "",
        bool b => b ? "yes" : "no",
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
