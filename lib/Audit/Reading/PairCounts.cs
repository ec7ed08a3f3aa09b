namespace FairLab.Audit;

/// <summary>How two files meet in their ids.</summary>
/// <param name="Both">Ids in both.</param>
/// <param name="OnlyNow">Ids of the audited file that the other one lacks.</param>
/// <param name="OnlyBefore">Ids of the other file that the audited one lacks.</param>
/// <param name="LabelsDiffer">Ids in both with another label.</param>
/// <param name="Example">An id that the other file lacks, as an example; null when all are there.</param>
public sealed record PairCounts(long Both, long OnlyNow, long OnlyBefore, long LabelsDiffer, string? Example);
