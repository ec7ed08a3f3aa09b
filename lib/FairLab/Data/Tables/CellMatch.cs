using System.Globalization;

namespace FairLab.Data;

/// <summary>When two cells are equal: numbers by value, everything else by what it shows.</summary>
static class CellMatch
{
    /// <summary>A test for cells that equal a value; it parses no cell and formats none but truth values.</summary>
    public static Predicate<object?> With(object? value)
    {
        string text = Text(value);
        // A text that is exactly how a number shows itself stands for that number.
        return (value is string ? Shown(text) : value) switch
        {
            long l => cell => cell switch
            {
                long c => c == l,
                double c => Same(c, l),
                _ => IsText(cell, text),
            },
            double d => cell => cell switch
            {
                long c => Same(d, c),
                double c => c.Equals(d) || c == d,
                _ => IsText(cell, text),
            },
            _ => cell => cell is not (long or double) && IsText(cell, text),
        };
    }

    /// <summary>A cell as text that is the same for equal cells: 1.0 as 1, 1e16 in digits, -0 as 0.</summary>
    public static string Text(object? cell) => cell is double d && d == Math.Floor(d) && Math.Abs(d) < long.MaxValue
        ? ((long)d).ToString(CultureInfo.InvariantCulture)
        : Table.Format(cell);

    static object? Shown(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        if (double.TryParse(text, NumberStyles.Float, culture, out double real) && Text(real) == text)
            return real;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out long whole) && Text(whole) == text
            ? whole
            : null;
    }

    static bool IsText(object? cell, string text) => cell switch
    {
        string s => s == text,
        null => text.Length == 0,
        bool b => text == (b ? "true" : "false"),
        _ => false,
    };

    // In whole numbers: a double of 2^53 is not the long next to it.
    static bool Same(double d, long l) => d == Math.Floor(d) && Math.Abs(d) < long.MaxValue && (long)d == l;
}
