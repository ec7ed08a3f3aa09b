using FairLab.Metrics;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// The vectors of a concept and of what stands in its place by chance. A set's vectors are rows of
/// <see cref="Vectors"/>, some with their sign turned: the vector of i against j is that of j against i, turned.
/// </summary>
/// <param name="Vectors">Shape [vectors, d], of length 1.</param>
/// <param name="Sets">The concept first, then those by chance: rows, whether they are turned, and which set they are
/// told apart from.</param>
sealed record ConceptTrial(Tensor Vectors, (int Row, bool IsTurned, int Other)[][] Sets)
{
    /// <summary>How well the concept is told from the others where examples are held out.</summary>
    public required Estimate Accuracy { get; init; }

    /// <summary>What a reader should know.</summary>
    public string? Note { get; init; }

    /// <summary>A concept against random sets: every set against every other, so that all are treated alike.</summary>
    /// <param name="tcav">Learner, number of sets, folds.</param>
    /// <param name="name">The concept's name, for the message.</param>
    /// <param name="concept">Activations, shape [m, d].</param>
    /// <param name="pool">What random sets are drawn from, shape [n, d].</param>
    /// <param name="random">Decides the draws.</param>
    public static ConceptTrial AgainstRandom(Tcav tcav, string name, Tensor concept, Tensor pool,
        SeededRandom random)
    {
        var (size, width, available) = ((int)concept.shape[0], concept.shape[1], (int)pool.shape[0]);
        if (available < 2 * size)
            throw new ArgumentException($"concept '{name}': found a pool of {available} examples for random sets of "
                + $"{size}, expected at least {2 * size}, best {tcav.RandomSets * size}, so that no example is in "
                + "two sets");
        var isApart = available >= tcav.RandomSets * size;
        var dealt = random.Permutation(available);
        long[] rows = [.. Enumerable.Range(0, tcav.RandomSets).SelectMany(set => isApart
            ? dealt.AsSpan(set * size, size).ToArray() : random.Permutation(available).AsSpan(0, size).ToArray())
            .Select(row => (long)row)];
        var sets = cat([concept, pool.index_select(0, tensor(rows))], 0).reshape(tcav.RandomSets + 1, size, width);
        var count = tcav.RandomSets + 1;
        var pairs = (from i in Enumerable.Range(0, count) from j in Enumerable.Range(i + 1, count - i - 1)
                     select (First: i, Second: j)).ToArray();
        var (vectors, _) = ConceptSets.Fit(tcav.Learner, pairs.Length, 2 * size * width, (start, some) =>
            (sets.index_select(0, tensor([.. pairs[start..(start + some)].Select(p => (long)p.First)])),
                sets.index_select(0, tensor([.. pairs[start..(start + some)].Select(p => (long)p.Second)]))));
        var members = Enumerable.Range(0, count).Select(_ => new List<(int, bool, int)>()).ToArray();
        for (var row = 0; row < pairs.Length; row++)
        {
            members[pairs[row].First].Add((row, false, pairs[row].Second));
            members[pairs[row].Second].Add((row, true, pairs[row].First));
        }
        var right = Enumerable.Range(1, tcav.RandomSets)
            .Select(set => ConceptSets.HeldOut(tcav.Learner, concept, sets[set], tcav.Folds, random)).ToArray();
        return new ConceptTrial(vectors, [.. members.Select(m => m.ToArray())])
        {
            Accuracy = ConceptSets.Accuracy((right.Average(r => r.First), right.Average(r => r.Second)), size, size),
            Note = isApart ? null : $"{tcav.RandomSets} random sets of {size} share a pool of {available} examples: "
                + "random concepts look more alike than they are",
        };
    }

    /// <summary>One concept against another; by chance, their examples are dealt out anew.</summary>
    /// <param name="tcav">Learner, draws, folds.</param>
    /// <param name="first">Activations of the concept, shape [m, d].</param>
    /// <param name="second">Activations of the other, shape [k, d].</param>
    /// <param name="random">Decides the draws.</param>
    public static ConceptTrial Relative(Tcav tcav, Tensor first, Tensor second, SeededRandom random)
    {
        var (m, n) = ((int)first.shape[0], (int)(first.shape[0] + second.shape[0]));
        var all = cat([first, second], 0);
        int[][] orders = [[.. Enumerable.Range(0, n)],
            .. Enumerable.Range(0, tcav.Draws).Select(_ => random.Permutation(n))];
        var (vectors, _) = ConceptSets.Fit(tcav.Learner, orders.Length, all.numel(), (start, some) =>
        {
            var dealt = all.index_select(0,
                tensor([.. orders[start..(start + some)].SelectMany(o => o).Select(r => (long)r)]))
                .reshape(some, n, all.shape[1]);
            return (dealt.narrow(1, 0, m), dealt.narrow(1, m, n - m));
        });
        return new ConceptTrial(vectors, [.. Enumerable.Range(0, orders.Length).Select(o => new[] { (o, false, -1) })])
        {
            Accuracy = ConceptSets.Accuracy(ConceptSets.HeldOut(tcav.Learner, first, second, tcav.Folds, random),
                m, n - m),
        };
    }

    /// <summary>The mean vector of a set, of length 1, shape [d].</summary>
    public Tensor Mean(int set)
    {
        using var scope = NewDisposeScope();
        var rows = Vectors.index_select(0, tensor([.. Sets[set].Select(m => (long)m.Row)]));
        var signs = tensor([.. Sets[set].Select(m => m.IsTurned ? -1.0 : 1.0)]);
        var mean = (rows * signs.unsqueeze(1)).mean([0L]);
        return (mean / mean.norm().clamp_min(double.Epsilon)).MoveToOuterDisposeScope();
    }
}
