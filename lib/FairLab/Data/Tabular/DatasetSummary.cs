using System.Globalization;
using System.Net;

namespace FairLab.Data;

/// <summary>
/// What a data set holds: its columns and what became of them, and each group's people and base rate. Shown as two
/// tables.
/// </summary>
[TypeFormatterSource(typeof(DatasetSummaryFormatters), PreferredMimeTypes = ["text/html"])]
public sealed class DatasetSummary
{
    const int MostShown = 40, MostClasses = 12;

    // Of fewer people also ages may all differ.
    const int FewestNumbered = 20;

    readonly TabularDataset _data;

    internal DatasetSummary(TabularDataset data)
    {
        _data = data;
        Columns = Table.From(data.Reading is { } reading ? reading.Columns.Select(Line) : Made());
        Groups = Table.Concat(data.Groups.Select(Lines));
    }

    /// <summary>Rows, features, the outcome, and who was left out, in a few sentences.</summary>
    public string Text
    {
        get
        {
            var text = $"{_data.Id}: {Number(_data.Rows)} rows, {Number(_data.Width)} features"
                + (_data.Weights is null ? "" : $", weights that add up to {Number(_data.TotalWeight)}");
            text += _data.Target is { } target ? $"; target {target}." : "; without labels.";
            if (_data.Reading is not { } reading)
                return text;
            text += $" Read from {Path.GetFileName(reading.Source)}, {Number(reading.Rows)} rows";
            text += reading.Dropped.Count == 0 ? "."
                : $"; {Number(reading.Rows - _data.Rows)} left out without a value in "
                    + string.Join(", ", reading.Dropped.Select(d => $"{d.Column} ({Number(d.Rows)})")) + ".";
            var numbering = reading.Columns.Where(NumbersPeople).Select(c => c.Name).FirstOrDefault();
            return numbering is null ? text
                : text + $" The feature '{numbering}' has another whole number in every row: "
                    + $"if it only numbers people, say id: \"{numbering}\".";
        }
    }

    /// <summary>One row a column: name, role, type, levels, missing and what was done, features made from it.</summary>
    public Table Columns { get; }

    /// <summary>
    /// One row a group of each attribute: rows, their share, and the base rate (the weighted share that is favourable).
    /// Where nothing of the target is said to be favourable, the mean of a number or the share of each class stand
    /// instead.
    /// </summary>
    public Table Groups { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Text}\n\n{Columns.ToMarkdown()}\n{Shown().ToMarkdown()}{Cut("\n")}";

    /// <summary>The summary as HTML.</summary>
    public string ToHtml() =>
        $"<p>{WebUtility.HtmlEncode(Text)}</p>{Columns.ToHtml()}<br>{Shown().ToHtml()}{Cut("<br>")}";

    bool NumbersPeople(ReadColumn column)
    {
        var feature = _data.FeatureList.TakeWhile(f => f.Column != column.Name).Count();
        if (column.Type != ColumnType.Number || feature == _data.Width || _data.Rows < FewestNumbered)
            return false;
        var values = new HashSet<double>();
        return Enumerable.Range(0, _data.Rows)
            .Select(row => _data.Value(row, feature))
            .All(value => double.IsInteger(value) && values.Add(value));
    }

    Table Shown()
    {
        var at = 0;
        return Groups.Count <= MostShown ? Groups : Groups.Where(_ => at++ < MostShown);
    }

    string Cut(string before) => Groups.Count <= MostShown ? "" : $"{before}and {Groups.Count - MostShown} groups more";

    ColumnLine Line(ReadColumn column) => new(column.Name, RoleOf(column.Name),
        column.Type?.ToString().ToLowerInvariant() ?? "", column.Levels, column.Missing, column.Treatment,
        _data.FeatureList.Count(f => f.Column == column.Name));

