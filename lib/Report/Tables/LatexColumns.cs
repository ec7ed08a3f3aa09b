using System.Globalization;

namespace FairLab.Report.Tables;

/// <summary>
/// How wide the columns of a table are on paper, set in 8 points: estimated, since only TeX knows. Digits are 4.3
/// points wide and so are other letters on average; an interval is set a size smaller.
/// </summary>
sealed class LatexColumns
{
    const double Letter = 4.35, SmallLetter = 3.8, Gap = 8;

    // A column of words is no wider than this many letters, but as wide as its longest word.
    const int MostLetters = 30;

    readonly ReportTable _table;
    readonly double[] _widths;

    public LatexColumns(ReportTable table)
    {
        _table = table;
        _widths = [.. table.Columns.Select((_, i) => Natural(i))];
    }

    /// <summary>The width of all.</summary>
    public double Total => Width(Enumerable.Range(0, _widths.Length));

    /// <summary>The width of some.</summary>
    public double Width(IEnumerable<int> columns) => columns.Sum(c => _widths[c] + Gap);

    /// <summary>The columns of each part: those that name the row in every one, then as many as fit.</summary>
    public IReadOnlyList<int[]> Parts(double width)
    {
        int keys = Math.Clamp(_table.Keys, 1, Math.Max(1, _table.Columns.Count - 1));
        // Keys that leave no room for a value are a part of their own.
        while (keys > 1 && Width(Enumerable.Range(0, keys)) > 0.6 * width && Total > width)
            keys--;
        int[] named = [.. Enumerable.Range(0, keys)];
        var parts = new List<int[]>();
        var part = new List<int>(named);
        for (int c = keys; c < _table.Columns.Count; c++)
        {
            if (part.Count > keys && Width(part.Append(c)) > width)
            {
                parts.Add([.. part]);
                part = [.. named];
            }
            part.Add(c);
        }
        parts.Add([.. part]);
        return parts;
    }

    /// <summary>Lines of a part's rows: more than one a row where words are broken.</summary>
    public int Lines(int[] part) => _table.Rows.Sum(row => part.Max(i => !IsBroken(i) ? 1
        : Math.Max(1, (int)Math.Ceiling(row.Cells[i].Text.Length * Letter * 1.15 / _widths[i]))));

    /// <summary>The column in the words of the array package.</summary>
    public string Spec(int column) => _table.Columns[column].IsNumber ? "r" : !IsBroken(column) ? "l"
        : string.Create(CultureInfo.InvariantCulture,
            $">{{\\raggedright\\arraybackslash}}p{{{_widths[column]:0}pt}}");

    /// <summary>The heading, over several lines where it is longer than what stands below it.</summary>
    public string Heading(int column)
    {
        var lines = Wrapped(_table.Columns[column].Label, CellLetters(column)).Select(LatexText.Escape).ToArray();
        return lines.Length == 1 ? lines[0]
            : $"\\begin{{tabular}}[b]{{@{{}}{(_table.Columns[column].IsNumber ? 'r' : 'l')}@{{}}}}"
                + string.Join(" \\\\ ", lines) + "\\end{tabular}";
    }

    double Natural(int column)
    {
        double heading = Wrapped(_table.Columns[column].Label, CellLetters(column)).Max(l => l.Length) * Letter;
        double cells = IsBroken(column)
            ? Letter * Math.Max(MostLetters,
                _table.Rows.SelectMany(r => r.Cells[column].Text.Split(' ', '-')).Max(w => w.Length))
            : _table.Rows.Select((r, i) => Width(r, column)).DefaultIfEmpty(0).Max();
        return Math.Max(heading, cells);
    }

    static double Width(ReportRow row, int column) => row.Cells[column] is var cell
        && cell.Interval is var (low, high)
            ? Letter * (cell.Text.Length + 1) + SmallLetter * (low.Length + high.Length + 4)
        : Letter * (cell.Text.Length + (column == 0 && row.Note is not null ? 1 : 0));

    bool IsBroken(int column) => !_table.Columns[column].IsNumber
        && _table.Rows.Any(r => r.Cells[column].Text.Length > MostLetters);

    int CellLetters(int column) => Math.Max(6, IsBroken(column) ? MostLetters
        : _table.Rows.Select(r => r.Cells[column].ToString().Length).DefaultIfEmpty(0).Max());

    static List<string> Wrapped(string label, int most)
    {
        var lines = new List<string>();
        foreach (string word in label.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= most)
                lines[^1] += " " + word;
            else
                lines.Add(word);
        }
        return lines;
    }
}
