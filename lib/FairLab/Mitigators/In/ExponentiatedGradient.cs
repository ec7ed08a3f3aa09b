using FairLab.Numerics;

namespace FairLab.Mitigators;

/// <summary>
/// The saddle point of the reduction (Agarwal et al. 2018, algorithm 1 [agarwal2018]): a distribution Q over
/// classifiers of least error with all γ_k(Q) ≤ ε. Multipliers λ_k = B e^{θ_k} / (1 + Σ_j e^{θ_j}) rise where
/// constraints are violated, θ += η (γ(h_t) - ε), and the learner answers each λ with the classifier of least err(h) +
/// λ·γ(h). After every answer a small linear program finds the best Q over all classifiers so far and, by its dual
/// prices, the λ that finds fault with it; that λ is put to the learner too, so that with a finite class of classifiers
/// the optimum is reached exactly. The program knows more classifiers each round, so its last mixture is the best. The
/// learner's Lagrangian bounds the value from below at every λ, and the highest bound counts; but only where the
/// learner's answers are known to be best is it one. There the game ends when the gap is at most ν. Otherwise an answer
/// seen before says nothing, and the same λ is put again with the rows shaken, until the value has not fallen for some
/// rounds.
/// </summary>
/// <param name="moments">The constraints.</param>
/// <param name="learner">What answers λ: one or more classifiers with their decisions on the rows.</param>
/// <param name="epsilon">ε.</param>
/// <param name="bound">B, the most the multipliers may add up to.</param>
sealed class ExponentiatedGradient(Moments moments, ExponentiatedGradient.Learner learner, double epsilon, double bound)
{
    // A value that falls by less than this, a hundredth of a point of error, has not fallen.
    const double Progress = 1e-4;

    // How often a λ is put again in a round whose answers were all known.
    const int Again = 10;

    readonly List<(object Classifier, double Error, double[] Gamma)> _found = [];
    int _calls;

    /// <summary>Answers λ with classifiers of (about) least err(h) + λ·γ(h).</summary>
    /// <param name="lambda">λ.</param>
    /// <param name="isPerturbed">
    /// Whether rows are to count more or less at random, so that another answer may come.
    /// </param>
    public delegate IReadOnlyList<(object Classifier, double[] Decisions)> Learner(double[] lambda, bool isPerturbed);

    /// <summary>How long the game goes on.</summary>
    /// <param name="Iterations">The most rounds.</param>
    /// <param name="MinIterations">The least number of rounds.</param>
    /// <param name="Patience">How many rounds without a better mixture end it, for a learner that is not exact.</param>
    /// <param name="Nu">ν: the gap that ends it, for one that is.</param>
    /// <param name="IsExact">Whether the learner's answers are known to be best.</param>
    public readonly record struct Rules(int Iterations, int MinIterations, int Patience, double Nu, bool IsExact);

    /// <summary>The outcome: classifiers with their probabilities, the error, the largest violation γ_k - ε.</summary>
    /// <param name="Mixture">Q.</param>
    /// <param name="Error">err(Q).</param>
    /// <param name="Violation">max_k γ_k(Q) - ε.</param>
    /// <param name="Gap">
    /// How far its value may be above the least; null when the learner is not known to be exact.
    /// </param>
    /// <param name="Rounds">The rounds played.</param>
    /// <param name="LearnerCalls">How often the learner was asked.</param>
    public sealed record Result(
        IReadOnlyList<(object Classifier, double Probability)> Mixture, double Error, double Violation, double? Gap,
        int Rounds, int LearnerCalls);

