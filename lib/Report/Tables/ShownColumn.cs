using System.Globalization;
using FairLab.Data;

namespace FairLab.Report.Tables;

/// <summary>A column that is shown, and how its cells are made.</summary>
sealed class ShownColumn
{
    // Beyond these a number is written with an exponent.
    const double Large = 1e6, Small = 1e-3;

    readonly (string Low, string High)? _bounds;
    readonly int _decimals;

    ShownColumn(ReportColumn column, (string Low, string High)? bounds, int decimals) =>
        (Column, _bounds, _decimals) = (column, bounds, decimals);

    public ReportColumn Column { get; }

    public static ShownColumn Of(Table table, string name, (string? Group, string Label) heading,
        (string Low, string High)? bounds) => new(
            new ReportColumn(name, heading.Group, heading.Label,
                ColumnLayout.IsNumeric(table, name) || WrittenInterval.IsColumn(table, name)), bounds,
            bounds is var (low, high) ? Decimals(table, low, high) : 3);

    public ReportCell Cell(TableRow row)
    {
        object? value = row[Column.Name];
        if (value is double or long)
        {
            double number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
            string text = value is long whole ? whole.ToString(CultureInfo.InvariantCulture) : Number(number);
            return new ReportCell(text, Interval(row), double.IsNaN(number) ? null : number);
        }
        if (Column.IsNumber && WrittenInterval.Of(value) is { } written)
            return new ReportCell(written.Text, (written.Low, written.High), written.Value);
        return new ReportCell(Column.IsNumber && value is null ? "" : ReportTable.Text(value));
    }

    (string, string)? Interval(TableRow row) => _bounds is var (low, high)
        && row[low] is double or long && row[high] is double or long
        && row.Number(low) is var l && row.Number(high) is var h && !double.IsNaN(l) && !double.IsNaN(h)
            ? (Number(l), Number(h))
            : null;

    string Number(double value) => double.IsNaN(value) ? "undefined"
        : double.IsInfinity(value) ? (value > 0 ? "∞" : "−∞")
        : value != 0 && (Math.Abs(value) >= Large || Math.Abs(value) < Small * Math.Pow(10, 3 - _decimals))
            ? Exponent(value)
        : Signed(value.ToString("F" + _decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    static string Exponent(double value)
    {
        string[] parts = value.ToString("0.0E+0", CultureInfo.InvariantCulture).Split('E');
        return $"{Signed(parts[0])}e{int.Parse(parts[1], CultureInfo.InvariantCulture)}";
    }

    // The true minus sign is as wide as a digit; a 0 that is rounded has no sign.
    internal static string Signed(string number) => !number.StartsWith('-') ? number
        : number.Any(c => c is >= '1' and <= '9') ? "−" + number[1..] : number[1..];

    /// <summary>Two digits of half of the middle interval: more say nothing.</summary>
    static int Decimals(Table table, string low, string high)
    {
        double[] halves = [.. table.Numbers(low).Zip(table.Numbers(high), (l, h) => (h - l) / 2)
            .Where(w => w > 0 && double.IsFinite(w)).Order()];
        return halves.Length == 0 ? 3
            : Math.Clamp(1 - (int)Math.Floor(Math.Log10(halves[halves.Length / 2])), 0, 4);
    }
}
