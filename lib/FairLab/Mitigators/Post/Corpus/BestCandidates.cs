namespace FairLab.Mitigators;

/// <summary>No mitigation: every instance gets its best candidate, whatever the shares come to.</summary>
public sealed record BestCandidates : ICorpusMitigator
{
    /// <summary>γ: objects further from the training share are listed as violated, and nothing is done about
    /// them.</summary>
    /// <value>0.05.</value>
    public double Margin { get; init => field = Require.NotNegative(value); } = 0.05;

    /// <inheritdoc/>
    // In the first round of the Lagrangian relaxation all multipliers are 0.
    public CorpusLabels Infer(
        IReadOnlyList<IReadOnlyList<CorpusCandidate>> corpus, IReadOnlyList<double> targets) =>
        new CorpusCalibration { Margin = Margin, Rounds = 1 }.Infer(corpus, targets);
}
