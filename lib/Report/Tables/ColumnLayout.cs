using FairLab.Data;

namespace FairLab.Report.Tables;

/// <summary>Which columns of a table are shown, which belong into another's cell, and which are footnotes.</summary>
sealed class ColumnLayout
{
    // What a row is set apart for, in the order in which it is said.
    static readonly string[] Flags = ["degenerate", "infeasible", "collapsed", "withheld"];
    static readonly string[] Texts = ["note", "notes", "reason"];

    // Of how many of a row's runs the same is said, beside how many there are.
    static readonly Dictionary<string, string> Counts = new()
    {
        ["flagged"] = "degenerate, or not what the method was asked for", ["noted"] = "with a remark of the method's",
    };
    static readonly string[] Totals = ["seeds", "n", "runs"];

    readonly string[] _flags;
    readonly string[] _texts;
    readonly (string Count, string Total)[] _counts;

    ColumnLayout(IReadOnlyList<ShownColumn> shown, string[] flags, string[] texts, (string, string)[] counts) =>
        (Shown, _flags, _texts, _counts) = (shown, flags, texts, counts);

    /// <summary>The columns that are shown.</summary>
    public IReadOnlyList<ShownColumn> Shown { get; }

    public static ColumnLayout Of(Table table)
    {
        var names = table.Columns;
        string[] flags = [.. names.Where(n => Flags.Contains(n) && table.Cells(n).All(IsFlag))];
        string[] texts = [.. names.Where(n => Texts.Contains(n))];
        var bounds = new Dictionary<string, (string Low, string High)>(StringComparer.Ordinal);
        string? total = Totals.FirstOrDefault(t => table.Has(t) && table.Cells(t).All(c => c is long));
        (string, string)[] counts = total is null ? []
            : [.. names.Where(n => Counts.ContainsKey(n) && table.Cells(n).All(c => c is long))
                .Select(n => (n, total))];
        var hidden = new HashSet<string>(
            [.. flags, .. texts, .. counts.Select(c => c.Item1)], StringComparer.Ordinal);
        for (int i = 0; i < names.Count; i++)
        {
            if (Bounds(table, i) is not { } found)
                continue;
            bounds[names[i]] = found;
            // Of an interval's column the deviation is one more way to say the same.
            hidden.UnionWith([found.Low, found.High, names[i] + "_sd"]);
        }
        string[] shown = [.. names.Where(n => !hidden.Contains(n))];
        return new ColumnLayout(
            [.. shown.Select((name, i) => ShownColumn.Of(
                table, name, Heading(shown, i), bounds.TryGetValue(name, out var b) ? b : null))],
            flags, texts, counts);
    }

    /// <summary>Why a row is set apart; nothing for an ordinary one.</summary>
    public string NoteOf(TableRow row) => string.Join("; ",
        _flags.Where(f => row[f] is true or > 0L)
            .Concat(_counts.Where(c => row[c.Count] is > 0L).Select(
                c => FormattableString.Invariant($"{row[c.Count]} of {row[c.Total]} runs {Counts[c.Count]}")))
            .Concat(_texts.Select(t => ReportTable.Text(row[t])))
            .Where(t => t.Length > 0));

    /// <summary>accuracy_low and accuracy_high, or low and high right behind the column they belong to.</summary>
    static (string Low, string High)? Bounds(Table table, int column)
    {
        string name = table.Columns[column];
        if (!IsNumeric(table, name))
            return null;
        if (Both(name + "_low", name + "_high") is { } own)
            return own;
        return column + 2 < table.Columns.Count && table.Columns[column + 1] == "low" ? Both("low", "high") : null;

        (string, string)? Both(string low, string high) =>
            table.Has(low) && table.Has(high) && IsNumeric(table, low) && IsNumeric(table, high) ? (low, high) : null;
    }

    /// <summary>The first word of a name is a heading where a neighbour has the same.</summary>
    static (string? Group, string Label) Heading(string[] names, int i)
    {
        string name = names[i];
        string? first = FirstWord(name);
        bool isShared = first is not null && (Starts(i - 1, first) || Starts(i + 1, first));
        return isShared ? (Words(first!), Words(name[(first!.Length + 1)..])) : (null, Words(name));

        bool Starts(int at, string word) => at >= 0 && at < names.Length && FirstWord(names[at]) == word;
    }

    static string? FirstWord(string name) => name.IndexOf('_', StringComparison.Ordinal) is var at and > 0 ? name[..at]
        : null;

    static string Words(string name) => name.Replace('_', ' ');

    static bool IsFlag(object? cell) => cell is null or bool or 0L or 1L;

    internal static bool IsNumeric(Table table, string column) =>
        table.Cells(column).All(c => c is double or long or null) && table.Cells(column).Any(c => c is not null);
}
