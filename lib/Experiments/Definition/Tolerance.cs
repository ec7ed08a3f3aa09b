namespace FairLab.Experiments.Definition;

/// <summary>How far two numbers may be apart and still count as equal: either bound is enough.</summary>
/// <param name="Relative">The largest |a - b| / max(|a|, |b|); 0 asks for the same number.</param>
/// <param name="Absolute">The largest |a - b|, in the column's own unit; 0 asks for the same number.</param>
public readonly record struct Tolerance(double Relative, double Absolute)
{
    /// <summary>Whether two finite numbers count as equal.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public bool Allows(double a, double b)
    {
        double apart = Math.Abs(a - b);
        return apart <= Absolute || apart <= Relative * Math.Max(Math.Abs(a), Math.Abs(b));
    }

    /// <summary>The bounds in words.</summary>
    public override string ToString() => (Relative, Absolute) switch
    {
        (0, 0) => "exact",
        (_, 0) => FormattableString.Invariant($"relative {Relative:0.##e+0}"),
        (0, _) => FormattableString.Invariant($"absolute {Absolute:0.##e+0}"),
        _ => FormattableString.Invariant($"relative {Relative:0.##e+0} or absolute {Absolute:0.##e+0}"),
    };
}
