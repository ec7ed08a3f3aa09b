namespace FairLab.Audit;

/// <summary>What a condition of <c>--fail-on</c> came to.</summary>
/// <param name="Condition">The condition as it was written.</param>
/// <param name="Fails">Whether it fails the audit.</param>
/// <param name="Checked">The attributes and crossings that it was checked for.</param>
/// <param name="Reasons">Where and with which value; empty when it does not.</param>
public sealed record FailVerdict(string Condition, bool Fails, IReadOnlyList<string> Checked,
    IReadOnlyList<string> Reasons);
