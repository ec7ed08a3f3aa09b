namespace FairLab.Data;

/// <summary>The columns of a frame as what a data set is made of: labels, groups, features, weights.</summary>
sealed class FramePeople
{
    // Beyond this a column of texts tells people apart rather than groups of them, and has a feature for each.
    const int MostLevels = 1000;

    readonly Dictionary<string, FrameColumn> _columns;
    readonly Dictionary<string, CodedColumn> _coded = new(StringComparer.Ordinal);

    /// <summary>The people of a frame's columns.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="groups">Those that hold groups.</param>
    /// <param name="missing">What to do where one of these has no value.</param>
    public FramePeople(IReadOnlyList<FrameColumn> columns, IReadOnlyList<string> groups, MissingGroups missing)
    {
        if (columns is not [{ Cells.Count: > 0 }, ..])
            throw new ArgumentException(
                $"found a frame with {(columns.Count == 0 ? "no columns" : "no rows")}, expected a row a person");
        var known = Enumerable.Range(0, columns[0].Cells.Count).ToArray();
        foreach (var column in columns.Where(c => groups.Contains(c.Name)))
            switch (missing)
            {
                case MissingGroups.Drop:
                    known = [.. known.Where(row => !MissingValue.Is(FrameColumn.Text(column.Cells[row])))];
                    break;
                case MissingGroups.OwnGroup when column.Cells.Any(v => MissingValue.Is(FrameColumn.Text(v))):
                    columns = [.. columns.Select(c => c == column ? c.Named(MissingValue.Group) : c)];
                    break;
                case MissingGroups.Refuse when column.Cells.ToList().FindIndex(v => v is string s && s != "" && MissingValue.Is(s)) is >= 0 and var row:
                    throw column.Error(row, $"'{FrameColumn.Text(column.Cells[row])}'", MissingValue.Expected);
            }
        if (known.Length == 0)
            throw new ArgumentException($"found nobody with a value in {string.Join(", ", groups.Select(g => $"'{g}'"))}, expected people with groups");
        if (known.Length < columns[0].Cells.Count)
            columns = [.. columns.Select(c => c.At(known))];
        _columns = columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        Names = [.. columns.Select(c => c.Name)];
    }

    /// <summary>The names of the columns, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>1 where the column has the favourable value, else 0.</summary>
    public int[] Labels(string name, string favourable)
    {
        var column = Coded(name);
        if (column.Codes.Distinct().Take(3).ToArray() is [var a, var b, var third])
            throw Column(name).Error(Array.IndexOf(column.Codes, third), $"a third value '{column.Levels[third]}'",
                $"'{column.Levels[a]}' or '{column.Levels[b]}': an outcome is favourable or not");
        return column.Levels.Contains(favourable)
            ? Array.ConvertAll(column.Codes, code => column.Levels[code] == favourable ? 1 : 0)
            : throw Unknown(column, favourable);
    }

    /// <summary>Which group each person belongs to.</summary>
    public Grouping Group(string name, string? privileged)
    {
        var column = Limited(name, "groups of people");
        return privileged is null ? Grouping.Of(column)
            : column.Levels.Contains(privileged) ? Grouping.Binary(column, privileged)
            : throw Unknown(column, privileged);
    }

    /// <summary>Adds the features made from a column.</summary>
    public void Encode(FeatureBuilder features, string name, string? one)
    {
        if (Column(name).IsNumeric)
            features.Numeric(Coded(name));
        else if (Limited(name, "categories: leave it out of the features") is var column && one is not null)
            features.Indicator(column, one);
        else if (column.Levels is [_, var second])
            features.Indicator(column, second);
        else
            features.OneHot(column);
    }

    /// <summary>How much each person counts.</summary>
    public double[] Weights(string name)
    {
        var column = Column(name);
        if (!column.IsNumeric)
            throw column.Error(0, $"'{FrameColumn.Text(column.Cells[0])}'", "a number");
        Complete(column);
        double[] weights = [.. column.Cells.Select(v => Convert.ToDouble(v, null))];
        var bad = Array.FindIndex(weights, w => !(w >= 0));
        return bad < 0 ? weights : throw column.Error(bad, FrameColumn.Text(weights[bad]), "a weight of at least 0");
    }

    /// <summary>A column as codes into its values as texts.</summary>
    /// <exception cref="ArgumentException">A missing value, or a number that is not finite.</exception>
    public CodedColumn Coded(string name)
    {
        if (_coded.TryGetValue(name, out var known))
            return known;
        var column = Column(name);
        Complete(column);
        return _coded[name] = new CodedColumn(name, [.. column.Cells.Select(FrameColumn.Text)]);
    }

    CodedColumn Limited(string name, string expected)
    {
        var column = Coded(name);
        var found = column.Levels.Length;
        return found <= MostLevels ? column : throw new ArgumentException(
            $"column '{name}': found {found} different values, expected at most {MostLevels} {expected}");
    }

    FrameColumn Column(string name) => _columns.TryGetValue(name, out var column)
        ? column
        : throw new ArgumentException("the frame: " + NearestName.Message("column", name, [.. Names]));

    /// <summary>Every person has a value, and numbers are ones that a feature can hold.</summary>
    static void Complete(FrameColumn column)
    {
        var gap = column.Cells.ToList().FindIndex(v => v is null or "");
        if (gap >= 0)
            throw column.Error(gap, $"a missing value ({column.Cells.Count(v => v is null or "")} in the column)",
                "a value: drop those rows (frame.DropSparseRows()) or fill them (frame.FillMissing(value))");
        for (var row = 0; row < column.Cells.Count; row++)
            if (column.Cells[row] is double number && !float.IsFinite((float)number))
                throw column.Error(row, FrameColumn.Text(number), "a finite number");
    }

    static ArgumentException Unknown(CodedColumn column, string value) =>
        new($"column '{column.Name}': " + NearestName.Message("value", value, column.Levels));
}
