namespace FairLab.Data;

/// <summary>Groups and the outcome.</summary>
sealed partial class PeopleReader
{
    string? PrivilegedOf(string group) => PrivilegedAt(options.Groups.ToList().IndexOf(group));

    string? PrivilegedAt(int group) => group >= 0 && group < options.Privileged.Count ? options.Privileged[group]
        : null;

    (string Is, string IsNot)? ThresholdOf(string group) =>
        PrivilegedOf(group) is { } value ? ValueSet.FromString(value).Threshold : null;

    Grouping Group(int at)
    {
        var name = options.Groups[at];
        var column = _columns[name];
        var known = Like?.Groups[at];
        var threshold = _types[name] == ColumnType.Category ? null : ThresholdOf(name);
        if (threshold is null)
            Limited(column, "groups of people");
        if (PrivilegedAt(at) is not { } privileged)
            return known is null ? Several(column) : Located(() => Grouping.Of(column).Matched(known));
        // Of a second file nobody may be privileged; the first one's value is taken on trust.
        var isIn = known is not null && threshold is null
            ? Array.ConvertAll(column.Levels, level => level == privileged)
            : Located(() => ValueSet.FromString(privileged).LevelsOf(column, IsNumbers(column)));
        if (known is not null && threshold is null && Like!.Column(name).Levels.Length == 2)
            Located(() => Grouping.Of(column).Matched(known));
        if (!TakesOne && isIn.All(p => p))
            throw OneGroup(column, threshold?.Is ?? privileged);
        var others = Array.IndexOf(isIn, false);
        string[] levels = known is not null ? [.. known.Levels]
            : threshold is var (@is, isNot) ? [isNot, @is]
            : [column.Levels.Length == 2 ? column.Levels[others] : $"not {privileged}", privileged];
        return new Grouping(name, levels, Array.ConvertAll(column.Codes, code => isIn[code] ? 1 : 0));
    }

    Grouping Several(CodedColumn column) => TakesOne || column.Levels.Length > 1 ? Grouping.Of(column)
        : throw OneGroup(column, column.Levels[0]);

    Exception OneGroup(CodedColumn column, string level) => table.Error(
        $"column '{column.Name}': found people of one group, '{level}', expected at least two to compare");

    static bool IsNumbers(CodedColumn column) => column.Levels.All(ColumnTexts.IsNumber);

    (Target Target, int[]? Labels) Outcome(string name)
    {
        var column = _columns[name];
        if (Like?.Target is { } known)
            return Known(column, known);
        if (column.Levels.Length == 1 && !TakesOne)
            throw table.Error($"column '{name}': found one class, '{column.Levels[0]}', expected at least two "
                + "outcomes");
        var kind = options.Target ?? KindOf(column);
        if (kind == TargetKind.Binary)
            return Binary(column);
        var target = kind == TargetKind.Multiclass ? Target.Multiclass(name, column.Levels, column.Codes)
            : Target.Numeric(name, Numbers(column));
        return options.Favourable is not { } favourable ? (target, null)
            : (target.Favouring(favourable.ToString()), Located(() => target.LabelsOf(favourable)));
    }

    TargetKind KindOf(CodedColumn column)
    {
        if (column.Levels.Length <= 2)
            return TargetKind.Binary;
        var isNumber = _types[column.Name] == ColumnType.Number;
        if (options.Favourable is null)
            return isNumber ? TargetKind.Regression : TargetKind.Multiclass;
        if (isNumber && options.Favourable.Threshold is not null)
            return TargetKind.Regression;
        if (options.Favourable.Count > 1)
            return TargetKind.Multiclass;
        // One favourable value of three may be a class that is spelt in two ways: somebody has to say that it is not.
        _ = Located(() => options.Favourable.LevelsOf(column, isNumber));
        var (a, b, third) = column.Codes.Distinct().Take(3).ToArray() switch { var c => (c[0], c[1], c[2]) };
        throw Error(column, third, $"a third value '{column.Levels[third]}'", $"'{column.Levels[a]}' or "
            + $"'{column.Levels[b]}': an outcome is favourable or not; of several classes say so "
            + "(target: TargetKind.Multiclass)");
    }

    (Target Target, int[] Labels) Binary(CodedColumn column)
    {
        var levels = column.Levels;
        if (options.Favourable is not { } favourable)
            throw table.Error($"column '{column.Name}': found the values "
                + $"{string.Join(", ", levels.Take(8).Select(l => $"'{l}'"))}, "
                + $"expected to be told which is favourable: favourable: \"{levels[^1]}\"");
        var isIn = Located(() => favourable.LevelsOf(column, IsNumbers(column)));
        if (isIn.All(f => f) && !TakesOne)
            throw table.Error($"column '{column.Name}': found all of its values favourable ({favourable}), expected "
                + "others beside");
        var labels = Array.ConvertAll(column.Codes, code => isIn[code] ? 1 : 0);
        return (levels.Length == 2 && isIn[0] != isIn[1]
            ? Target.Binary(column.Name, levels[Array.IndexOf(isIn, false)], levels[Array.IndexOf(isIn, true)], labels)
            : Target.OneAgainstRest(column.Name, favourable.ToString(), labels), labels);
    }

    /// <summary>The outcome of a second file in the classes of the first.</summary>
    (Target Target, int[]? Labels) Known(CodedColumn column, Target known)
    {
        if (known.Kind == TargetKind.Regression)
        {
            var target = Target.Numeric(column.Name, Numbers(column));
            return known.Favourable is null ? (target, null)
                : (target.Favouring(known.Favourable), Located(() => target.LabelsOf(options.Favourable!)));
        }
        var codes = new int[column.Levels.Length];
        for (var level = 0; level < codes.Length; level++)
        {
            codes[level] = known.Classes.ToList().IndexOf(column.Levels[level]);
            if (known.IsOneAgainstRest)
                codes[level] = options.Favourable!.Contains(column.Levels[level]) ? 1 : 0;
            else if (codes[level] < 0)
                throw Error(column, level, $"'{column.Levels[level]}'", "one of the classes of the data read before: "
                    + $"{string.Join(", ", known.Classes)}; did you mean "
                        + $"'{NearestName.Of(column.Levels[level], known.Classes)}'?");
        }
        int[] all = Array.ConvertAll(column.Codes, code => codes[code]);
        if (known.Kind == TargetKind.Binary)
            return (known.IsOneAgainstRest ? Target.OneAgainstRest(column.Name, known.Classes[1], all)
                : Target.Binary(column.Name, known.Classes[0], known.Classes[1], all), all);
        var same = Target.Multiclass(column.Name, known.Classes, all);
        return options.Favourable is not { } favourable ? (same, null)
            : (same.Favouring(favourable.ToString()), Located(() => same.LabelsOf(favourable)));
    }

    double[] Numbers(CodedColumn column)
    {
        var bad = Array.FindIndex(column.Levels, level => !IsFinite(level));
        if (bad >= 0)
            throw Error(column, bad, $"'{column.Levels[bad]}'", "a number, as the target is one");
        var levels = column.NumericLevels();
        return Array.ConvertAll(column.Codes, code => levels[code]);
    }
}
