using FairLab.Experiments.Definition;

namespace FairLab.Experiments.Claims;

/// <summary>A claim with what was measured.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Outcome">What the data say.</param>
/// <param name="Measured">
/// The measured quantity with its interval, as text; null when nothing could be measured.
/// </param>
/// <param name="Note">Why the outcome is undetermined, or null.</param>
public sealed record Verdict(Claim Claim, Outcome Outcome, string? Measured, string? Note);
