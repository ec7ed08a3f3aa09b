using FairLab.Metrics;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// Testing with concept activation vectors (Kim et al. 2018 [kim2018]), the survey's detector of discrimination via
/// representation (section 3.2 [du2019]): does the logit of a class rise along the direction of a concept? Top-down by
/// derivatives, bottom-up by adding the vector; concepts are relative, or against random sets; each score comes with
/// the accuracy on held-out examples, and is withheld where the layer does not know the concept.
/// </summary>
/// <example><code>
/// var woman = Concept.Relative("woman", NetworkExamples.Of(network, women), "man", NetworkExamples.Of(network, men));
/// var found = new Tcav().Find(NetworkExamples.Of(network, doctors), [woman], ["conv2", "gap"], output: 0, seed: 1);
/// </code></example>
public sealed record Tcav
{
    /// <summary>How two sets of activations are told apart.</summary>
    /// <value><see cref="RidgeDiscriminant"/>.</value>
    public IConceptLearner Learner { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } =
        new RidgeDiscriminant();

    /// <summary>Random sets that a concept is told apart from, where it is not relative. The permutation test's
    /// least p is 1 over one more.</summary>
    /// <value>50.</value>
    public int RandomSets { get; init => field = Require.AtLeast(value, 10); } = 50;

    /// <summary>How often the examples of a relative concept are dealt out anew.</summary>
    /// <value>99.</value>
    public int Draws { get; init => field = Require.AtLeast(value, 19); } = 99;

    /// <summary>Into how many parts examples are held out, to see how well the concept is known.</summary>
    /// <value>5.</value>
    public int Folds { get; init => field = Require.That(value, value is >= 2 and <= ConceptSets.Least,
        "2 to 10"); } = 5;

    /// <summary>
    /// The least accuracy on held-out examples for a score to be told; it must be above chance too (the lower end of
    /// its 95% interval above 0.5). At 0 nothing is withheld.
    /// </summary>
    /// <value>0.5.</value>
    public double LeastAccuracy { get; init => field = Require.Share(value); } = 0.5;

    /// <summary>Top-down or bottom-up.</summary>
    /// <value>The derivative.</value>
    public ConceptDirection Direction { get; init; }

    /// <summary>Bottom-up: how far the activations are moved, in standard deviations of the inputs along the
    /// vector.</summary>
    /// <value>1.</value>
    public double Step { get; init => field = Require.Positive(value); } = 1;

    /// <summary>Bottom-up: how many of the inputs are looked at, each once for every random set.</summary>
    /// <value>200.</value>
    public int AdditionInputs { get; init => field = Require.AtLeast(value, 1); } = 200;

    /// <summary>Which test decides.</summary>
    /// <value>The permutation test.</value>
    public ConceptTest Test { get; init; }

