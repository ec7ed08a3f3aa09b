using FairLab.Metrics;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// A concept activation vector (Kim et al. 2018, section 3.2 [kim2018]): the direction, in the activations of a layer,
/// in which examples of a concept lie as against other examples. Of length 1.
/// </summary>
public sealed record ConceptVector
{
    readonly double[] _direction = [];

    /// <summary>What the concept is called.</summary>
    public required string Concept { get; init; }

    /// <summary>What it was told apart from.</summary>
    public required string Against { get; init; }

    /// <summary>v, shape [d], of length 1; made so when it is set.</summary>
    /// <exception cref="ArgumentException">No direction: a vector of zeros, or numbers that are not finite.</exception>
    public required IReadOnlyList<double> Direction
    {
        get => _direction;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            var length = Math.Sqrt(value.Sum(v => v * v));
            if (!(length > 0 && double.IsFinite(length)))
                throw new ArgumentException($"concept '{Concept}': found a vector of {value.Count} numbers without a "
                    + "direction (all 0, or not finite), expected one: the layer makes the same of both sets");
            _direction = [.. value.Select(v => v / length)];
        }
    }

    /// <summary>b: v·h is above it where the concept is.</summary>
    public double Threshold { get; init; }

    /// <summary>
    /// Whether it was told apart from another concept rather than from random examples: only then is -v the other
    /// concept, such as "not woman".
    /// </summary>
    public bool IsRelative { get; init; }

    /// <summary>The mean share, over both sets, of held-out examples on the right side; chance is 0.5. Undefined for a
    /// vector that was put together from others.</summary>
    public Estimate Accuracy { get; init; } = Unmeasured;

    /// <summary>Fits a vector to the activations of two sets.</summary>
    /// <param name="concept">What the first set shows.</param>
    /// <param name="examples">Its activations, shape [n, ...], at least ten.</param>
    /// <param name="against">What the second set shows.</param>
    /// <param name="others">Its activations, at least ten.</param>
    /// <param name="seed">Decides which examples are held out together.</param>
    /// <param name="learner">Null for <see cref="RidgeDiscriminant"/>.</param>
    /// <param name="folds">Into how many parts examples are held out.</param>
    /// <exception cref="ArgumentException">Fewer than ten examples, other sizes, or two sets that are
    /// alike.</exception>
    public static ConceptVector Fit(string concept, Tensor examples, string against, Tensor others, long seed,
        IConceptLearner? learner = null, int folds = 5)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, ConceptSets.Least);
        learner ??= new RidgeDiscriminant();
        using var scope = NewDisposeScope();
        var (first, second) = (ConceptSets.Checked(concept, examples), ConceptSets.Checked(against, others));
        if (first.shape[1] != second.shape[1])
            throw new ArgumentException($"found {first.shape[1]} numbers an example of '{concept}' and "
                + $"{second.shape[1]} of '{against}', expected as many: examples of one size, from one layer",
                nameof(others));
        var (vectors, thresholds) = ConceptSets.Fit(learner, 1, first.numel() + second.numel(),
            (_, _) => (first.unsqueeze(0), second.unsqueeze(0)));
        return new ConceptVector
        {
            Concept = concept,
            Against = against,
            Direction = vectors.data<double>().ToArray(),
            Threshold = thresholds.item<double>(),
            IsRelative = true,
            Accuracy = ConceptSets.Accuracy(
                ConceptSets.HeldOut(learner, first, second, folds, new SeededRandom(seed)),
                first.shape[0], second.shape[0]),
        };
    }

    /// <summary>The other concept of a relative vector, -v.</summary>
    /// <exception cref="InvalidOperationException">A vector against random examples, whose opposite shows
    /// nothing.</exception>
    public ConceptVector Negated() => IsRelative
        ? this with { Concept = Against, Against = Concept, Direction = [.. Direction.Select(v => -v)],
            Threshold = -Threshold }
        : throw new InvalidOperationException($"concept '{Concept}': found a vector against random examples, expected "
            + $"one against another concept: the opposite of '{Concept}' against random is no concept");

    /// <summary>Several concepts at once: Σ_k weight_k v_k, such as "woman" and "old" together.</summary>
    /// <param name="parts">Vectors of one layer with their weights.</param>
    /// <exception cref="ArgumentException">No vectors, other sizes, or a sum of zeros.</exception>
    public static ConceptVector Combined(params IReadOnlyList<(ConceptVector Vector, double Weight)> parts)
    {
        if (parts is not [var (head, _), ..]
            || parts.FirstOrDefault(p => p.Vector.Direction.Count != head.Direction.Count).Vector is not null)
        {
            var sizes = string.Join(", ", parts.Select(p => p.Vector.Direction.Count));
            throw new ArgumentException($"found vectors of {sizes} numbers, expected one or more of one layer",
                nameof(parts));
        }
        string Name(Func<ConceptVector, string> name) => string.Join(" + ", parts.Select(p => name(p.Vector)));
        return new ConceptVector
        {
            Concept = Name(v => v.Concept),
            Against = Name(v => v.Against),
            IsRelative = parts.All(p => p.Vector.IsRelative),
            Direction = [.. Enumerable.Range(0, head.Direction.Count)
                .Select(i => parts.Sum(p => p.Weight * p.Vector.Direction[i]))],
        };
    }

    /// <summary>What of a concept is not another one: v - (v·u) u, such as "doctor" less "man".</summary>
    /// <param name="other">u, of the same layer.</param>
    public ConceptVector Without(ConceptVector other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Combined((this, 1), (other, -Cosine(other))) with
        {
            Concept = $"{Concept} without {other.Concept}", Against = Against,
        };
    }

    /// <summary>v·u, in [-1, 1]: how far two concepts are one to a layer.</summary>
    /// <param name="other">u, of the same layer.</param>
    public double Cosine(ConceptVector other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Direction.Count == Direction.Count
            ? Direction.Zip(other.Direction, (a, b) => a * b).Sum()
            : throw new ArgumentException($"found vectors of {Direction.Count} and {other.Direction.Count} numbers, "
                + "expected two of one layer", nameof(other));
    }

    /// <summary>The direction as a tensor, shape [d], in double precision.</summary>
    public Tensor ToTensor() => tensor(_direction);

    static Estimate Unmeasured =>
        Nothing(Measure.Undefined("put together from other vectors: no example was held out"));

    static Estimate Nothing(Measure why) => new("held_out_accuracy", why, why, why, 0.95);
}
