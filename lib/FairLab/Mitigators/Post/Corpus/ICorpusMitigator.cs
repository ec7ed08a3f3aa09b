namespace FairLab.Mitigators;

/// <summary>
/// Labels a whole corpus together. It is no <see cref="IMitigator"/>: that decides yes or no about people, each for
/// themselves, while here one of many labels is chosen for each instance, a label names the object and the group at
/// once, and what is right for one instance depends on all others.
/// </summary>
public interface ICorpusMitigator
{
    /// <summary>Labels a corpus.</summary>
    /// <param name="corpus">The candidates of each instance, at least one.</param>
    /// <param name="targets">b*_o for each object, the first group's share in training, in [0, 1].</param>
    CorpusLabels Infer(IReadOnlyList<IReadOnlyList<CorpusCandidate>> corpus, IReadOnlyList<double> targets);
}
