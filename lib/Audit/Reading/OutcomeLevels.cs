using System.Globalization;
using FairLab.Data;

namespace FairLab.Audit;

/// <summary>
/// The values of a label or decision column, and which are favourable: those named, and of a column that is written in
/// 0 and 1, or false and true, 1 and true. Where a number is named as favourable, 0 and 1 have no such meaning.
/// </summary>
sealed class OutcomeLevels
{
    const int Most = 1000;

    readonly string _option, _column;
    readonly IReadOnlyList<string> _favourable;
    readonly bool _readsDigits;
    readonly Dictionary<string, int> _bits = new(StringComparer.Ordinal);

    public OutcomeLevels(string option, string column, IReadOnlyList<string> favourable)
    {
        (_option, _column, _favourable) = (option, column, favourable);
        _readsDigits = !favourable.Any(v => Digit(v) is not null
            || double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
    }

    /// <summary>The values that were found, in the order in which they came.</summary>
    public IEnumerable<string> Values => _bits.Keys.Where(v => !MissingValue.Is(v));

    public IEnumerable<string> FavourableValues => _bits.Where(b => b.Value == 1).Select(b => b.Key);

    /// <summary>1 for a favourable value, 0 for another, -1 for a missing one that is left out with its row.</summary>
    public int Bit(ReadOnlySpan<char> text, MissingGroups missing, PredictionRows rows)
    {
        if (!_bits.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out int bit))
            bit = Add(text.ToString(), rows);
        if (bit < 0 && missing != MissingGroups.Drop)
            throw rows.Error($"{MissingValue.Shown(text.ToString())} in column '{_column}'",
                $"a {_option}: --missing drop leaves such rows out");
        return bit;
    }

    int Add(string text, PredictionRows rows)
    {
        if (_bits.Count == Most)
            throw rows.Error($"more than {Most} values in column '{_column}', the last '{text}'", Decisions);
        int bit = MissingValue.Is(text) ? -1
            : _favourable.Contains(text, StringComparer.Ordinal) ? 1
            : _readsDigits && Digit(text) is { } digit ? digit
            : _favourable.Count > 0 && !IsScore(text) ? 0
            : throw rows.Error($"'{text}' in column '{_column}'", IsScore(text) ? Decisions
                : $"0 or 1: say which values are favourable, such as --favourable '{text}'");
        _bits.Add(text, bit);
        return bit;
    }

    // A number with a fraction is a score wherever decisions are asked for, unless it was named as favourable.
    bool IsScore(string text) => _option == "prediction"
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && number != Math.Floor(number);

    string Decisions => _option == "prediction"
        ? $"decisions, 0 or 1: for scores say --score {_column} --threshold 0.5 instead of --prediction {_column}"
        : "outcomes, 0 or 1";

    static int? Digit(string text) => text.ToUpperInvariant() switch
    {
        "0" or "0.0" or "FALSE" => 0,
        "1" or "1.0" or "TRUE" => 1,
        _ => null,
    };

    /// <summary>
    /// Checks favourable values against what label and decision really hold: a spelling that does not occur would
    /// silently make everybody unfavourable.
    /// </summary>
    public static void Check(string file, IReadOnlyList<string> favourable, params IReadOnlyList<OutcomeLevels> columns)
    {
        string[] all = [.. columns.SelectMany(c => c.Values).Distinct()];
        foreach (string value in favourable)
            if (!all.Contains(value))
                throw new AuditException($"{file}: --favourable: {NearestName.Message("value", value, all)}");
        foreach (var column in columns)
        {
            var others = columns.Where(c => c != column).SelectMany(c => c.Values).ToHashSet();
            // A column of one class only is told in the report, as long as it is written as the other one is.
            if (favourable.Count > 0 && !column.FavourableValues.Any() && !column._readsDigitsOnly
                && !column.Values.All(others.Contains))
                throw new AuditException($"{file}: column '{column._column}' has none of the favourable values "
                    + $"{string.Join(", ", favourable)}: it holds {string.Join(", ", column.Values.Take(10))}; "
                    + $"did you mean '{NearestName.Of(favourable[0], column.Values)}' as well?");
        }
    }

    bool _readsDigitsOnly => _readsDigits && Values.All(v => Digit(v) is not null);
}