    /// <summary>The columns of data that was made from its parts.</summary>
    IEnumerable<ColumnLine> Made()
    {
        foreach (var column in _data.FeatureList.Select(f => f.Column).Union(_data.Columns.Select(c => c.Name)))
        {
            var made = _data.FeatureList.Where(f => f.Column == column).ToArray();
            var levels = _data.Columns.FirstOrDefault(c => c.Name == column)?.WithoutUnusedLevels().Levels.Length;
            var type = made.Length > 0 && !made[0].IsIndicator ? ColumnType.Number : ColumnType.Category;
            yield return new(column, RoleOf(column), type.ToString().ToLowerInvariant(), levels, 0, "", made.Length);
        }
    }

    string RoleOf(string column)
    {
        var options = _data.Options;
        string[] roles =
        [
            .. column == options?.Label ? ["label"] : Array.Empty<string>(),
            .. column == options?.Weights ? ["weights"] : Array.Empty<string>(),
            .. column == options?.Id ? ["id"] : Array.Empty<string>(),
            .. _data.Groups.Any(g => g.Columns.Contains(column)) ? ["group"] : Array.Empty<string>(),
            .. _data.FeatureList.Any(f => f.Column == column) ? ["feature"] : Array.Empty<string>(),
        ];
        return roles.Length == 0 ? "not used" : string.Join(", ", roles);
    }

    Table Lines(Grouping group)
    {
        var of = Enumerable.Range(0, group.Levels.Count);
        var rows = new int[group.Levels.Count];
        foreach (var code in group.Codes)
            rows[code]++;
        var weights = Sums(group, _ => 1);
        var total = weights.Sum();
        List<(string, IReadOnlyList<object?>)> columns =
        [
            ("attribute", [.. of.Select(_ => (object?)group.Name)]),
            ("group", [.. of.Select(g => (object?)group.Levels[g])]),
            ("side", [.. of.Select(g => (object?)SideOf(group, g))]),
            ("rows", [.. of.Select(g => (object?)rows[g])]),
            ("share", [.. of.Select(g => (object?)(weights[g] / total))]),
        ];
        foreach (var (name, value) in Outcomes())
        {
            // A group without people has no rate: 0/0 is NaN, which tables show as undefined.
            var sums = Sums(group, value);
            columns.Add((name, [.. of.Select(g => (object?)(sums[g] / weights[g]))]));
        }
        return Table.FromColumns(columns);
    }

    /// <summary>
    /// Which side of differences a group is on; without a privileged value the order of names decides.
    /// </summary>
    string SideOf(Grouping group, int level)
    {
        if (!group.IsBinary)
            return "";
        var at = _data.Options?.Groups.ToList().IndexOf(group.Name) ?? -1;
        var isNamed = at < 0 || _data.Options!.Privileged.ElementAtOrDefault(at) is not null;
        return (isNamed, level) switch
        {
            (true, 0) => "unprivileged",
            (true, _) => "privileged",
            _ => $"z = {level}",
        };
    }

    double[] Sums(Grouping group, Func<int, double> value)
    {
        var sums = new double[group.Levels.Count];
        for (var row = 0; row < _data.Rows; row++)
            sums[group.Codes[row]] += (_data.Weights?[row] ?? 1) * value(row);
        return sums;
    }

    /// <summary>What is told of the outcome, by name: a number for each row, to be averaged.</summary>
    IEnumerable<(string Name, Func<int, double> Value)> Outcomes()
    {
        if (_data.HasLabels)
            return [("base_rate", row => _data.Labels[row])];
        return _data.Target switch
        {
            null => [],
            { Kind: TargetKind.Regression } number => [($"mean {number.Name}", row => number.Values[row])],
            var several => several.Classes.Take(MostClasses).Select((name, code) =>
                ($"share of {name}", (Func<int, double>)(row => several.Codes[row] == code ? 1 : 0))),
        };
    }

    static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    sealed record ColumnLine(string column, string role, string type, int? levels, int missing, string treatment,
        int features);
}
