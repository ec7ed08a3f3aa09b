using FairLab.Data;

namespace FairLab.Audit;

/// <summary>The levels of a group column, numbered as they come; asked once a level whether it stands for
/// nothing.</summary>
sealed class GroupLevels(string column)
{
    /// <summary>A column with more levels holds no groups that anybody could be told about.</summary>
    public const int Most = 1000;

    readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    readonly List<string> _names = [];
    readonly List<bool> _missing = [];

    public string Column { get; } = column;

    public IReadOnlyList<string> Names => _names;

    /// <summary>The code of a level; -1 where it stands for nothing and rows without a group are left out.</summary>
    public int Code(ReadOnlySpan<char> text, MissingGroups missing, PredictionRows rows)
    {
        if (!_codes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out int code))
            code = Add(text.ToString(), rows);
        if (!_missing[code])
            return code;
        return missing switch
        {
            MissingGroups.Drop => -1,
            MissingGroups.OwnGroup => Code(MissingValue.Group, missing, rows),
            _ => throw rows.Error($"{MissingValue.Shown(_names[code])} in column '{Column}'",
                "the name of a group: --missing drop leaves such rows out, --missing own makes them a group"),
        };
    }

    int Add(string text, PredictionRows rows)
    {
        if (_names.Count == Most)
            throw rows.Error($"more than {Most} levels in column '{Column}', the last '{text}'",
                "groups of people: merge levels, or leave the column out of --groups");
        _codes.Add(text, _names.Count);
        _names.Add(text);
        _missing.Add(MissingValue.Is(text));
        return _names.Count - 1;
    }
}
