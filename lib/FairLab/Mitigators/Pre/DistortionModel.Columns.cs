using System.Globalization;
using FairLab.Data;

namespace FairLab.Mitigators;

public sealed partial class DistortionModel
{
    // Cells times cells are the program's variables: beyond this it takes minutes.
    const int MostCells = 200;

    /// <summary>
    /// A model of any data: δ is 1 for a label lowered, plus 1 for every category that becomes another one, plus the
    /// number of steps that a quantity moves, where quantities with many values fall into <paramref name="bins"/> of
    /// about as many people each. With the default limits at most one in ten changes by 1, one in twenty by 2, and
    /// nobody by 3.
    /// </summary>
    /// <param name="data">The training data, with its source columns.</param>
    /// <param name="columns">
    /// The source columns that may change; a few, as combinations of their levels are cells.
    /// </param>
    /// <param name="bins">How many levels a quantity has at most, at least 2.</param>
    /// <exception cref="ArgumentException">
    /// No column, an unknown one (with the nearest name), or more than 200 cells.
    /// </exception>
    public static DistortionModel Of(TabularDataset data, IReadOnlyList<string> columns, int bins = 4)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(columns);
        Require.AtLeast(bins, 2, nameof(bins));
        if (columns.Count == 0)
            throw new ArgumentException("found no columns that may change, expected at least one", nameof(columns));
        var parts = columns.Select(name => Part(data.Column(name), bins)).ToArray();
        var cells = parts.Aggregate(1L, (n, p) => n * p.Column.Levels.Count);
        if (cells > MostCells)
            throw new ArgumentException(
                $"{data.Id}: found {cells} combinations of levels of {string.Join(", ", columns)}, expected at "
                + $"most {MostCells}: name fewer columns, or fewer bins", nameof(columns));
        return new DistortionModel([.. parts.Select(p => p.Column)], (x, y, newX, newY) =>
        {
            var distortion = newY < y ? 1.0 : 0;
            for (var k = 0; k < parts.Length; k++)
                distortion += parts[k].IsOrdered ? Math.Abs(newX[k] - x[k]) : newX[k] != x[k] ? 1 : 0;
            return distortion;
        });
    }

    static (Column Column, bool IsOrdered) Part(CodedColumn column, int bins)
    {
        column = column.WithoutUnusedLevels();
        var numbers = new double[column.Levels.Length];
        for (var level = 0; level < numbers.Length; level++)
            if (!double.TryParse(column.Levels[level], NumberStyles.Float, CultureInfo.InvariantCulture,
                out numbers[level]))
                return (new Column(column.Name, column.Levels, text => Array.IndexOf(column.Levels, text)), false);
        double[] distinct = [.. numbers.Distinct().Order()];
        double[] sorted = [.. column.Codes.Select(c => numbers[c]).Order()];
        // Each level begins at a value that somebody has; the first holds everything below the second.
        double[] starts = distinct.Length <= bins ? distinct
            : [.. Enumerable.Range(0, bins).Select(b => sorted[(int)((long)sorted.Length * b / bins)]).Distinct()];
        string[] names = [.. starts.Select((start, k) => k + 1 == starts.Length
            ? FormattableString.Invariant($"{start} or more")
            : FormattableString.Invariant($"{start} to below {starts[k + 1]}"))];
        return (new Column(column.Name, names, Level), true);

        int Level(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? Math.Max(0, Array.FindLastIndex(starts, start => value >= start))
            : -1;
    }
}
