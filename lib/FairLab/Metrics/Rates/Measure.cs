using System.Globalization;
using FairLab.Data;

namespace FairLab.Metrics;

/// <summary>
/// A measured number, or the reason why there is none: a rate over nobody is undefined, never 0. Arithmetic carries the
/// reason along. In text an undefined measure reads "undefined (no positives in Female)"; in a table its number is NaN,
/// written as an empty cell.
/// </summary>
[TypeFormatterSource(typeof(TextFormatters))]
public readonly record struct Measure : IFormattable, ITableNumber
{
    readonly string? _reason;

    Measure(double value, string? reason) => (Value, _reason) = (value, reason);

    /// <summary>The number; NaN when undefined.</summary>
    public double Value { get; }

    /// <summary>Why there is no number; null when there is one.</summary>
    public string? Reason => _reason ?? (double.IsNaN(Value) ? "not a number" : null);

    /// <summary>Whether there is a number.</summary>
    public bool IsDefined => !double.IsNaN(Value);

    /// <summary>No number, and why.</summary>
    public static Measure Undefined(string reason) => new(double.NaN, reason);

    /// <summary>part / whole; undefined, for the given reason, when the whole is 0.</summary>
    public static Measure Share(double part, double whole, string reasonIfNone) =>
        whole > 0 ? new Measure(part / whole, null) : Undefined(reasonIfNone);

    /// <summary>The same, with where it happened added to the reason.</summary>
    public Measure In(string where) => IsDefined ? this : Undefined($"{Reason} in {where}");

    /// <summary>The size of the number without its sign.</summary>
    public Measure Abs() => IsDefined ? Math.Abs(Value) : this;

    /// <summary>A number as a measure.</summary>
    public static implicit operator Measure(double value) => new(value, null);

    /// <summary>The number; NaN when undefined.</summary>
    public static implicit operator double(Measure measure) => measure.Value;

    /// <summary>Sum; undefined when either side is.</summary>
    public static Measure operator +(Measure a, Measure b) => Both(a, b) ?? a.Value + b.Value;

    /// <summary>Difference; undefined when either side is.</summary>
    public static Measure operator -(Measure a, Measure b) => Both(a, b) ?? a.Value - b.Value;

    /// <summary>Product; undefined when either side is.</summary>
    public static Measure operator *(Measure a, Measure b) => Both(a, b) ?? a.Value * b.Value;

    /// <summary>Ratio; undefined when either side is, or when the divisor is 0.</summary>
    public static Measure operator /(Measure a, Measure b) =>
        Both(a, b) ?? (b.Value != 0 ? a.Value / b.Value : Undefined("division by a rate of 0"));

    /// <inheritdoc/>
    public override string ToString() => ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>
    /// The number in the given format (invariant unless a provider is given), or "undefined (reason)".
    /// </summary>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        IsDefined ? Value.ToString(format, formatProvider ?? CultureInfo.InvariantCulture) : $"undefined ({Reason})";

    static Measure? Both(Measure a, Measure b) => !a.IsDefined ? a : !b.IsDefined ? b : null;
}
