using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace FairLab.Data;

/// <summary>
/// Values of a column, such as the favourable ones: one (<c>">50K"</c>), several (<c>["good", "fair"]</c>), or for a
/// column of numbers those on one side of a threshold (<c>">= 30000"</c>).
/// </summary>
[CollectionBuilder(typeof(ValueSet), nameof(Of))]
[JsonConverter(typeof(ValueSetJson))]
public sealed class ValueSet : IReadOnlyCollection<string>
{
    // Longer ones first, so that ">= 3" is not read as "> = 3".
    static readonly string[] Comparisons = [">=", "<=", ">", "<"];

    readonly string[] _values;

    ValueSet(string[] values) => _values = values;

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <summary>Several values.</summary>
    public static ValueSet Of(params ReadOnlySpan<string> values) => new(values.ToArray());

    /// <summary>One value, as it stands in the file.</summary>
    public static implicit operator ValueSet(string value) => FromString(value);

    /// <summary>One number.</summary>
    public static implicit operator ValueSet(double value) => FromDouble(value);

    /// <summary>One truth value, written <c>true</c> or <c>false</c>.</summary>
    public static implicit operator ValueSet(bool value) => FromBoolean(value);

    /// <summary>One value, as it stands in the file.</summary>
    public static ValueSet FromString(string value) => new([value]);

    /// <summary>One number.</summary>
    public static ValueSet FromDouble(double value) => new([value.ToString("R", CultureInfo.InvariantCulture)]);

    /// <summary>One truth value, written <c>true</c> or <c>false</c>.</summary>
    public static ValueSet FromBoolean(bool value) => new([value ? "true" : "false"]);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _values.GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _values);

    /// <summary>Which levels of a column belong to the set.</summary>
    /// <param name="column">The column.</param>
    /// <param name="isNumber">Whether it holds numbers, so that values are compared as numbers.</param>
    /// <exception cref="ArgumentException">
    /// A value that the column does not have; the message has the nearest.
    /// </exception>
    internal bool[] LevelsOf(CodedColumn column, bool isNumber)
    {
        var isIn = new bool[column.Levels.Length];
        foreach (var value in _values)
        {
            var test = Test(value, isNumber, column.Levels);
            var found = false;
            for (var level = 0; level < isIn.Length; level++)
                if (test(column.Levels[level]))
                    isIn[level] = found = true;
            if (!found)
                throw new ArgumentException($"column '{column.Name}': "
                    + NearestName.Message("value", value, column.Levels)
                    + (isNumber ? " Of numbers a threshold can be given too, such as '>= 30'." : ""));
        }
        return isIn;
    }

    /// <summary>
    /// The threshold as it is and turned around, such as "&gt;= 30" and "&lt; 30"; null where the set is none.
    /// </summary>
    internal (string Is, string IsNot)? Threshold
    {
        get
        {
            if (_values is not [var value] || Comparison(value) is not var (sign, _))
                return null;
            var limit = value[sign.Length..].Trim();
            var opposite = sign switch { ">=" => "<", "<=" => ">", ">" => "<=", _ => ">=" };
            return ($"{sign} {limit}", $"{opposite} {limit}");
        }
    }

    static Func<string, bool> Test(string value, bool isNumber, string[] levels)
    {
        if (!isNumber || levels.Contains(value))
            return level => level == value;
        if (Number(value) is { } number)
            return level => Number(level) == number;
        return Comparison(value) switch
        {
            (">=", var limit) => level => Number(level) >= limit,
            ("<=", var limit) => level => Number(level) <= limit,
            (">", var limit) => level => Number(level) > limit,
            ("<", var limit) => level => Number(level) < limit,
            _ => _ => false,
        };
    }

    static (string Sign, double Limit)? Comparison(string value) =>
        Comparisons.FirstOrDefault(c => value.StartsWith(c, StringComparison.Ordinal)) is { } sign
            && Number(value[sign.Length..]) is { } limit ? (sign, limit) : null;

    static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
