using System.Globalization;

namespace FairLab.Report.Tables;

/// <summary>Which value of a column is best.</summary>
/// <param name="Column">The column.</param>
/// <param name="Ideal">The value that the best one is nearest to: +∞ for the highest, -∞ for the lowest.</param>
public sealed record BestValue(string Column, double Ideal)
{
    /// <summary>Reads <c>highest</c>, <c>lowest</c>, or a number to be nearest to.</summary>
    /// <param name="column">The column.</param>
    /// <param name="text">What is best.</param>
    /// <exception cref="ArgumentException">Another text.</exception>
    public static BestValue Parse(string column, string text) => text switch
    {
        "highest" => new(column, double.PositiveInfinity),
        "lowest" => new(column, double.NegativeInfinity),
        _ when double.TryParse(text, CultureInfo.InvariantCulture, out double ideal) && double.IsFinite(ideal) =>
            new(column, ideal),
        _ => throw new ArgumentException(
            $"best of '{column}': found '{text}', expected highest, lowest or a number", nameof(text)),
    };

    /// <summary>How far a value is from being best; the least is the best.</summary>
    internal double Distance(double value) =>
        double.IsPositiveInfinity(Ideal) ? -value : double.IsNegativeInfinity(Ideal) ? value : Math.Abs(value - Ideal);
}
