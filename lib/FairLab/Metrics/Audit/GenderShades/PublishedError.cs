namespace FairLab.Metrics;

/// <summary>A published error rate of a system on one group.</summary>
/// <param name="System">The system, such as "IBM".</param>
/// <param name="Year">The year of the audit.</param>
/// <param name="Tone">"darker" or "lighter".</param>
/// <param name="Sex">"female" or "male", the benchmark's own two words.</param>
/// <param name="People">People of the group in the benchmark, unverified.</param>
/// <param name="Error">The error rate as published, with Wilson's interval for so many people.</param>
/// <param name="Note">What a reader should know of it; empty when there is nothing to say.</param>
public sealed record PublishedError(string System, int Year, string Tone, string Sex, double People, Estimate Error,
    string Note)
{
    /// <summary>The group, as in "darker × female".</summary>
    public string Group => $"{Tone} × {Sex}";
}
