namespace FairLab.Data;

/// <summary>Types and missing values.</summary>
sealed partial class PeopleReader
{
    /// <summary>Leaves out the rows without a value where that is asked for.</summary>
    void Keep(string[] used)
    {
        var rows = table.Columns[0].Rows;
        var isLeft = new bool[rows];
        Array.Fill(isLeft, true);
        foreach (var name in used.Where(name => PolicyOf(name) == MissingValues.Drop))
        {
            var column = table[name];
            var isMissing = Array.ConvertAll(column.Levels, level => IsMissing(name, level));
            var dropped = 0;
            for (var row = 0; row < rows; row++)
                if (isMissing[column.Codes[row]] && isLeft[row])
                {
                    isLeft[row] = false;
                    dropped++;
                }
            if (dropped > 0)
                _dropped.Add((name, dropped));
        }
        _rows = [.. Enumerable.Range(0, rows).Where(row => isLeft[row])];
        if (_rows.Length == 0)
            throw table.Error($"found nobody with a value in "
                + $"{string.Join(", ", _dropped.Select(d => $"'{d.Column}'"))}, "
                + "expected people with all of them");
    }

    /// <summary>A column for the rows that are left: its type found, its missing values dealt with.</summary>
    CodedColumn Ready(string name)
    {
        var source = table[name];
        var column = _rows.Length == source.Rows ? source : source.Select(_rows).WithoutUnusedLevels();
        var isMissing = Array.ConvertAll(column.Levels, level => IsMissing(name, level));
        string[] present = [.. column.Levels.Where((_, level) => !isMissing[level])];
        if (present.Length == 0)
            throw table.Error(name, _rows[0], "no value in any row", "values: leave the column out");
        var type = _types[name] = name == options.Id ? ColumnType.Category : TypeOf(name, column, present);
        var missing = isMissing.Any(m => m) ? column.Codes.Count(code => isMissing[code]) : 0;
        column = Converted(column, type, level => IsMissing(name, level));
        var (ready, treatment) = Filled(column, missing);
        var dropped = _dropped.FirstOrDefault(d => d.Column == name).Rows;
        _report[name] = new ReadColumn(name, type, ready.Levels.Length, missing + dropped,
            dropped > 0 ? $"{dropped} left out" : treatment);
        return ready;
    }

    (CodedColumn Column, string Treatment) Filled(CodedColumn column, int missing)
    {
        var (name, policy) = (column.Name, PolicyOf(column.Name));
        var isNumber = _types[name] != ColumnType.Category;
        if (policy == MissingValues.Mean && isNumber)
        {
            var mean = _means[name] = Schema?.Features.FirstOrDefault(f => f.Column == name).Fill ?? Mean(column);
            var text = ((float)mean).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            if (missing > 0 && options.Groups.Contains(name))
                throw Missing(column, missing,
                    "a value: a mean would put people into a group; say Drop for this column");
            return missing == 0 ? (column, "") : (Rename(column, text), $"mean {text}");
        }
        if (missing == 0)
            return (column, "");
        return policy switch
        {
            MissingValues.OwnLevel when isNumber => throw Missing(column, missing,
                "a value: numbers have no level of their own for it; say MissingValues.Mean or Drop, "
                    + "or read the column as ColumnType.Category"),
            MissingValues.OwnLevel or MissingValues.Mean =>
                (Rename(column, MissingValue.Group), $"level '{MissingValue.Group}'"),
            _ => throw Missing(
                column,
                missing,
                Named.Contains(name) && options.Missing != MissingValues.Refuse
                    ? $"a value: the {RoleOf(name)} cannot be made up; say Drop for this column"
                    : table.MissingHint(missing)),
        };
    }

    CodedColumn Rename(CodedColumn column, string text) =>
        column.Renamed(level => IsMissing(column.Name, level) ? text : level);

    Exception Missing(CodedColumn column, int missing, string expected)
    {
        var level = Array.FindIndex(column.Levels, text => IsMissing(column.Name, text));
        return Error(column, level, table.MissingFound(column.Levels[level], missing), expected);
    }

