namespace FairLab.Data;

/// <summary>Makes people from a table as options say: checks, missing values, groups, outcome, features.</summary>
/// <param name="table">The columns.</param>
/// <param name="options">What they mean.</param>
sealed partial class PeopleReader(PeopleTable table, DatasetOptions options)
{
    // Beyond this a column of texts tells people apart rather than groups of them, and has a feature for each.
    const int MostLevels = 1000;

    readonly HashSet<string> _missingTexts = new(["", .. options.MissingTexts], StringComparer.OrdinalIgnoreCase);

    // The columns that are used, ready to be encoded, and the rows of the table that are left.
    readonly Dictionary<string, CodedColumn> _columns = new(StringComparer.Ordinal);
    readonly Dictionary<string, ColumnType> _types = new(StringComparer.Ordinal);
    readonly Dictionary<string, double> _means = new(StringComparer.Ordinal);
    readonly Dictionary<string, ReadColumn> _report = new(StringComparer.Ordinal);
    readonly List<(string Column, int Rows)> _dropped = [];
    int[] _rows = [];

    /// <summary>The encoding of other data, such as a model's; null makes features anew.</summary>
    public FeatureSchema? Schema { get; init; }

    /// <summary>Data that was read before, whose groups and classes these people have; null for the first.</summary>
    public TabularDataset? Like { get; init; }

    /// <summary>What becomes of a level that <see cref="Schema"/> does not have.</summary>
    public UnseenLevels Unseen { get; init; }

    /// <summary>Whether words for a missing value count as one in the columns of groups only.</summary>
    public bool OnlyGroupsLackValues { get; init; }

    /// <summary>Whether people may be all of one group, or of one class.</summary>
    public bool TakesOne { get => field || Schema is not null; init; }

    /// <summary>A reader of people who are to be like others.</summary>
    /// <param name="table">The columns.</param>
    /// <param name="like">The others.</param>
    /// <param name="name">What messages call the people.</param>
    /// <param name="unseen">What becomes of a level that the others have not.</param>
    /// <exception cref="ArgumentException">The others were not read from a table.</exception>
    public static PeopleReader Second(PeopleTable table, TabularDataset like, string name, UnseenLevels unseen)
    {
        var first = like.Options
            ?? throw new ArgumentException($"{like.Id}: found data that was not read from a file or frame, "
            + "expected some that was; or read with options and FeatureSchema.Of(data)", nameof(like));
        var names = table.Columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var options = first with
        {
            Name = name,
            Label = If(first.Label),
            Weights = If(first.Weights),
            Id = If(first.Id),
            Columns = first.Columns.Where(c => names.Contains(c.Key)).ToDictionary(),
        };
        return new(table, options) { Schema = FeatureSchema.Of(like), Like = like, Unseen = unseen };

        string? If(string? column) => column is not null && names.Contains(column) ? column : null;
    }

    /// <summary>Reads the people.</summary>
    /// <exception cref="DataException">A file that does not fit: line, column, what was found and expected.</exception>
    /// <exception cref="ArgumentException">
    /// A frame that does not fit, or options that do not fit each other.
    /// </exception>
    public TabularDataset Read()
    {
        var features = Roles();
        // Weights first: means are weighted.
        string[] used = [.. Named.Union(features).Union(options.Groups)];
        Keep(used);
        foreach (var name in used)
            _columns[name] = Ready(name);

        Grouping[] groups = [.. Enumerable.Range(0, options.Groups.Count).Select(Group)];
        var (target, labels) = options.Label is null ? (null, null) : Outcome(options.Label);
        CodedColumn[] columns = [.. features.Union(options.Groups).Select(name => _columns[name])];
        var (list, values) = Features(features, columns);

        var id = options.Name ?? "data";
        var data = new TabularDataset(id, list, values, labels ?? new int[_rows.Length], groups).WithColumns(columns);
        data = data.Having(target, labels);
        if (options.Weights is not null)
            data = data.WithWeights(Weights(options.Weights));
        var report = new ReadingReport(table.Name, table.Columns[0].Rows, _dropped,
            [.. table.Columns.Select(c => _report.GetValueOrDefault(c.Name)
                ?? new(c.Name, null, c.Levels.Length, 0, ""))]);
        var resolved = options with
        {
            Features = features,
            Columns = used.ToDictionary(name => name, name =>
                new ColumnOptions { Type = _types[name], Missing = PolicyOf(name) }),
        };
        data = data.Read(resolved, report, options.Id is null ? null : Ids(options.Id));
        return data.Describe(Path.GetFileName(table.Name), data.Summary().Text);
    }

    IEnumerable<string> Named => new[] { options.Label, options.Weights, options.Id }.OfType<string>();

