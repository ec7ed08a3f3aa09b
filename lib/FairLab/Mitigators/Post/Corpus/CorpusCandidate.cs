namespace FairLab.Mitigators;

/// <summary>One way to label an instance of a corpus, such as "a man is cooking".</summary>
/// <param name="Score">f, its score.</param>
/// <param name="Target">The object it names; -1 for none.</param>
/// <param name="IsFirstGroup">Whether it names the group whose share is constrained (M) rather than the other
/// (W).</param>
public readonly record struct CorpusCandidate(double Score, int Target, bool IsFirstGroup);