    /// <summary>
    /// The mean of the values that are there, over the people who are left, each as often as their weight says.
    /// </summary>
    double Mean(CodedColumn column)
    {
        var isThere = Array.ConvertAll(column.Levels, level => !IsMissing(column.Name, level));
        var numbers = Array.ConvertAll(column.Levels, level =>
            double.TryParse(level, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
                : double.NaN);
        var weights = options.Weights is null || !_columns.ContainsKey(options.Weights) ? null
            : Weights(options.Weights);
        var (sum, total) = (0.0, 0.0);
        for (var row = 0; row < column.Rows; row++)
            if (isThere[column.Codes[row]])
            {
                var weight = weights?[row] ?? 1;
                sum += weight * numbers[column.Codes[row]];
                total += weight;
            }
        return sum / total;
    }

    ColumnType TypeOf(string name, CodedColumn column, string[] present)
    {
        if (options.Columns.TryGetValue(name, out var own) && own.Type is { } type)
            return Checked(type, name, column);
        if (table.TypeOf(name) is { } known)
            return known;
        // Groups are categories also where they are numbered, unless a threshold divides the numbers.
        if (options.Groups.Contains(name) && ThresholdOf(name) is null)
            return ColumnType.Category;
        if (present.All(ColumnTexts.IsNumber))
            return ColumnType.Number;
        if (present.All(ColumnTexts.IsCommaNumber))
            return options.DecimalComma ? ColumnType.Number : throw Error(column,
                Array.FindIndex(column.Levels, level => level.Contains(',', StringComparison.Ordinal)),
                $"'{present.First(level => level.Contains(',', StringComparison.Ordinal))}'",
                    "a number with a point, as 2.5: "
                + "say DecimalComma = true where commas are points, or read the column as ColumnType.Category");
        if (present.All(ColumnTexts.IsDate))
            return ColumnType.Date;
        return present.All(ColumnTexts.IsLocalDate) && name != options.Label && !options.Groups.Contains(name)
            ? throw Error(column, Array.IndexOf(column.Levels, present[0]), $"'{present[0]}'",
                "a date as 2024-03-31, which reads alike everywhere: write dates so, leave the column out, "
                + "or read it as ColumnType.Category")
            : ColumnType.Category;
    }

    /// <summary>A type that was asked for, which all values have.</summary>
    ColumnType Checked(ColumnType type, string name, CodedColumn column)
    {
        Func<string, bool> fits = type switch
        {
            ColumnType.Number => options.DecimalComma ? level => ColumnTexts.IsCommaNumber(level) || IsFinite(level)
                : IsFinite,
            ColumnType.Date => level => ColumnTexts.IsDate(level) || Like is not null && IsFinite(level),
            _ => _ => true,
        };
        var bad = Array.FindIndex(column.Levels, level => !IsMissing(name, level) && !fits(level));
        return bad < 0 ? type : throw Error(column, bad, $"'{column.Levels[bad]}'",
            type == ColumnType.Number ? "a number" : "a date as 2024-03-31");
    }

    CodedColumn Converted(CodedColumn column, ColumnType type, Func<string, bool> isMissing) => type switch
    {
        ColumnType.Date => column.Renamed(level => isMissing(level) ? level : ColumnTexts.Days(level)),
        ColumnType.Number when options.DecimalComma =>
            column.Renamed(level => isMissing(level) ? level : ColumnTexts.Point(level)),
        _ => column,
    };

    MissingValues PolicyOf(string name)
    {
        var policy = options.Columns.TryGetValue(name, out var own) && own.Missing is { } asked ? asked
            : options.Missing;
        // An outcome, a weight or a name cannot be made up.
        var isMadeUp = policy is MissingValues.OwnLevel or MissingValues.Mean;
        return Named.Contains(name) && isMadeUp ? MissingValues.Refuse : policy;
    }

    bool IsMissing(string name, string level) =>
        level.Length == 0 || ((!OnlyGroupsLackValues || options.Groups.Contains(name))
            && MissingValue.Is(level, _missingTexts));
}