    public Result Run(Rules rules, double step)
    {
        var (theta, low, values) = (new double[moments.Count], double.NegativeInfinity, new List<double>());
        while (true)
        {
            var lambda = Multipliers(theta);
            var answer = Answer(lambda, isPerturbed: false);
            low = Math.Max(low, Lagrangian(answer, lambda));
            for (var k = 0; k < theta.Length; k++)
                theta[k] += step * (_found[answer].Gamma[k] - epsilon);
            // The learner's answer to the prices of the best mixture is what the mixture lacks.
            var (known, prices) = (_found.Count, BestMixture().Prices);
            low = Math.Max(low, Lagrangian(Answer(prices, isPerturbed: false), prices));
            for (var again = 0; !rules.IsExact && _found.Count == known && again < Again; again++)
                Answer(prices, isPerturbed: true);
            var best = BestMixture();
            values.Add(best.Value);
            var gap = Math.Max(0, best.Value - low);
            if (values.Count >= rules.Iterations || values.Count >= rules.MinIterations
                && (rules.IsExact ? gap <= rules.Nu : IsStuck(values, rules.Patience)))
                return new Result(
                    best.Mixture, best.Error, best.Violation, rules.IsExact ? gap : null, values.Count, _calls);
        }
    }

    static bool IsStuck(List<double> values, int patience) =>
        values.Count > patience && values[^1] > values[^(patience + 1)] - Progress;

    double[] Multipliers(double[] theta)
    {
        var largest = Math.Max(0, theta.Max());
        var sum = Math.Exp(-largest) + theta.Sum(v => Math.Exp(v - largest));
        return Array.ConvertAll(theta, v => bound * Math.Exp(v - largest) / sum);
    }

    /// <summary>L(h, λ) = err(h) + λ·(γ(h) - ε).</summary>
    double Lagrangian(int found, double[] lambda) =>
        _found[found].Error + lambda.Select((l, k) => l * (_found[found].Gamma[k] - epsilon)).Sum();

    /// <summary>The best of the learner's answers; all of them may be mixed.</summary>
    int Answer(double[] lambda, bool isPerturbed)
    {
        _calls++;
        return learner(lambda, isPerturbed).Select(a => Index(a.Classifier, a.Decisions))
            .MinBy(i => Lagrangian(i, lambda));
    }

    int Index(object classifier, double[] decisions)
    {
        var (error, gamma) = (moments.Error(decisions), moments.Values(decisions));
        // An answer seen before, but for rounding, adds nothing to the mixture.
        var known = _found.FindIndex(f => Same(f.Error, error) && f.Gamma.Zip(gamma).All(g => Same(g.First, g.Second)));
        if (known >= 0)
            return known;
        _found.Add((classifier, error, gamma));
        return _found.Count - 1;
    }

    static bool Same(double a, double b) => Math.Abs(a - b) <= 1e-12;

    /// <summary>min err(Q) + B max(0, max_k γ_k(Q) - ε) over mixtures of the classifiers found.</summary>
    (List<(object, double)> Mixture, double Error, double Violation, double Value, double[] Prices) BestMixture()
    {
        var lp = new LinearProgram();
        var q = _found.Select(f => lp.Variable(f.Error)).ToArray();
        var slack = lp.Variable(bound);
        for (var k = 0; k < moments.Count; k++)
            lp.AtMost(epsilon, q.Select((v, t) => (v, _found[t].Gamma[k])).Append((slack, -1.0)));
        lp.Equal(1, q.Select(v => (v, 1.0)));
        var solution = lp.Solve();
        var x = solution.OptimalX("reduction");
        var mixture =
            _found.Select((f, t) => (f.Classifier, Math.Max(0, x[q[t]]))).Where(m => m.Item2 > 1e-12).ToList();
        var sum = mixture.Sum(m => m.Item2);
        var error = _found.Select((f, t) => f.Error * x[q[t]]).Sum();
        var violation = Enumerable.Range(0, moments.Count).Max(k => _found.Select((f, t) => f.Gamma[k] * x[q[t]]).Sum())
            - epsilon;
        return ([.. mixture.Select(m => (m.Classifier, m.Item2 / sum))], error, violation, solution.Objective,
            [.. solution.Duals.Take(moments.Count).Select(d => Math.Max(0, -d))]);
    }
}
