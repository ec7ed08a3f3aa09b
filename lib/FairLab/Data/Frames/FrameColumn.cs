using System.Globalization;
using Deedle;

namespace FairLab.Data;

/// <summary>A column of a frame, read value by value: all are of one kind, or an error says which is not.</summary>
sealed class FrameColumn
{
    readonly object?[] _cells;
    readonly Func<int, object?> _rowKey;

    /// <summary>A column of cells.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="cells">Texts, numbers, truth values, and null where a value is missing.</param>
    /// <param name="rowKey">What messages call a row; its number when null.</param>
    /// <param name="kind">The kind that the column is known to have.</param>
    /// <exception cref="ArgumentException">Values of several or of other kinds; the message names the row.</exception>
    public FrameColumn(
        string name, IEnumerable<object?> cells, Func<int, object?>? rowKey = null,
        FrameColumnKind kind = FrameColumnKind.Nothing)
    {
        (Name, Kind, _cells, _rowKey) = (name, kind, [.. cells], rowKey ?? (row => row));
        for (var row = 0; row < _cells.Length; row++)
            if (_cells[row] is { } value)
                (_cells[row], Kind) = Checked(row, value);
        if (Kind == FrameColumnKind.Number)
            _cells = Array.ConvertAll(_cells, v => v is long whole ? (double)whole : v);
    }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>The kind of all its values.</summary>
    public FrameColumnKind Kind { get; }

    /// <summary>Whether it holds numbers.</summary>
    public bool IsNumeric => Kind is FrameColumnKind.Whole or FrameColumnKind.Number;

    /// <summary>A string, long, double or bool for each row, or null where the value is missing.</summary>
    public IReadOnlyList<object?> Cells => _cells;

    /// <summary>The columns of a frame, in order.</summary>
    /// <exception cref="ArgumentException">Two columns of one name, or values of several kinds in a column.</exception>
    public static IReadOnlyList<FrameColumn> Read<TRow>(Frame<TRow, string> frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return [.. frame.GetFrameData().Columns.Zip(Names(), (column, name) =>
            new FrameColumn(name, column.Item2.ObjectSequence.Select(v => v.HasValue ? v.Value : null),
                row => frame.GetRowKeyAt(row), KindOf(column.Item1)))];

        // Renaming can give two columns one name; Deedle finds that out when the names are asked for.
        string[] Names()
        {
            try
            {
                return [.. frame.ColumnKeys];
            }
            catch (ArgumentException error)
            {
                throw new ArgumentException(
                    "found two columns of one name in the frame, expected different names: rename one. "
                        + error.Message,
                    error);
            }
        }

        // Where all values are missing the type of the column still tells.
        static FrameColumnKind KindOf(Type type) =>
            type == typeof(double) || type == typeof(float) ? FrameColumnKind.Number : FrameColumnKind.Nothing;
    }

    /// <summary>The column for some rows only, each called what it was.</summary>
    public FrameColumn At(int[] rows) => new(Name, rows.Select(row => _cells[row]), row => _rowKey(rows[row]), Kind);

    /// <summary>The column as texts, with a word where a value is missing.</summary>
    public FrameColumn Named(string missing) =>
        new(Name, _cells.Select(v => MissingValue.Is(Text(v)) ? missing : (object)Text(v)), _rowKey);

    /// <summary>The error of a row's value.</summary>
    public ArgumentException Error(int row, string found, string expected) => new(string.Create(
        CultureInfo.InvariantCulture, $"column '{Name}', row {_rowKey(row)}: found {found}, expected {expected}"));

    /// <summary>A value as text, the same for 1 and 1.0.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    (object Value, FrameColumnKind Kind) Checked(int row, object value)
    {
        const string held = "texts, numbers or truth values: convert the column or leave it out";
        var (normal, kind) = value switch
        {
            string or char or Enum => ((object)value.ToString()!, FrameColumnKind.Text),
            bool => (value, FrameColumnKind.Truth),
            sbyte or byte or short or ushort or int or uint or long =>
                (Convert.ToInt64(value, null), FrameColumnKind.Whole),
            double or float or decimal or ulong => (Convert.ToDouble(value, null), FrameColumnKind.Number),
            _ => throw Error(row, $"a {value.GetType().Name}", held),
        };
        return Kind == FrameColumnKind.Nothing || Kind == kind ? (normal, kind)
            : IsNumeric && kind is FrameColumnKind.Whole or FrameColumnKind.Number ? (normal, FrameColumnKind.Number)
            : throw Error(row, $"the {Word(kind)} '{Text(normal)}'",
                $"a {Word(Kind)} as in the rows before: a column holds one kind of value");
    }

    static string Word(FrameColumnKind kind) => kind switch
    {
        FrameColumnKind.Text => "text",
        FrameColumnKind.Truth => "truth value",
        _ => "number",
    };
}
