using System.Globalization;
using System.Text.RegularExpressions;
using FairLab.Data;

namespace FairLab.Report.Tables;

/// <summary>A cell that a notebook wrote as text: a number with its interval, <c>0.838 [0.836, 0.839]</c>.</summary>
/// <param name="Value">The number.</param>
/// <param name="Text">Its digits.</param>
/// <param name="Low">Those of the lower bound.</param>
/// <param name="High">Those of the upper one.</param>
sealed partial record WrittenInterval(double Value, string Text, string Low, string High)
{
    /// <summary>Whether a column has nothing but such cells, empty ones and undefined ones.</summary>
    public static bool IsColumn(Table table, string column)
    {
        string[] texts = [.. table.Cells(column).OfType<string>().Where(t => t.Length > 0 && t != "undefined")];
        return texts.Length > 0 && table.Cells(column).All(c => c is string or null)
            && texts.All(t => Shape().IsMatch(t));
    }

    /// <summary>The cell; null where it is another.</summary>
    public static WrittenInterval? Of(object? cell) => cell is string text && Shape().Match(text) is { Success: true } m
        ? new(double.Parse(m.Groups["value"].Value, CultureInfo.InvariantCulture),
            ShownColumn.Signed(m.Groups["value"].Value), ShownColumn.Signed(m.Groups["low"].Value),
            ShownColumn.Signed(m.Groups["high"].Value))
        : null;

    [GeneratedRegex(@"^(?<value>-?\d+(\.\d+)?) \[(?<low>-?\d+(\.\d+)?), (?<high>-?\d+(\.\d+)?)\]$")]
    private static partial Regex Shape();
}
