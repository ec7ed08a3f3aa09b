namespace FairLab.Audit;

/// <summary>Something found, in plain words.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Text">The sentence or two.</param>
public sealed record Finding(FindingKind Kind, string Text);
