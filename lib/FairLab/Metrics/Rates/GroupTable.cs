using System.Globalization;
using System.Net;
using System.Text;

namespace FairLab.Metrics;

/// <summary>
/// Values by group as a reader wants them: rounded, with intervals, overall, difference and ratio below.
/// </summary>
sealed class GroupTable
{
    // A notebook's cell and a terminal hold about so many characters.
    const int Width = 116;

    // Beyond this nobody reads; the numbers themselves are in ToTable().
    const int MostGroups = 60;

    static readonly ConfusionRate[] Shown =
    [
        ConfusionRate.Base, ConfusionRate.Selection, ConfusionRate.Accuracy, ConfusionRate.TruePositive,
        ConfusionRate.FalsePositive, ConfusionRate.PositivePredictiveValue, ConfusionRate.FalseOmission,
    ];

    readonly string[] _columns;
    readonly List<(string Label, Cell[]? Cells, bool IsSummary)> _rows = [];
    readonly List<string> _notes = [];

    GroupTable(params string[] columns) => _columns = columns;

    /// <summary>A value and what stands small beside it.</summary>
    readonly record struct Cell(string Value, string Detail = "");

    /// <summary>The rates of group counts.</summary>
    public static GroupTable Of(GroupCounts counts)
    {
        var rates = counts.HasLabels ? Shown : [ConfusionRate.Selection];
        var table = new GroupTable(["group", "people", .. rates.Select(r => r.Name)]);
        var parts = counts.Margins().Append(counts).ToList();
        foreach (var part in parts)
        {
            if (parts.Count > 1)
                table._rows.Add((part.Attribute, null, false));
            foreach (var g in table.Largest([.. part.Cells.Select(c => c.Total)]))
                table.Add(part.Groups[g], false, [People(part, g),
                    .. rates.Select(r => table.Show(r.Estimate(part, g)))]);
        }
        var all = counts.Everybody();
        table.Add("overall", true, [People(all, 0), .. rates.Select(r => table.Show(r.Estimate(all, 0)))]);
        if (counts.Groups.Count > 1)
            table.Compare(counts, rates);
        if (!counts.HasLabels)
            table._notes.Add("without labels there are selection rates only");
        if (counts.Rows?.Any(r => r.Probability is not (0 or 1)) == true)
            table._notes.Add("chances of a decision count as such; of scores, decide first (Decisions.FromScores)");
        if (counts.OnlySums is not null)
            table._notes.Add("no intervals: only sums of weights are known");
        else if (!counts.CountsPeople)
            table._notes.Add("weights: intervals are for Kish's effective number of people, in brackets by the sum");
        return table;
    }

    /// <summary>Estimates of any metrics by group.</summary>
    public static GroupTable Of(MetricFrameResult result)
    {
        var names = result.Metrics;
        var table = new GroupTable(["group", "rows", .. names]);
        foreach (var g in table.Largest([.. result.RowCounts.Select(n => (double)n)]))
            table.Add(result.Groups[g], false, [new(Number(result.RowCounts[g])),
                .. names.Select(m => table.Show(result.ByGroup(m)[g]))]);
        table.Add("overall", true, [new(Number(result.RowCounts.Sum())),
            .. names.Select(m => table.Show(result.Overall(m)))]);
        if (result.Groups.Count < 2)
            return table;
        var two = result.Groups.Count == 2;
        table.Add(two ? $"{result.Groups[0]} - {result.Groups[1]}" : "highest - lowest", true,
            [new(""), .. names.Select(m => table.Show(two ? result.Difference(m) : result.Gap(m)))]);
        table.Add("lowest / highest", true, [new(""), .. names.Select(m => table.Show(result.Ratio(m)))]);
        return table;
    }

