using FairLab.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// The normal equations of a ridge regression on word counts, built once and solved for any penalty: with S = Σ_i
/// (c_i - c̄)(c_i - c̄)ᵀ and R = Σ_i (c_i - c̄)(y_i - ȳ)ᵀ, (S + λI) W = R and b = ȳ - Wᵀ c̄. Centring is what keeps the
/// intercept b out of the penalty. In double throughout.
/// </summary>
sealed class RidgeSystem : IDisposable
{
    // S + λI has a condition of at most 1 + tr(S)/λ; beyond this fewer than six digits of the solution would be left.
    const double MostCondition = 1e10;

    readonly double[] _countMeans;
    readonly double[] _targetMeans;
    readonly Tensor _gram;
    readonly Tensor _diagonal;
    readonly Tensor _right;
    readonly double _trace;

    /// <summary>Adds up the equations; the cost is that of the pairs of words within texts.</summary>
    /// <param name="bags">Word counts c_i, one bag a text.</param>
    /// <param name="texts">The same texts with their targets y_i.</param>
    /// <param name="words">The number of words.</param>
    /// <param name="outputs">The number of targets.</param>
    public RidgeSystem(IReadOnlyList<BagOfWords> bags, IReadOnlyList<RatedText> texts, int words, int outputs)
    {
        var gram = new double[(long)words * words];
        var right = new double[words * outputs];
        (_countMeans, _targetMeans) = (new double[words], new double[outputs]);
        for (var t = 0; t < bags.Count; t++)
        {
            var (ids, counts) = bags[t];
            for (var k = 0; k < outputs; k++)
                _targetMeans[k] += texts[t].Targets[k] / bags.Count;
            for (var i = 0; i < ids.Length; i++)
            {
                _countMeans[ids[i]] += (double)counts[i] / bags.Count;
                var row = gram.AsSpan(ids[i] * words, words);
                for (var j = 0; j < ids.Length; j++)
                    row[ids[j]] += counts[i] * counts[j];
                for (var k = 0; k < outputs; k++)
                    right[ids[i] * outputs + k] += counts[i] * texts[t].Targets[k];
            }
        }
        for (var i = 0; i < words; i++)
        {
            var row = gram.AsSpan(i * words, words);
            var scale = bags.Count * _countMeans[i];
            for (var j = 0; j < words; j++)
                row[j] -= scale * _countMeans[j];
            for (var k = 0; k < outputs; k++)
                right[i * outputs + k] -= scale * _targetMeans[k];
        }
        _gram = tensor(gram, [words, words]);
        using var diagonal = _gram.diagonal();
        _diagonal = diagonal.clone();
        _trace = diagonal.data<double>().ToArray().Sum();
        _right = tensor(right, [words, outputs]);
    }

    /// <summary>The coefficients W, row-major, shape [words, outputs], and the intercepts b, shape [outputs].</summary>
    /// <param name="penalty">λ, above 0.</param>
    /// <exception cref="InvalidOperationException">
    /// The penalty is so small that the solution is lost in rounding.
    /// </exception>
    public (double[] Coefficients, double[] Intercepts) Solve(double penalty)
    {
        if (!(_trace <= MostCondition * penalty))
            throw new InvalidOperationException(FormattableString.Invariant(
                $"found the penalty {penalty}, expected at least {_trace / MostCondition:0.##E+0}: ")
                + "below it the solution is lost in rounding");
        using var scope = NewDisposeScope();
        // Written anew from the sums, not added on, so that the result does not depend on the penalties before.
        _gram.diagonal().copy_(_diagonal + penalty);
        var factor = linalg.cholesky(_gram);
        var coefficients = _right.cholesky_solve(factor).contiguous().data<double>().ToArray();
        var intercepts = (double[])_targetMeans.Clone();
        for (var i = 0; i < coefficients.Length; i++)
            intercepts[i % intercepts.Length] -= coefficients[i] * _countMeans[i / intercepts.Length];
        return (coefficients, intercepts);
    }

    public void Dispose()
    {
        _gram.Dispose();
        _diagonal.Dispose();
        _right.Dispose();
    }
}
