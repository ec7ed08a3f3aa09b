using FairLab.Numerics;

namespace FairLab.Mitigators;

/// <summary>
/// The saddle point of the reduction (Agarwal et al. 2018, algorithm 1 [agarwal2018]): a distribution Q over
/// classifiers of least error with all γ_k(Q) ≤ ε. Multipliers λ_k = B e^{θ_k} / (1 + Σ_j e^{θ_j}) rise where
/// constraints are violated, θ += η (γ(h_t) - ε), and the learner answers each λ with the classifier of least err(h) +
/// λ·γ(h). After every answer a small linear program finds the best Q over all classifiers so far and, by its dual
/// prices, the λ that finds fault with it; that λ is put to the learner too, so that with a finite class of classifiers
/// the optimum is reached exactly. Stops when the duality gap is below ν.
/// </summary>
sealed class ExponentiatedGradient
{
    readonly Moments _moments;
    readonly Func<double[], (object Classifier, double[] Decisions)> _learner;
    readonly List<(object Classifier, double Error, double[] Gamma)> _found = [];
    readonly double _epsilon, _bound;

    /// <param name="moments">The constraints.</param>
    /// <param name="learner">Given the cost of deciding 1 rather than 0 on each row, a classifier of (about) least cost and its decisions on the rows.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="bound">B, the most the multipliers may add up to.</param>
    public ExponentiatedGradient(Moments moments, Func<double[], (object Classifier, double[] Decisions)> learner, double epsilon, double bound) =>
        (_moments, _learner, _epsilon, _bound) = (moments, learner, epsilon, bound);

    /// <summary>The outcome: classifiers with their probabilities, the error, the largest violation γ_k - ε, and the duality gap.</summary>
    public sealed record Result(IReadOnlyList<(object Classifier, double Probability)> Mixture, double Error, double Violation, double Gap, int LearnerCalls);

    public Result Run(int iterations, double step, double nu)
    {
        var theta = new double[_moments.Count];
        var (calls, best) = (0, (Result?)null);
        var rate = step;
        for (var t = 0; t < iterations; t++)
        {
            var gamma = _found[Answer(Multipliers(theta))].Gamma;
            calls++;
            for (var k = 0; k < theta.Length; k++)
                theta[k] += rate * (gamma[k] - _epsilon);
            var (mixture, error, violation, value, prices) = BestMixture();
            // The learner's best answer to the prices bounds the value of the game from below.
            var reply = Answer(prices);
            calls++;
            var low = _found[reply].Error;
            for (var k = 0; k < prices.Length; k++)
                low += prices[k] * (_found[reply].Gamma[k] - _epsilon);
            var gap = Math.Max(0, value - low);
            if (best is not null && gap > 0.9 * best.Gap)
                rate *= 0.8;
            if (best is null || gap <= best.Gap || violation <= 0 && best.Violation > 0)
                best = new Result(mixture, error, violation, gap, calls);
            if (gap <= nu)
                break;
        }
        return best! with { LearnerCalls = calls };
    }

    double[] Multipliers(double[] theta)
    {
        var largest = Math.Max(0, theta.Max());
        var sum = Math.Exp(-largest) + theta.Sum(v => Math.Exp(v - largest));
        return Array.ConvertAll(theta, v => _bound * Math.Exp(v - largest) / sum);
    }

    int Answer(double[] lambda)
    {
        var (classifier, decisions) = _learner(_moments.Costs(lambda));
        var (error, gamma) = (_moments.Error(decisions), _moments.Of(decisions));
        // An answer seen before adds nothing to the mixture.
        var known = _found.FindIndex(f => f.Error == error && f.Gamma.AsSpan().SequenceEqual(gamma));
        if (known >= 0)
            return known;
        _found.Add((classifier, error, gamma));
        return _found.Count - 1;
    }

    /// <summary>min err(Q) + B max(0, max_k γ_k(Q) - ε) over mixtures of the classifiers found.</summary>
    (List<(object, double)> Mixture, double Error, double Violation, double Value, double[] Prices) BestMixture()
    {
        var lp = new LinearProgram();
        var q = _found.Select(f => lp.Variable(f.Error)).ToArray();
        var slack = lp.Variable(_bound);
        for (var k = 0; k < _moments.Count; k++)
            lp.AtMost(_epsilon, q.Select((v, t) => (v, _found[t].Gamma[k])).Append((slack, -1.0)));
        lp.Equal(1, q.Select(v => (v, 1.0)));
        var solution = lp.Solve();
        var x = solution.OptimalX("reduction");
        var mixture = _found.Select((f, t) => (f.Classifier, Math.Max(0, x[q[t]]))).Where(m => m.Item2 > 1e-12).ToList();
        var sum = mixture.Sum(m => m.Item2);
        var error = _found.Select((f, t) => f.Error * x[q[t]]).Sum();
        var violation = Enumerable.Range(0, _moments.Count).Max(k => _found.Select((f, t) => f.Gamma[k] * x[q[t]]).Sum()) - _epsilon;
        return ([.. mixture.Select(m => (m.Classifier, m.Item2 / sum))], error, violation, solution.Objective,
            [.. solution.Duals.Take(_moments.Count).Select(d => Math.Max(0, -d))]);
    }
}
