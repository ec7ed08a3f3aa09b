using FairLab.Metrics;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>What the vectors of a trial do to a class: a score and a mean effect for each vector of each set.</summary>
/// <param name="Scores">For each set, and each of its vectors, the share of inputs whose logit rises.</param>
/// <param name="Means">Likewise the mean effect.</param>
/// <param name="Trial">Which set each vector is told apart from.</param>
sealed record ConceptEffects(double[][] Scores, double[][] Means, ConceptTrial Trial)
{
    /// <summary>Top-down: derivatives along all vectors at once.</summary>
    /// <param name="trial">The vectors.</param>
    /// <param name="derivatives">∂f_k/∂h, shape [n, d], in double precision.</param>
    public static ConceptEffects OfDerivatives(ConceptTrial trial, Tensor derivatives)
    {
        var (along, against) = (ConceptScore.Of(derivatives, trial.Vectors),
            ConceptScore.Of(derivatives, -trial.Vectors));
        return new ConceptEffects(
            [.. trial.Sets.Select(s => s.Select(m => (m.IsTurned ? against : along)[m.Row].SignCount).ToArray())],
            [.. trial.Sets.Select(s => s.Select(m => (m.IsTurned ? against : along)[m.Row].Magnitude).ToArray())],
                trial);
    }

    /// <summary>Bottom-up: each set's mean vector is added to the activations, times what inputs differ along
    /// it.</summary>
    /// <param name="trial">The vectors.</param>
    /// <param name="inputs">Inputs of the class.</param>
    /// <param name="activations">Theirs, shape [n, d], in double precision.</param>
    /// <param name="output">The class.</param>
    /// <param name="step">Standard deviations.</param>
    /// <param name="layers">Where.</param>
    public static ConceptEffects OfAdditions(ConceptTrial trial, NetworkExamples inputs, Tensor activations, int output,
        double step, IReadOnlyList<string> layers)
    {
        var before = inputs.Outputs(output, null, layers);
        var (scores, means) = (new double[trial.Sets.Length][], new double[trial.Sets.Length][]);
        for (var set = 0; set < scores.Length; set++)
        {
            using var scope = NewDisposeScope();
            var vector = trial.Mean(set);
            var added = vector * (step * activations.matmul(vector).std());
            double[] changes = [.. inputs.Outputs(output, added, layers).Zip(before, (a, b) => a - b)];
            scores[set] = [changes.Count(c => c > 0) / (double)changes.Length];
            means[set] = [changes.Average()];
        }
        return new ConceptEffects(scores, means, trial);
    }

    /// <summary>The concept's score.</summary>
    public double Score => Scores[0].Average();

    /// <summary>The concept's mean effect.</summary>
    public double Magnitude => Means[0].Average();

    /// <summary>Between what 95% of the scores by chance lie.</summary>
    public Interval ByChance
    {
        get
        {
            double[] scores = [.. Scores.Skip(1).Select(s => s.Average()).Order()];
            return new Interval(Bootstrap.Quantile(scores, 0.025), Bootstrap.Quantile(scores, 0.975));
        }
    }

    /// <summary>The p-value of a test.</summary>
    public Measure PValue(ConceptTest test) => test switch
    {
        ConceptTest.Permutation => Permutation(),
        ConceptTest.Sets => AmongSets(),
        _ => Published(),
    };

    // Every set is treated alike, the concept among them, and so is the centre: exact if they are exchangeable.
    Measure Permutation()
    {
        double[] effects = [.. Means.Select(m => m.Average())];
        var centre = effects.Average();
        var size = effects.Max(e => Math.Abs(e - centre));
        if (size == 0)
            return Measure.Undefined("no vector has any effect");
        var observed = Math.Abs(effects[0] - centre) - FairLab.Metrics.Magnitude.Rounding * size;
        return effects.Count(e => Math.Abs(e - centre) >= observed) / (double)effects.Length;
    }

    // Random sets among themselves: their scores against the concept say something of the concept.
    Measure AmongSets()
    {
        double[] chance = [.. Means.Skip(1).Select((means, i) => means
            .Where((_, k) => Scores[i + 1].Length == 1 || Trial.Sets[i + 1][k].Other != 0).Average())];
        if (FairLab.Metrics.Magnitude.IsConstant(chance))
            return Measure.Undefined("the effects of vectors by chance have no spread to judge by");
        var (mean, n) = (chance.Average(), chance.Length);
        var error = Math.Sqrt(chance.Sum(c => (c - mean) * (c - mean)) / (n - 1) * (1 + 1.0 / n));
        return 2 * MathNet.Numerics.Distributions.StudentT.CDF(0, 1, n - 1, -Math.Abs((Magnitude - mean) / error));
    }

    Measure Published()
    {
        if (Scores[0].Length == 1)
            return Measure.Undefined("one score, where the published test compares scores against many random sets");
        double[] among = [.. Enumerable.Range(1, Scores.Length - 1).SelectMany(i =>
            Scores[i].Where((_, k) => Trial.Sets[i][k].Other != 0))];
        return WelchTest.Compare(Scores[0], among).PValue;
    }
}