    /// <summary>Every column has one role; gives those that features are made from.</summary>
    IReadOnlyList<string> Roles()
    {
        foreach (var name in (IEnumerable<string>)[.. Named, .. options.Groups, .. options.Features ?? [],
            .. options.Columns.Keys])
            _ = table[name];
        if (options.Groups.Count == 0)
            throw table.Error($"{options.Name ?? "data"}: found no group attribute, expected at least one");
        if (options.Groups.FirstOrDefault(g => g == options.Label) is { } label)
            throw table.Error($"column '{label}' holds the label and is a group too, expected one or the other: "
                + "whether people of a group have that outcome would be a matter of definition");
        if (options.Privileged.Count > options.Groups.Count)
            throw table.Error($"found {options.Privileged.Count} privileged values for {options.Groups.Count} groups, "
                + "expected one for each group at most, in their order");
        Distinct.Check("label, weights and id: column", Named);
        if (Schema is not null && options.Features is not null && Like is null)
            throw new ArgumentException("found a schema and a list of features, expected one: the schema has its own");
        var features = Schema is not null ? [.. Schema.Features.Select(f => f.Column).Distinct()]
            : options.Features ?? [.. table.Columns.Select(c => c.Name).Except(Named)];
        Distinct.Check("features", features);
        if (features.FirstOrDefault(Named.Contains) is { } told)
            throw table.Error($"column '{told}' holds the {RoleOf(told)}, expected it not among the features");
        return features;
    }

    string RoleOf(string name) => name == options.Label ? "label" : name == options.Weights ? "weights"
        : "names of people";

    /// <summary>The features of the people who are left.</summary>
    (IReadOnlyList<Feature> List, double[] Values) Features(IReadOnlyList<string> names, CodedColumn[] columns)
    {
        if (Schema is not null)
            return (Schema.Features, Located(() => Schema.Encode(columns, Unseen)));
        var builder = new FeatureBuilder();
        foreach (var name in names)
            Encode(builder, name);
        return (long)_rows.Length * builder.Features.Count <= Array.MaxLength ? (builder.Features, builder.Values())
            : throw table.Error($"found {_rows.Length} rows with {builder.Features.Count} features, expected at most "
                + $"{Array.MaxLength} values: leave out columns with many levels");
    }

    void Encode(FeatureBuilder features, string name)
    {
        var column = _columns[name];
        var privileged = PrivilegedOf(name);
        if (_types[name] != ColumnType.Category)
            features.Numeric(Finite(column), _means.TryGetValue(name, out var mean) ? mean : null);
        else if (Limited(column, "categories: leave it out of the features") && privileged is not null)
            features.Indicator(column, privileged);
        else if (column.Levels is [_, var second])
            features.Indicator(column, second);
        else
            features.OneHot(column);
    }

    bool Limited(CodedColumn column, string expected) => column.Levels.Length <= MostLevels ? true : throw table.Error(
        $"column '{column.Name}': found {column.Levels.Length} different values, expected at most {MostLevels} "
            + $"{expected}");

    CodedColumn Finite(CodedColumn column)
    {
        var levels = column.Levels;
        for (var level = 0; level < levels.Length; level++)
            if (!IsFinite(levels[level]))
                throw Error(column, level, levels[level], "a finite number");
        return column;
    }

    static bool IsFinite(string text) =>
        float.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && float.IsFinite(number);

    double[] Weights(string name)
    {
        var column = _columns[name];
        if (_types[name] != ColumnType.Number)
            throw Error(column, column.Codes[0], $"'{column[0]}'", "a number");
        var levels = column.NumericLevels();
        var bad = Array.FindIndex(levels, w => !(w >= 0));
        return bad < 0 ? Array.ConvertAll(column.Codes, code => levels[code])
            : throw Error(column, bad, column.Levels[bad], "a weight of at least 0");
    }

    string[] Ids(string name)
    {
        var column = _columns[name];
        var seen = new int[column.Levels.Length];
        for (var row = 0; row < column.Rows; row++)
        {
            ref var before = ref seen[column.Codes[row]];
            if (before > 0)
                throw table.Error(name, _rows[row], $"'{column[row]}' for the second time (first in row {before})",
                    "every person once: keep one of their rows, or leave out id");
            before = row + 1;
        }
        return Array.ConvertAll(column.Codes, code => column.Levels[code]);
    }

    /// <summary>The error of a level, at the first row that has it.</summary>
    Exception Error(CodedColumn column, int level, string found, string expected) =>
        table.Error(column.Name, _rows[Math.Max(0, Array.IndexOf(column.Codes, level))], found, expected);

    /// <summary>What the library says about values, said about this table.</summary>
    T Located<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ArgumentException e)
        {
            throw table.Error(e.Message);
        }
    }
}
