using System.Globalization;
using FairLab.Metrics;
using Plotly.NET;
using Plotly.NET.TraceObjects;
using static FairLab.Figures.PlotlyObjects;

namespace FairLab.Figures;

public static partial class Plot
{
    /// <summary>
    /// A table of numbers as colours, each cell with its number written in it; a cell that is not finite is empty.
    /// </summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="columns">Names from left to right.</param>
    /// <param name="rows">Names from top to bottom.</param>
    /// <param name="values">A list for each row, a number for each column.</param>
    /// <param name="x">What the columns are.</param>
    /// <param name="y">What the rows are.</param>
    /// <param name="unit">What the numbers are, with their unit.</param>
    /// <param name="isDiverging">Whether 0 is the neutral middle of the colours (differences) rather than one end
    /// (amounts).</param>
    /// <param name="width">The figure's width in pixels.</param>
    /// <param name="height">Its height; by default what the rows need.</param>
    /// <exception cref="ArgumentException">There are no cells, or not a number for each column in each row.</exception>
    public static GenericChart Heatmap(
        string title, IEnumerable<string> columns, IEnumerable<string> rows, IEnumerable<IEnumerable<double>> values,
        string x, string y, string unit,
        bool isDiverging = false, int width = 760, int? height = null)
    {
        string[] across = [.. columns], down = [.. rows];
        double[][] cells = [.. values.Select(v => v.ToArray())];
        if (across.Length == 0 || down.Length == 0)
            throw new ArgumentException($"'{title}': found nothing to draw, expected at least one row and one column",
                nameof(rows));
        if (cells.Length != down.Length || cells.Any(c => c.Length != across.Length))
            throw new ArgumentException(
                $"'{title}': found {cells.Length} rows of {string.Join(", ", cells.Select(c => c.Length).Distinct())} "
                    + $"numbers, expected {down.Length} of {across.Length}",
                nameof(values));
        var layout = Layout(title, x, y, width, height ?? 180 + 34 * down.Length, legend: false);
        layout.AxisOf("xaxis").With(("type", "category"));
        layout.AxisOf("yaxis").With(("type", "category"), ("autorange", "reversed"));
        return NewChart([NewTrace("heatmap").With(
            ("x", across), ("y", down), ("z", cells), ("texttemplate", "%{z:.3f}"),
            ("colorscale", isDiverging ? Scale(HouseStyle.Diverging) : "Cividis"),
            ("zmid", isDiverging ? 0 : null), ("xgap", 1), ("ygap", 1),
            ("colorbar", new ColorBar().With(("title", NewTitle(unit, 18)))))], layout);
    }

    /// <summary>
    /// What people of each group and class were taken for: a row for each class of a group, a column for each answer,
    /// and in each cell its share of the row. A class that nobody of a group has is empty, and its row says so.
    /// </summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="counts">The counts.</param>
    /// <param name="width">The figure's width in pixels.</param>
    public static GenericChart Confusion(string title, MulticlassCounts counts, int width = 760)
    {
        ArgumentNullException.ThrowIfNull(counts);
        int[] classes = [.. Enumerable.Range(0, counts.Classes.Count)];
        var rows = (from g in Enumerable.Range(0, counts.Groups.Count)
                    from y in classes
                    let people = classes.Sum(d => counts[g, y, d])
                    let number = people > 0 ? people.ToString("0.#", CultureInfo.InvariantCulture) : "nobody"
                    select (Name: $"{counts.Groups[g]}: {counts.Classes[y]} ({number})",
                        Shares: classes.Select(d => counts[g, y, d] / people))).ToArray();
        return Heatmap(title, counts.Classes, rows.Select(r => r.Name), rows.Select(r => r.Shares), "taken for",
            $"{counts.Attribute}: who it is (people)", "share of the row", width: width);
    }

    /// <summary>
    /// How values are spread in each group: for each the share of its values in bins that all have in common.
    /// </summary>
    /// <param name="title">What the figure shows.</param>
    /// <param name="x">The values, with their unit.</param>
    /// <param name="groups">The groups with their values; those that are not finite are left out.</param>
    /// <param name="bins">How many bins.</param>
    /// <param name="width">The figure's width in pixels.</param>
    /// <param name="height">Its height.</param>
    /// <exception cref="ArgumentException">There is no finite value.</exception>
    public static GenericChart Histogram(string title, string x, IEnumerable<PlotSeries> groups, int bins = 30,
        int width = 760, int height = 460)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        PlotSeries[] all = [.. groups];
        double[][] values = [.. all.Select(g => g.Values.Where(double.IsFinite).ToArray())];
        if (values.All(v => v.Length == 0))
            throw new ArgumentException(
                $"'{title}': found nothing to draw, expected at least one group with a finite value", nameof(groups));
        double low = values.SelectMany(v => v).Min(), high = values.SelectMany(v => v).Max(), bin = high > low
            ? (high - low) / bins : 1;
        double[] middles = [.. Enumerable.Range(0, high > low ? bins : 1)
            .Select(i => high > low ? low + (i + 0.5) * bin : low)];
        var styles = SeriesStyle.Of([.. all.Select(s => s.Name)]);
        var layout = Layout(title, x, "share of the group", width, height, legend: all.Length > 1)
            .With(("barmode", "overlay"), ("bargap", 0));
        return NewChart(all.Select((g, i) => NewTrace("bar").With(
            ("name", g.Name), ("x", middles), ("y", Shares(values[i])), ("width", bin),
            ("opacity", all.Length > 1 ? 0.6 : 1),
            ("marker", new Marker().With(("color", styles[i].Colour))))), layout);

        double[] Shares(double[] of)
        {
            double[] shares = new double[middles.Length];
            foreach (double value in of)
                shares[Math.Min(middles.Length - 1, (int)((value - low) / bin))] += 1.0 / of.Length;
            return shares;
        }
    }

    static object[][] Scale(IEnumerable<(double At, string Colour)> stops) =>
        [.. stops.Select(s => new object[] { s.At, s.Colour })];
}
