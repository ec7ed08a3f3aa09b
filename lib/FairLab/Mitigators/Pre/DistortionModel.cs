using System.Globalization;
using FairLab.Data;

namespace FairLab.Mitigators;

/// <summary>
/// What optimized pre-processing may change: a few columns with a few levels each, and how much each change matters. A
/// cell is a combination of levels.
/// </summary>
public sealed partial class DistortionModel
{
    readonly Column[] _columns;
    readonly Func<IReadOnlyList<int>, int, IReadOnlyList<int>, int, double> _distortion;

    /// <summary>A model.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="distortion">
    /// δ of levels and label before and after, each level an index into its column's levels.
    /// </param>
    public DistortionModel(
        IReadOnlyList<Column> columns, Func<IReadOnlyList<int>, int, IReadOnlyList<int>, int, double> distortion)
    {
        ArgumentNullException.ThrowIfNull(columns);
        (_columns, _distortion) = ([.. columns], distortion);
        foreach (var column in _columns)
            Distinct.Check($"column '{column.Name}': level", column.Levels);
        Distinct.Check("column", _columns.Select(c => c.Name));
        Count = _columns.Aggregate(1, (n, c) => n * c.Levels.Count);
    }

    /// <summary>A column with its levels in order.</summary>
    /// <param name="Name">The source column.</param>
    /// <param name="Levels">The levels' names.</param>
    /// <param name="Code">The level that a value of the source column belongs to.</param>
    public sealed record Column(string Name, IReadOnlyList<string> Levels, Func<string, int> Code);

    /// <summary>The number of cells.</summary>
    public int Count { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>The model for one of FairLab's data sets, after the set-ups of AIF360.</summary>
    /// <exception cref="ArgumentException">There is none for this data set.</exception>
    public static DistortionModel For(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Id switch
        {
            "adult-counts" => Adult(new("age_decade", Decades, text => Array.IndexOf(Decades, text)),
                new("education_years", Years, text => Array.IndexOf(Years, text))),
            "adult" => Adult(new("age", Decades, text => Math.Clamp(Whole(text) / 10, 1, 7) - 1),
                new("education-num", Years, text => Math.Clamp(Whole(text), 5, 13) - 5)),
            "compas-counts" => Compas("age", "charge_degree", "priors",
                text => text is "0" ? 0 : text is "1" or "2-3" ? 1 : 2),
            "compas" => Compas("age_cat", "c_charge_degree", "priors_count",
                text => Whole(text) switch { 0 => 0, <= 3 => 1, _ => 2 }),
            _ => throw new ArgumentException(
                $"optimized pre-processing has no distortion model for '{data.Id}': name the Columns that "
                + $"it may change, a few of {string.Join(", ", data.Columns.Select(c => c.Name))}, or give a Model of "
                + "your own (adult-counts, adult, compas-counts and compas have one)", nameof(data)),
        };
    }

    /// <summary>δ between cells and labels.</summary>
    public double Distortion(int cell, int label, int newCell, int newLabel) =>
        _distortion(Levels(cell), label, Levels(newCell), newLabel);

    /// <summary>The cell of every row.</summary>
    public int[] Cells(TabularDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var cells = new int[data.Rows];
        foreach (var column in _columns)
        {
            var source = data.Column(column.Name);
            var codes = Array.ConvertAll(source.Levels, text => column.Code(text));
            for (var row = 0; row < cells.Length; row++)
            {
                var code = codes[source.Codes[row]];
                if ((uint)code >= (uint)column.Levels.Count)
                    throw new ArgumentException(
                        $"row {row}: found '{source[row]}' in column '{column.Name}', expected one of "
                        + $"{string.Join(", ", column.Levels)}", nameof(data));
                cells[row] = cells[row] * column.Levels.Count + code;
            }
        }
        return cells;
    }

    /// <summary>The people with these cells as their features, one column for each level.</summary>
    public TabularDataset Encode(TabularDataset data, int[] cells)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(cells);
        static Feature Indicator(Column column, string level) =>
            new($"{column.Name}={level}", column.Name, true) { Level = level };
        Feature[] features = [.. _columns.SelectMany(c => c.Levels.Select(level => Indicator(c, level)))];
        var values = new float[data.Rows * features.Length];
        for (var row = 0; row < data.Rows; row++)
        {
            var offset = row * features.Length;
            var levels = Levels(cells[row]);
            for (var k = 0; k < _columns.Length; k++)
            {
                values[offset + levels[k]] = 1;
                offset += _columns[k].Levels.Count;
            }
        }
        return data.WithFeatures(features, values);
    }

    static readonly string[] Decades = ["10", "20", "30", "40", "50", "60", "70"];

    static readonly string[] Years = ["5", "6", "7", "8", "9", "10", "11", "12", "13"];

    /// <summary>
    /// Education down, or up by more than a year: 3; age moved more than a decade: 3; one decade: 2; otherwise income
    /// lowered: 1; otherwise 0.
    /// </summary>
    static DistortionModel Adult(Column age, Column education) => new([age, education], (x, y, newX, newY) =>
        newX[1] < x[1] || newX[1] > x[1] + 1 ? 3
        : Math.Abs(newX[0] - x[0]) switch { > 1 => 3, 1 => 2, _ => newY < y ? 1 : 0 });

    /// <summary>
    /// |Δ age| + |Δ priors| + 2 [label changed] + 2 [sex changed] + 2 for a misdemeanour turned felony, 1 the other
    /// way.
    /// </summary>
    static DistortionModel Compas(string age, string degree, string priors, Func<string, int> priorsCode) => new(
        [
            new("sex", ["Male", "Female"], text => text == "Female" ? 1 : 0),
            new(age, ["under 25", "25 to 45", "over 45"],
                text => text is "under 25" or "Less than 25" ? 0 : text is "25-45" or "25 - 45" ? 1 : 2),
            new(degree, ["M", "F"], text => text == "F" ? 1 : 0),
            new(priors, ["0", "1 to 3", "more than 3"], priorsCode),
        ],
        (x, y, newX, newY) =>
            Math.Abs(newX[1] - x[1]) + Math.Abs(newX[3] - x[3]) + (newY != y ? 2 : 0) + (newX[0] != x[0] ? 2 : 0)
            + (newX[2] - x[2]) switch { > 0 => 2, < 0 => 1, _ => 0 });

    static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    int[] Levels(int cell)
    {
        var levels = new int[_columns.Length];
        for (var k = _columns.Length - 1; k >= 0; k--)
        {
            levels[k] = cell % _columns[k].Levels.Count;
            cell /= _columns[k].Levels.Count;
        }
        return levels;
    }
}