    /// <summary>The table as aligned text, in blocks of columns where it is wide.</summary>
    public string ToText()
    {
        var texts = _rows.Select(r => r.Cells is null ? null : Array.ConvertAll(r.Cells, Text)).ToList();
        var widths = Enumerable.Range(0, _columns.Length).Select(c => Math.Max(_columns[c].Length,
            _rows.Select((r, i) => c == 0 ? r.Label.Length + 2 : texts[i]?[c - 1].Length ?? 0).Max())).ToArray();
        var text = new StringBuilder();
        for (var from = 1; from < _columns.Length;)
        {
            var to = from + 1;
            while (to < _columns.Length && widths[0] + widths[from..(to + 1)].Sum(w => w + 2) <= Width)
                to++;
            if (from > 1)
                text.Append('\n');
            Line([_columns[0], .. _columns[from..to]]);
            foreach (var (row, cells) in _rows.Zip(texts))
            {
                var label = Sections && cells is not null && !row.IsSummary ? "  " + row.Label : row.Label;
                Line([label, .. cells?[(from - 1)..(to - 1)] ?? []]);
            }
            from = to;

            void Line(IReadOnlyList<string> cells)
            {
                var line = new StringBuilder(cells[0].PadRight(widths[0]));
                for (var c = 1; c < cells.Count; c++)
                    line.Append("  ").Append(cells[c].PadRight(widths[from + c - 1]));
                text.Append(line.ToString().TrimEnd()).Append('\n');
            }
        }
        foreach (var note in _notes)
            text.Append(note).Append('\n');
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>The table as HTML; it scrolls sideways where it is wide.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<div style=\"overflow-x:auto\"><table><thead><tr>");
        foreach (var column in _columns)
            html.Append("<th scope=\"col\">").Append(Encoded(column)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var (label, cells, isSummary) in _rows)
        {
            html.Append(isSummary ? "<tr style=\"font-style:italic\">" : "<tr>");
            if (cells is null)
                html.Append(CultureInfo.InvariantCulture,
                    $"<th scope=\"rowgroup\" colspan=\"{_columns.Length}\" style=\"text-align:left\">")
                    .Append(Encoded(label)).Append("</th>");
            else
                html.Append("<th scope=\"row\" style=\"text-align:left\">").Append(Encoded(label)).Append("</th>");
            foreach (var cell in cells ?? [])
            {
                html.Append("<td style=\"text-align:right\">").Append(Encoded(cell.Value));
                if (cell.Detail.Length > 0)
                    html.Append("<br><small style=\"opacity:.75;white-space:nowrap\">").Append(Encoded(cell.Detail))
                        .Append("</small>");
                html.Append("</td>");
            }
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
        foreach (var note in _notes)
            html.Append("<small>").Append(Encoded(note)).Append("</small><br>");
        return html.Append("</div>").ToString();
    }

    bool Sections => _rows.Any(r => r.Cells is null);

    void Compare(GroupCounts counts, ConfusionRate[] rates)
    {
        if (counts.Groups.Count == 2)
        {
            Add($"{counts.Groups[0]} - {counts.Groups[1]}", true,
                [new(""), .. rates.Select(r =>
                    Show(Compared(r, GroupMetrics.Difference(r), c => r.Difference(c, 0.95))))]);
            Add($"{counts.Groups[0]} / {counts.Groups[1]}", true,
                [new(""), .. rates.Select(r => Show(Compared(r, GroupMetrics.Disparity(r), null)))]);
            return;
        }
        Add("highest - lowest", true, [new(""), .. rates.Select(r => Show(Compared(r, GroupMetrics.Gap(r), null)))]);
        Add("lowest / highest", true,
            [new(""), .. rates.Select(r => Show(Compared(r, GroupMetrics.LowestOverHighest(r), null)))]);

        Estimate Compared(ConfusionRate rate, GroupMetric metric, Func<GroupCounts, Interval>? interval)
        {
            var none = Measure.Undefined("none");
            var ends = interval?.Invoke(counts) ?? new Interval(none, none);
            return new Estimate(rate.Name, metric.Compute(counts), ends.Lower, ends.Upper, 0.95);
        }
    }

    void Add(string label, bool isSummary, Cell[] cells) => _rows.Add((label, cells, isSummary));

    IEnumerable<int> Largest(double[] people)
    {
        if (people.Length <= MostGroups)
            return Enumerable.Range(0, people.Length);
        _notes.Add($"the {MostGroups} largest of {people.Length} groups; ToTable() has all");
        return Enumerable.Range(0, people.Length).OrderByDescending(g => people[g]).Take(MostGroups).Order();
    }

    Cell Show(Estimate estimate)
    {
        if (!estimate.Value.IsDefined)
        {
            var note = $"{estimate.Metric} is undefined: {estimate.Value.Reason}";
            if (!_notes.Contains(note))
                _notes.Add(note);
            return new Cell("undefined");
        }
        return new Cell(Rounded(estimate.Value), estimate.Lower.IsDefined && estimate.Upper.IsDefined
            ? $"[{Rounded(estimate.Lower)}, {Rounded(estimate.Upper)}]" : "");
    }

    static Cell People(GroupCounts counts, int group)
    {
        var effective = counts.EffectivePeople(group);
        var isLess = !counts.CountsPeople && effective.IsDefined;
        return new Cell(Number(counts[group].Total), isLess ? $"[{Number(effective)}]" : "");
    }

    // Three decimals say more than samples can; larger numbers are errors in units, which keep four digits.
    static string Rounded(double value)
    {
        var text = value.ToString(Math.Abs(value) < 10 ? "0.000" : "G4", CultureInfo.InvariantCulture);
        return text == "-0.000" ? "0.000" : text;
    }

    static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    static string Text(Cell cell) => cell.Detail.Length > 0 ? $"{cell.Value} {cell.Detail}" : cell.Value;

    static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
