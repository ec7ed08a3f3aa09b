namespace FairLab.Report.Crate;

/// <summary>What was packed.</summary>
/// <param name="Files">How many files.</param>
/// <param name="Bytes">How large they are.</param>
/// <param name="Notes">What a reader of the crate is told is missing or other than it seems.</param>
public sealed record CrateResult(int Files, long Bytes, IReadOnlyList<string> Notes);
