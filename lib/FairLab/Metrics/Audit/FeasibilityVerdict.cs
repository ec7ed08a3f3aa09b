namespace FairLab.Metrics;

/// <summary>Whether a printed row can be true.</summary>
/// <param name="Row">The row.</param>
/// <param name="Feasibility">Whether it can, and if not, why not.</param>
/// <param name="LargestAccuracy">
/// The largest accuracy that the row's other figures allow; undefined when they contradict each other.
/// </param>
/// <param name="SmallestAccuracy">The smallest.</param>
[TypeFormatterSource(typeof(TextFormatters))]
public sealed record FeasibilityVerdict(
    PrintedRow Row, Feasibility Feasibility, Measure LargestAccuracy, Measure SmallestAccuracy)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var verdict = Feasibility switch
        {
            Feasibility.Possible => "possible",
            Feasibility.AccuracyTooHigh => "impossible, the accuracy is too high",
            Feasibility.AccuracyTooLow => "impossible, the accuracy is too low",
            _ => "impossible, the figures contradict each other",
        };
        var printed = Row.Accuracy is { } accuracy ? (Measure)accuracy : Measure.Undefined("nothing printed");
        return $"{Row.Name}: {verdict} (printed {printed}, allowed {SmallestAccuracy} to {LargestAccuracy})";
    }
}
