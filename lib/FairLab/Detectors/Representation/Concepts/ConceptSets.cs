using FairLab.Metrics;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>Fits a learner to many pairs of sets of activations, in parts that fit into memory.</summary>
static class ConceptSets
{
    /// <summary>The fewest examples that a concept may have.</summary>
    public const int Least = 10;

    // 32 MB of numbers go into a fit at once.
    const long Numbers = 1L << 22;

    /// <summary>Activations in double precision, checked.</summary>
    /// <param name="name">Whose they are, for messages.</param>
    /// <param name="activations">Shape [n, ...].</param>
    public static Tensor Checked(string name, Tensor activations)
    {
        if (activations.dim() < 2 || activations.shape[0] < Least)
            throw new ArgumentException($"concept '{name}': found activations of shape "
                + $"[{string.Join(", ", activations.shape)}], expected [n, ...] with at least {Least} examples: "
                + "the direction of fewer is mostly chance", nameof(activations));
        var numbers = activations.detach().flatten(1).to(ScalarType.Float64).cpu();
        return numbers.isfinite().all().item<bool>() ? numbers
            : throw new ArgumentException($"concept '{name}': found activations that are not finite, expected numbers",
                nameof(activations));
    }

    /// <summary>Vectors of unit length and thresholds for pairs of sets.</summary>
    /// <param name="learner">How sets are told apart.</param>
    /// <param name="pairs">How many pairs there are.</param>
    /// <param name="pair">The sets of some pairs, shapes [count, m, d] and [count, k, d].</param>
    /// <param name="size">Numbers in a pair.</param>
    public static (Tensor Vectors, Tensor Thresholds) Fit(IConceptLearner learner, int pairs, long size,
        Func<int, int, (Tensor First, Tensor Second)> pair)
    {
        var atOnce = (int)Math.Max(1, Numbers / Math.Max(1, size));
        var (vectors, thresholds) = (new List<Tensor>(), new List<Tensor>());
        for (var start = 0; start < pairs; start += atOnce)
        {
            using var scope = NewDisposeScope();
            var (first, second) = pair(start, Math.Min(atOnce, pairs - start));
            var (w, b) = learner.Fit(first, second);
            var length = w.norm(1, true);
            // Sets alike to the last bit have no direction; theirs stays 0.
            var safe = where(length > 0, length, ones_like(length));
            vectors.Add((w / safe).MoveToOuterDisposeScope());
            thresholds.Add((b / safe.squeeze(1)).MoveToOuterDisposeScope());
        }
        return (cat(vectors, 0), cat(thresholds, 0));
    }

    /// <summary>
    /// How many examples of each set fall on the right side when they are held out, by cross-validation: each part of
    /// both sets is judged by a direction fitted to the others.
    /// </summary>
    /// <returns>Right ones of the first and of the second set.</returns>
    public static (int First, int Second) HeldOut(IConceptLearner learner, Tensor first, Tensor second, int folds,
        SeededRandom random)
    {
        using var scope = NewDisposeScope();
        var (one, two) = (random.Permutation((int)first.shape[0]), random.Permutation((int)second.shape[0]));
        var (right, rightToo) = (0, 0);
        for (var fold = 0; fold < folds; fold++)
        {
            Tensor Rows(Tensor all, int[] order, bool held) => all.index_select(0,
                tensor([.. order.Where((_, i) => i % folds == fold == held).Select(row => (long)row)]));
            var (w, b) = learner.Fit(Rows(first, one, false).unsqueeze(0), Rows(second, two, false).unsqueeze(0));
            int Above(Tensor rows) => (int)(rows.matmul(w[0]) > b[0]).sum().item<long>();
            int Below(Tensor rows) => (int)(rows.matmul(w[0]) < b[0]).sum().item<long>();
            right += Above(Rows(first, one, true));
            rightToo += Below(Rows(second, two, true));
        }
        return (right, rightToo);
    }

    /// <summary>The mean of both sets' shares, with Wilson's interval for as many examples as they are worth.</summary>
    public static Estimate Accuracy((double First, double Second) right, long first, long second)
    {
        var value = (right.First / first + right.Second / second) / 2;
        // The variance of the mean is that of one share of so many.
        var worth = 4.0 * first * second / (first + second);
        var interval = Proportion.Wilson(value * worth, worth);
        return new Estimate("held_out_accuracy", value, interval.Lower, interval.Upper, 0.95);
    }
}
