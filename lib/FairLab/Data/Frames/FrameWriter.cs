using Deedle;
using Deedle.Indices;
using Deedle.Indices.Linear;
using Deedle.Vectors.ArrayVector;

namespace FairLab.Data;

/// <summary>Makes a frame with rows 0, 1, ... from columns, each of one type.</summary>
/// <param name="rows">The number of rows.</param>
sealed class FrameWriter(int rows)
{
    // One index for all columns: with an index each they would be joined, row by row.
    readonly IIndex<int> _rows = Deedle.Index.Create(Enumerable.Range(0, rows));
    readonly List<string> _names = [];
    readonly List<ISeries<int>> _columns = [];

    /// <summary>The frame.</summary>
    public Frame<int, string> ToFrame() =>
        // Without a column a frame made from columns would have no rows either.
        _names.Count > 0 ? new(_names, _columns) : Frame.FromRowKeys(Enumerable.Range(0, rows));

    /// <summary>Whether there is a column of this name.</summary>
    public bool Has(string name) => _names.Contains(name);

    /// <summary>Adds a column in the type of its kind.</summary>
    /// <exception cref="ArgumentException">There is a column of this name.</exception>
    public void Add(FrameColumn column)
    {
        switch (column.Kind)
        {
            case FrameColumnKind.Text:
                Add<string>(column.Name, column.Cells);
                break;
            case FrameColumnKind.Whole:
                Add<long>(column.Name, column.Cells);
                break;
            case FrameColumnKind.Number:
                Add<double>(column.Name, column.Cells);
                break;
            case FrameColumnKind.Truth:
                Add<bool>(column.Name, column.Cells);
                break;
            default:
                Add<object>(column.Name, column.Cells);
                break;
        }
    }

    /// <summary>Adds a column without missing values.</summary>
    /// <exception cref="ArgumentException">There is a column of this name.</exception>
    public void Add<T>(string name, IEnumerable<T> cells)
        where T : struct =>
        AddSeries(name, cells.Select(cell => new OptionalValue<T>(cell)));

    /// <summary>Adds a column read from text, as whole numbers, numbers or texts; "" is missing.</summary>
    /// <exception cref="ArgumentException">There is a column of this name.</exception>
    public void Add(CodedColumn column)
    {
        var levels = column.Levels;
        if (Parsed<int>(levels) is { } whole)
            Add<int>(column.Name, column.Codes.Select(code => whole[code]));
        else if (Parsed<double>(levels) is { } numbers)
            Add<double>(column.Name, column.Codes.Select(code => numbers[code]));
        else
            Add<string>(column.Name, column.Codes.Select(code => levels[code].Length == 0 ? null : levels[code]));
    }

    void Add<T>(string name, IEnumerable<object?> cells)
        where T : notnull =>
        AddSeries(name, cells.Select(cell =>
            cell is T value ? new OptionalValue<T>(value) : OptionalValue<T>.Missing));

    void AddSeries<T>(string name, IEnumerable<OptionalValue<T>> cells)
    {
        if (Has(name))
            throw new ArgumentException($"the frame would have two columns named '{name}'");
        var vectors = ArrayVectorBuilder.Instance;
        _names.Add(name);
        _columns.Add(
            new Series<int, T>(_rows, vectors.CreateMissing([.. cells]), vectors, LinearIndexBuilder.Instance));
    }

    /// <summary>The levels as numbers, null for ""; null when one of them is no number or all are "".</summary>
    static object?[]? Parsed<T>(string[] levels)
        where T : struct, IParsable<T>
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var parsed = Array.ConvertAll(levels, text => T.TryParse(text, culture, out var value) ? (object)value : null);
        var fits = parsed.Zip(levels).All(p => p.First is not null || p.Second.Length == 0);
        return fits && parsed.Any(p => p is not null) ? parsed : null;
    }
}
