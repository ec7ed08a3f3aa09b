using FairLab.Metrics;

namespace FairLab.Figures;

/// <summary>
/// One named series of a figure: numbers, with intervals where they are known. What is not finite is a gap: a
/// value leaves its place empty, an end of an interval leaves that side of it out.
/// </summary>
public sealed record PlotSeries
{
    /// <summary>A series of numbers.</summary>
    /// <param name="name">Its name; that of a group or method that is known gives it its colour.</param>
    /// <param name="values">The values.</param>
    /// <param name="low">The lower ends of their intervals, as many; null for none.</param>
    /// <param name="high">The upper ends.</param>
    /// <exception cref="ArgumentException">There are not as many ends as values.</exception>
    public PlotSeries(string name, IEnumerable<double> values, IEnumerable<double>? low = null,
        IEnumerable<double>? high = null)
    {
        (Name, Values, Low, High) = (name, [.. values], low?.ToArray(), high?.ToArray());
        if ((Low is null) != (High is null) || (Low is not null
            && (Low.Count != Values.Count || High!.Count != Values.Count)))
            throw new ArgumentException(
                $"series '{name}': found {Low?.Count ?? 0} lower and {High?.Count ?? 0} upper ends, expected none or "
                    + $"{Values.Count} of each",
                nameof(low));
    }

    /// <summary>A series of means over runs, with their intervals.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="means">The means.</param>
    public static PlotSeries OfMeans(string name, IEnumerable<RunMean> means)
    {
        // A mean is also a number, so that a constructor could not tell a list of them from a list of numbers.
        RunMean[] all = [.. means];
        return new(name, all.Select(m => m.Value), all.Select(m => m.Low), all.Select(m => m.High));
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The values.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>The lower ends of the values' intervals; null when there are none.</summary>
    public IReadOnlyList<double>? Low { get; }

    /// <summary>The upper ends.</summary>
    public IReadOnlyList<double>? High { get; }

    /// <summary>The horizontal positions, in a plane; null where the figure has categories.</summary>
    public IReadOnlyList<double>? X { get; init; }

    /// <summary>
    /// Whether the points of a plane are joined by a line; true by default, and one point needs none.
    /// </summary>
    public bool IsLine { get; init; } = true;

    /// <summary>The series of a figure, checked: there are some, and each has a value for every place.</summary>
    internal static PlotSeries[] Checked(string title, IEnumerable<PlotSeries> series, int? places)
    {
        PlotSeries[] all = [.. series];
        if (all.Length == 0 || all.All(s => s.Values.Count == 0))
            throw new ArgumentException($"'{title}': found nothing to draw, expected at least one series with a value",
                nameof(series));
        foreach (var s in all)
        {
            int expected = places ?? s.X?.Count ?? throw new ArgumentException(
                $"series '{s.Name}': found no positions, expected X = [...]", nameof(series));
            if (s.Values.Count != expected)
                throw new ArgumentException($"series '{s.Name}': found {s.Values.Count} values, expected {expected}",
                    nameof(series));
        }
        return all;
    }
}
