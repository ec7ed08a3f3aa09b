namespace FairLab.Labs;

/// <summary>What a check says to a student.</summary>
/// <param name="State">Right, wrong, or not done yet.</param>
/// <param name="What">What was asked for.</param>
/// <param name="Says">What is off, or what comes next; never the answer.</param>
[TypeFormatterSource(typeof(CheckFormatters), PreferredMimeTypes = ["text/html"])]
public sealed record CheckResult(CheckState State, string What, string Says)
{
    /// <summary>The first of several that is not right, one that is wrong before one that is not done.</summary>
    /// <param name="what">What they are together.</param>
    /// <param name="parts">The parts; checked in their order.</param>
    public static CheckResult All(string what, params IReadOnlyList<CheckResult> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts.FirstOrDefault(p => p.State == CheckState.Wrong)
            ?? parts.FirstOrDefault(p => p.State == CheckState.NotDone)
            ?? new CheckResult(CheckState.Right, what, "");
    }

    /// <summary>The same, with what a right answer means.</summary>
    /// <param name="meaning">Shown when the answer is right.</param>
    public CheckResult Means(string meaning) => State == CheckState.Right ? this with { Says = meaning } : this;

    /// <summary>The state in words.</summary>
    internal string Verdict => State switch
    {
        CheckState.Right => "right",
        CheckState.Wrong => "not right",
        _ => "not done yet",
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Verdict}: {What}." + (Says == "" ? "" : " " + Says);
}
