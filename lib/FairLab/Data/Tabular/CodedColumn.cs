using System.Globalization;

namespace FairLab.Data;

/// <summary>
/// One column of a table as codes into its distinct values: row i holds <c>Levels[Codes[i]]</c>. Numbers are kept the
/// same way, so a column with a million rows and ninety ages is parsed ninety times.
/// </summary>
public sealed class CodedColumn
{
    readonly Origin[]? _origins;

    internal CodedColumn(string name, string[] levels, int[] codes, Origin[]? origins)
    {
        Name = name;
        Levels = levels;
        Codes = codes;
        _origins = origins;
    }

    /// <summary>A column of the given values, its levels in ordinal order.</summary>
    public CodedColumn(string name, IReadOnlyList<string> values)
        : this(name, [.. values.Distinct().Order(StringComparer.Ordinal)], new int[values.Count], null)
    {
        for (var i = 0; i < Codes.Length; i++)
            Codes[i] = Array.BinarySearch(Levels, values[i], StringComparer.Ordinal);
    }

    /// <summary>The column's name in the source.</summary>
    public string Name { get; }

    /// <summary>The distinct values, in ordinal order.</summary>
    public string[] Levels { get; }

    /// <summary>For every row the index of its value in <see cref="Levels"/>, shape [rows]; never written to.</summary>
    public int[] Codes { get; }

    /// <summary>The number of rows.</summary>
    public int Rows => Codes.Length;

    /// <summary>The value of one row.</summary>
    public string this[int row] => Levels[Codes[row]];

    /// <summary>The levels as numbers.</summary>
    /// <exception cref="DataException">
    /// A value that is no number in the range of 32 bits, or a whole number above 2⁵³ that would be rounded to another,
    /// with the line where it first occurs.
    /// </exception>
    public double[] NumericLevels() => [.. Levels.Select((text, level) =>
    {
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        if (!isNumber || !float.IsFinite((float)value))
            throw Error(level, "a number");
        var isWhole = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole);
        return isWhole && (Int128)value != whole
            ? throw Error(level, "a whole number that 64 bits hold, as they do up to 2⁵³; an identifier is no quantity")
            : value;
    })];

    /// <summary>The code of a level that must exist.</summary>
    /// <exception cref="DataException">The column has no such value.</exception>
    public int Code(string level)
    {
        var code = Array.IndexOf(Levels, level);
        return code >= 0
            ? code
            : throw new DataException(
                _origins?[0].File ?? Name,
                null,
                $"no row with '{level}' in column '{Name}'",
                $"at least one; the column holds {Preview()}");
    }

    /// <summary>A whole number for each row.</summary>
    /// <param name="map">The number of a level; null for one that is not expected.</param>
    /// <param name="expected">What is expected.</param>
    /// <exception cref="DataException">A level that is not expected, with the line where it first occurs.</exception>
    internal int[] Map(Func<string, int?> map, string expected)
    {
        var numbers = new int[Levels.Length];
        for (var level = 0; level < numbers.Length; level++)
            numbers[level] = map(Levels[level]) ?? throw Error(level, expected);
        return Array.ConvertAll(Codes, code => numbers[code]);
    }

    /// <summary>
    /// The same column for some rows only, in the given order; levels are kept even when no row has them.
    /// </summary>
    public CodedColumn Select(ReadOnlySpan<int> rows)
    {
        var codes = new int[rows.Length];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = Codes[rows[i]];
        return new CodedColumn(Name, Levels, codes, _origins);
    }

    /// <summary>The same column without the levels that no row has.</summary>
    public CodedColumn WithoutUnusedLevels()
    {
        var used = new bool[Levels.Length];
        foreach (var code in Codes)
            used[code] = true;
        var kept = Enumerable.Range(0, used.Length).Where(level => used[level]).ToArray();
        if (kept.Length == used.Length)
            return this;
        var map = new int[used.Length];
        for (var i = 0; i < kept.Length; i++)
            map[kept[i]] = i;
        return new CodedColumn(Name, [.. kept.Select(k => Levels[k])], Array.ConvertAll(Codes, c => map[c]),
            _origins is null ? null : [.. kept.Select(k => _origins[k])]);
    }

    /// <summary>The same column with its levels called otherwise; those that come to share a name are one.</summary>
    internal CodedColumn Renamed(Func<string, string> rename)
    {
        var names = Array.ConvertAll(Levels, level => rename(level));
        if (names.SequenceEqual(Levels))
            return this;
        string[] levels = [.. names.Distinct().Order(StringComparer.Ordinal)];
        var place = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < levels.Length; i++)
            place[levels[i]] = i;
        var origins = _origins is null ? null : new Origin[levels.Length];
        for (var level = names.Length - 1; level >= 0 && origins is not null; level--)
            origins[place[names[level]]] = _origins![level];
        return new CodedColumn(Name, levels, Array.ConvertAll(Codes, code => place[names[code]]), origins);
    }

    /// <summary>The error for a level that is not what it should be, with the line where it first occurs.</summary>
    internal DataException Error(int level, string expected) =>
        new(_origins?[level].File ?? Name, _origins?[level].Line, $"'{Levels[level]}' in column '{Name}'", expected);

    /// <summary>
    /// The column with all missing values as one level, <see cref="MissingValue.Group"/>; the same column when it has
    /// none.
    /// </summary>
    /// <exception cref="DataException">A missing value, where they are to be refused.</exception>
    internal CodedColumn WithMissing(MissingGroups missing)
    {
        var level = Array.FindIndex(Levels, MissingValue.Is);
        if (level < 0 || WithoutUnusedLevels() is var used && !used.Levels.Any(MissingValue.Is))
            return this;
        level = Array.FindIndex(used.Levels, MissingValue.Is);
        return missing switch
        {
            MissingGroups.OwnGroup => new CodedColumn(
                Name,
                [.. Codes.Select(c => MissingValue.Is(Levels[c]) ? MissingValue.Group : Levels[c])]),
            MissingGroups.Drop => throw new ArgumentException(
                $"column '{Name}': one column cannot leave rows out; "
                    + "take them out of the table before (CodedTable.WithoutMissing)",
                nameof(missing)),
            _ => throw used.MissingAt(level),
        };
    }

    DataException MissingAt(int level)
    {
        var place = _origins is null ? $", row {Array.IndexOf(Codes, level)}" : "";
        return new(_origins?[level].File ?? Name, _origins?[level].Line,
            $"{MissingValue.Shown(Levels[level])} in column '{Name}'{place}", MissingValue.Expected);
    }

    /// <summary>Where a level first occurs.</summary>
    internal readonly record struct Origin(string File, long Line);

    string Preview() =>
        Levels.Length == 0
            ? "nothing"
            : string.Join(", ", Levels.Take(8).Select(l => $"'{l}'")) + (Levels.Length > 8 ? ", ..." : "");
}