    /// <summary>Tests concepts at layers.</summary>
    /// <param name="inputs">Inputs of the class.</param>
    /// <param name="concepts">The concepts.</param>
    /// <param name="layers">Names of layers; several joined by + are looked at as one, as in "conv2 + gap".</param>
    /// <param name="output">The class: which of the network's outputs.</param>
    /// <param name="seed">Decides what is drawn and held out.</param>
    /// <returns>Concepts in order, and layers within them.</returns>
    /// <exception cref="ArgumentException">Fewer than ten examples of a concept, other sizes, or an unknown layer or
    /// output, with the nearest name.</exception>
    public IReadOnlyList<TcavFinding> Find(NetworkExamples inputs, IReadOnlyList<Concept> concepts,
        IReadOnlyList<string> layers, int output, long seed)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(concepts);
        ArgumentNullException.ThrowIfNull(layers);
        if (concepts.Count == 0 || layers.Count == 0)
            throw new ArgumentException($"found {concepts.Count} concepts and {layers.Count} layers, expected at least "
                + "one of each", nameof(concepts));
        foreach (var concept in concepts)
        {
            inputs.CheckSize(concept.Name, concept.Examples);
            inputs.CheckSize(concept.AgainstName, concept.Against);
        }
        var looked = Direction == ConceptDirection.Addition ? inputs.First(AdditionInputs) : inputs;
        var findings = new TcavFinding[concepts.Count, layers.Count];
        for (var l = 0; l < layers.Count; l++)
        {
            using var scope = NewDisposeScope();
            string[] names = layers[l].Split('+', StringSplitOptions.TrimEntries);
            var seen = new Dictionary<NetworkExamples, Tensor>(ReferenceEqualityComparer.Instance);
            Tensor Activations(string name, NetworkExamples examples) => seen.TryGetValue(examples, out var known)
                ? known : seen[examples] = ConceptSets.Checked(name, examples.Activations(names));
            foreach (var concept in concepts)
            {
                Activations(concept.Name, concept.Examples);
                Activations(concept.AgainstName, concept.Against);
            }
            var derivatives = Direction == ConceptDirection.Derivative
                ? inputs.Derivatives(output, names).to(ScalarType.Float64) : null;
            for (var c = 0; c < concepts.Count; c++)
            {
                using var inner = NewDisposeScope();
                var concept = concepts[c];
                var (shown, others) = (seen[concept.Examples], seen[concept.Against]);
                Fits(concept, shown, others, derivatives);
                var random = new SeededRandom(seed);
                var trial = concept.IsRelative ? ConceptTrial.Relative(this, shown, others, random)
                    : ConceptTrial.AgainstRandom(this, concept.Name, shown, others, random);
                var effects = derivatives is not null ? ConceptEffects.OfDerivatives(trial, derivatives)
                    : ConceptEffects.OfAdditions(trial, looked, looked.Activations(names).to(ScalarType.Float64),
                        output, Step, names);
                findings[c, l] = Finding(concept, string.Join(" + ", names), output, looked.Count, trial, effects);
            }
        }
        var all = findings.Cast<TcavFinding>().ToArray();
        var adjusted = MultipleTesting.Holm([.. all.Select(f => f.P.Value)]);
        return [.. all.Select((f, i) => f with { PHolm = adjusted[i],
            Note = f.Note ?? TooFew(f, concepts, all.Length) })];
    }

    /// <summary>A permutation test of few sets and many hypotheses cannot find anything.</summary>
    string? TooFew(TcavFinding finding, IReadOnlyList<Concept> concepts, int tests)
    {
        var isRelative = concepts.First(c => c.Name == finding.Concept && c.AgainstName == finding.Against).IsRelative;
        var sets = isRelative ? Draws : RandomSets;
        return Test != ConceptTest.Permutation || tests <= 0.05 * (sets + 1) ? null : FormattableString.Invariant(
            $"the least p after Holm's method over {tests} tests is {(double)tests / (sets + 1):0.###}: ")
            + $"take at least {20 * tests - 1} {(isRelative ? nameof(Draws) : nameof(RandomSets))}, or "
            + $"{nameof(ConceptTest)}.{nameof(ConceptTest.Sets)}";
    }

    TcavFinding Finding(Concept concept, string layer, int output, int inputs, ConceptTrial trial,
        ConceptEffects effects)
    {
        var interval = Proportion.Wilson(effects.Score * inputs, inputs);
        var score = new Estimate("tcav", effects.Score, interval.Lower, interval.Upper, 0.95);
        var tests = Enum.GetValues<ConceptTest>().ToDictionary(t => t, effects.PValue);
        Measure magnitude = effects.Magnitude;
        var note = trial.Note;
        if (LeastAccuracy > 0 && !(trial.Accuracy.Lower > 0.5 && trial.Accuracy.Value >= LeastAccuracy))
        {
            note = FormattableString.Invariant(
                $"the layer does not know the concept: held-out accuracy {trial.Accuracy.Value} ")
                + FormattableString.Invariant($"[{trial.Accuracy.Lower}, {trial.Accuracy.Upper}], expected ")
                + (trial.Accuracy.Lower > 0.5 ? FormattableString.Invariant($"at least {LeastAccuracy}")
                    : "above chance, 0.5");
            magnitude = Measure.Undefined(note);
            score = new Estimate("tcav", magnitude, magnitude, magnitude, 0.95);
            tests = tests.Keys.ToDictionary(t => t, _ => magnitude);
        }
        using var vector = trial.Mean(0);
        return new TcavFinding(concept.Name, concept.AgainstName, layer, output, Direction, inputs, trial.Accuracy,
            score, magnitude, effects.ByChance, tests[Test], double.NaN)
        {
            Tests = tests,
            Note = note,
            Vector = new ConceptVector
            {
                Concept = concept.Name,
                Against = concept.AgainstName,
                IsRelative = concept.IsRelative,
                Direction = vector.data<double>().ToArray(),
                Accuracy = trial.Accuracy,
            },
        };
    }

    static void Fits(Concept concept, Tensor shown, Tensor others, Tensor? derivatives)
    {
        var expected = derivatives?.shape[1] ?? shown.shape[1];
        if (shown.shape[1] != expected || others.shape[1] != expected)
            throw new ArgumentException($"concept '{concept.Name}': found {shown.shape[1]} numbers an example and "
                + $"{others.shape[1]} of '{concept.AgainstName}', expected {expected} as of the inputs: examples of "
                + "one size, through one network");
    }
}
