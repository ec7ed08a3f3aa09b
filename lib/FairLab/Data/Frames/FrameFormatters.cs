using System.ComponentModel;
using System.Globalization;
using System.Net;
using System.Text;
using Deedle.Internal;

namespace FairLab.Data;

/// <summary>How notebooks show Deedle's frames and series: the first and last rows, and how many there are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
#pragma warning disable CA1822 // found by name, called on an instance
public sealed class FrameFormatters
{
    const int Rows = 20, Columns = 20;

    /// <summary>Formatters for HTML and plain text.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new ByMimeType("text/html", ToHtml),
        new ByMimeType("text/plain", ToText),
    ];

    static string ToHtml(Grid grid)
    {
        var text = new StringBuilder("<table><thead>");
        foreach (var line in grid.Head)
            Line(line, _ => "th", _ => false);
        text.Append("</thead><tbody>");
        foreach (var line in grid.Body)
            Line(line, i => i < grid.Keys ? "th" : "td", i => grid.IsNumeric[i]);
        return text.Append("</tbody></table><p>").Append(grid.Size).Append("</p>").ToString();

        void Line(string[] cells, Func<int, string> element, Func<int, bool> right)
        {
            text.Append("<tr>");
            for (var i = 0; i < cells.Length; i++)
                text.Append('<').Append(element(i)).Append(right(i) ? " style=\"text-align:right\">" : ">")
                    .Append(cells[i] == Grid.Missing ? "<i>missing</i>" : WebUtility.HtmlEncode(cells[i]))
                    .Append("</").Append(element(i)).Append('>');
            text.Append("</tr>");
        }
    }

    static string ToText(Grid grid)
    {
        string[][] lines = [.. grid.Head, .. grid.Body];
        var widths = grid.IsNumeric.Select((_, i) => lines.Max(line => line[i].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines)
            text.Append(string.Join("  ", line.Select((cell, i) =>
                grid.IsNumeric[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd()).Append('\n');
        return text.Append(grid.Size).ToString();
    }

    /// <summary>What is shown, as texts: Deedle's own choice of rows and columns.</summary>
    sealed record Grid(string[][] Head, string[][] Body, bool[] IsNumeric, int Keys, string Size)
    {
        public const string Missing = "<missing>";

        public static Grid? Of(object value) => value switch
        {
            IFrameFormattable frame => OfFrame(frame),
            ISeriesFormattable series => OfSeries(series),
            _ => null,
        };

        static Grid OfFrame(IFrameFormattable frame)
        {
            var (keys, levels) = (frame.GetRowLevels(), frame.GetColLevels());
            var lines = frame.InteractiveFormat(Rows, Columns, showColumnTypes: true)
                .Select(line => Without(line, keys)).ToArray();
            // A line below the names has the types, as F# calls them.
            var (rows, columns) = frame.GetDimensions();
            return Make(lines[..levels], lines[(levels + 1)..], lines[levels], keys,
                $"{Count(rows, "row")} × {Count(columns, "column")}");
        }

        static Grid OfSeries(ISeriesFormattable series)
        {
            var keys = series.GetKeyLevels();
            // A series without values is one cell that says so; the count says it too.
            var lines = series.InteractiveFormat(Rows).Where(line => line.Length > keys)
                .Select(line => Without(line, keys)).ToArray();
            var type = series.GetType().GetGenericArguments() is [_, var v] && v == typeof(double) ? "(float)" : "";
            return Make([], lines, [.. Enumerable.Repeat("", keys), type], keys,
                Count(series.GetKeyCount(), "value"));
        }

        static Grid Make(string[][] head, string[][] body, string[] types, int keys, string size) => new(
            head,
            [.. body.Select(line => line.Select((cell, i) => types[i] == "(float)" ? Short(cell) : cell).ToArray())],
            [.. types.Select((type, i) => i >= keys && type is not ("" or "(string)" or "(Boolean)" or "(obj)"))],
            keys, size);

        static string Count(int number, string of) =>
            number.ToString("N0", CultureInfo.InvariantCulture) + " " + of + (number == 1 ? "" : "s");

        /// <summary>Without the arrow between keys and values.</summary>
        static string[] Without(string[] line, int arrow) => [.. line[..arrow], .. line[(arrow + 1)..]];

        /// <summary>Four decimals, more for small numbers: enough to look at, and columns stay narrow.</summary>
        static string Short(string cell) => double.TryParse(cell, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(
                number == 0 || Math.Abs(number) is >= 0.001 and < 1e15 ? "0.####" : "G4", CultureInfo.InvariantCulture)
            : cell;
    }

    sealed class ByMimeType(string mimeType, Func<Grid, string> text)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            // Deedle writes numbers as the current culture does.
            var before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            try
            {
                if (Grid.Of(instance) is not { } grid)
                    return false;
                writer.Write(text(grid));
            }
            catch (ArgumentException error)
            {
                // Renamed columns may have come to share a name; whoever shows such a frame wants to know, not to fail.
                writer.Write("a frame that cannot be shown: " + WebUtility.HtmlEncode(error.Message));
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
            return true;
        }
    }
}
