namespace FairLab.Mitigators;

/// <summary>
/// Corpus-level calibration, "reducing bias amplification" (Zhao et al. 2017, section 4 [zhao2017]): predictions for a
/// whole corpus are chosen together to maximize Σ_i f(y_i) such that, for each object o, the share of one group among
/// its predictions stays near the training share: b*_o - γ ≤ Σ_i y_oM / Σ_i (y_oM + y_oW) ≤ b*_o + γ. By Lagrangian
/// relaxation: each instance takes its best candidate under scores shifted by the multipliers, and λ_k becomes max(0,
/// λ_k + η violation_k). The problem is one of whole numbers, so the iterates swing around the optimum: the best
/// feasible one is kept, and the Lagrangian's value says how far from the optimum it can be at most. Needs the whole
/// corpus at once.
/// </summary>
public sealed record CorpusCalibration : ICorpusMitigator
{
    /// <summary>γ.</summary>
    /// <value>0.05.</value>
    public double Margin { get; init => field = Require.NotNegative(value); } = 0.05;

    /// <summary>η of the first round; it falls as 1/√t.</summary>
    /// <value>0.1.</value>
    public double Step { get; init => field = Require.Positive(value); } = 0.1;

    /// <summary>The most rounds.</summary>
    /// <value>100.</value>
    public int Rounds { get; init => field = Require.AtLeast(value, 1); } = 100;

    /// <summary>
    /// The most rounds after these in which the multipliers of what is still violated only rise, by η/√t (t begins
    /// anew) for each instance too few or too many: that ends the swinging at constraints which whole numbers meet on
    /// one side only, and costs some score.
    /// </summary>
    /// <value>0: none, as in the paper.</value>
    public int FinishingRounds { get; init => field = Require.AtLeast(value, 0); }

    /// <inheritdoc/>
    public CorpusLabels Infer(IReadOnlyList<IReadOnlyList<CorpusCandidate>> corpus, IReadOnlyList<double> targets)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(targets);
        Check(corpus, targets);
        // Two multipliers for each object: the share is too low, the share is too high.
        var lambda = new double[2 * targets.Count];
        var bound = double.PositiveInfinity;
        CorpusLabels? best = null;
        // What the multipliers add to a candidate of an object's first and second group.
        var shifts = new double[2 * targets.Count];
        for (var round = 1; round <= Rounds + FinishingRounds; round++)
        {
            for (var o = 0; o < targets.Count; o++)
                (shifts[2 * o], shifts[2 * o + 1]) = (Shift(o, 1), Shift(o, 0));
            var choices = new int[corpus.Count];
            var (score, shifted) = (0.0, 0.0);
            var counts = new (double First, double Second)[targets.Count];
            for (var i = 0; i < choices.Length; i++)
            {
                var top = double.NegativeInfinity;
                var candidates = corpus[i];
                for (var j = 0; j < candidates.Count; j++)
                    if (Shifted(candidates[j]) is var value && value > top)
                        (choices[i], top) = (j, value);
                var taken = candidates[choices[i]];
                (score, shifted) = (score + taken.Score, shifted + top);
                if (taken.Target >= 0)
                    counts[taken.Target] = taken.IsFirstGroup
                        ? (counts[taken.Target].First + 1, counts[taken.Target].Second)
                        : (counts[taken.Target].First, counts[taken.Target].Second + 1);
            }
            // Weak duality: with nonnegative multipliers the relaxed optimum is an upper bound.
            bound = Math.Min(bound, shifted);
            var violated = Enumerable.Range(0, targets.Count)
                .Where(o => Low(o, counts[o]) > 1e-9 || High(o, counts[o]) > 1e-9).ToList();
            if (best is null || violated.Count < best.Violated.Count
                || violated.Count == best.Violated.Count && score > best.Score)
                best = new CorpusLabels(choices, score, bound, violated);
            var isFinishing = round > Rounds;
            if (isFinishing && violated.Count == 0)
                break;
            foreach (var o in isFinishing ? violated : Enumerable.Range(0, targets.Count))
            {
                Move(2 * o, Low(o, counts[o]));
                Move(2 * o + 1, High(o, counts[o]));
            }

            void Move(int k, double violation) => lambda[k] = isFinishing
                ? lambda[k] + Step / Math.Sqrt(round - Rounds) * Math.Max(0, Math.Ceiling(violation - 1e-9))
                : Math.Max(0, lambda[k] + Step / Math.Sqrt(round) * violation);
        }
        return best! with { Bound = bound };

        double Low(int o, (double First, double Second) c) => (targets[o] - Margin) * (c.First + c.Second) - c.First;

        double High(int o, (double First, double Second) c) => c.First - (targets[o] + Margin) * (c.First + c.Second);

        double Shift(int o, double first) =>
            -lambda[2 * o] * (targets[o] - Margin - first) - lambda[2 * o + 1] * (first - targets[o] - Margin);

        double Shifted(CorpusCandidate c) =>
            c.Target < 0 ? c.Score : c.Score + shifts[2 * c.Target + (c.IsFirstGroup ? 0 : 1)];
    }

    static void Check(IReadOnlyList<IReadOnlyList<CorpusCandidate>> corpus, IReadOnlyList<double> targets)
    {
        for (var o = 0; o < targets.Count; o++)
            if (!(targets[o] >= 0 && targets[o] <= 1))
                throw new ArgumentException(FormattableString.Invariant(
                    $"object {o}: found the target {targets[o]}, expected a share in [0, 1]"), nameof(targets));
        for (var i = 0; i < corpus.Count; i++)
        {
            if (corpus[i].Count == 0)
                throw new ArgumentException($"instance {i}: found no candidate, expected at least one", nameof(corpus));
            foreach (var c in corpus[i])
                if (!double.IsFinite(c.Score) || c.Target < -1 || c.Target >= targets.Count)
                    throw new ArgumentException(FormattableString.Invariant(
                        $"instance {i}: found a candidate with score {c.Score} and object {c.Target}, ")
                        + $"expected a finite score and an object below {targets.Count}", nameof(corpus));
        }
    }
}
