using System.Globalization;
using FairLab.Data;

namespace FairLab.Labs;

/// <summary>A shipped table of counts, line by line: checks do not count with what students count with.</summary>
static class CountFile
{
    /// <summary>One line of the table.</summary>
    internal readonly struct Row(Dictionary<string, int> columns, string[] cells)
    {
        /// <summary>How many people it stands for.</summary>
        public double People => double.Parse(cells[columns["count"]], CultureInfo.InvariantCulture);

        /// <summary>The value of a column.</summary>
        public string this[string column] => cells[columns[column]];
    }

    /// <summary>The lines of a data set of counts.</summary>
    public static IEnumerable<Row> Read(string id)
    {
        using var store = DataStore.Default();
        string[] lines = File.ReadAllLines(store.Get(id)[0]);
        var columns = lines[0].Split(',').Select((name, i) => (name, i)).ToDictionary(c => c.name, c => c.i);
        return lines.Skip(1).Select(line => new Row(columns, line.Split(',')));
    }
}
