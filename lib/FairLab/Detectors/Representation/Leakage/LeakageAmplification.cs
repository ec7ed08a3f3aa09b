using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>
/// Dataset leakage, model leakage and their difference (Wang et al. 2019, section 3 [wang2019]): an attacker reads the
/// attribute off true labels, λ_D, and another off predictions, λ_M. A model that errs hides the attribute by erring,
/// so true labels are first made as wrong: in each, as many positives and negatives are turned, at random, as the
/// predictions have wrong. Groups count alike whatever their size.
/// </summary>
public sealed record LeakageAmplification
{
    /// <summary>The attacker.</summary>
    /// <value><see cref="Detectors.Probe.Mlp"/>.</value>
    public Probe Probe { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = Probe.Mlp;

    /// <summary>How often labels are made wrong, parts are dealt out and attackers trained, all anew.</summary>
    /// <value>5, as published.</value>
    public int Repeats { get; init => field = Require.AtLeast(value, 2); } = 5;

    /// <summary>The share of each group that attackers are judged on.</summary>
    /// <value>0.4.</value>
    public double TestShare { get; init => field = Require.That(value, value is > 0 and < 1,
        "a number in (0, 1)"); } = 0.4;

    /// <summary>Compares predictions with labels.</summary>
    /// <param name="labels">1 where a label holds, else 0, shape [n] or [n, labels].</param>
    /// <param name="predictions">Scores in [0, 1], of the same shape; of at least 0.5 the label is predicted.</param>
    /// <param name="group">Each example's group, two or more of them.</param>
    /// <param name="seed">Decides everything that is random.</param>
    /// <param name="withScores">Whether the attacker sees scores and not decisions: they say more, also of a model that
    /// amplifies nothing.</param>
    /// <returns>Means over repeats, with intervals that allow for repeats sharing examples (Nadeau and Bengio 2003
    /// [nadeau2003]): mean ± t √((1/R + test/train) s²).</returns>
    /// <exception cref="ArgumentException">Shapes that differ, labels other than 0 and 1, scores outside [0, 1], or an
    /// attribute of one group.</exception>
    public LeakageAmplificationFinding Find(Tensor labels, Tensor predictions, Grouping group, long seed,
        bool withScores = false)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(predictions);
        using var scope = NewDisposeScope();
        if (!labels.shape.SequenceEqual(predictions.shape) || labels.dim() is < 1 or > 2)
            throw new ArgumentException($"found labels of shape [{string.Join(", ", labels.shape)}] and predictions of "
                + $"shape [{string.Join(", ", predictions.shape)}], expected [n] or [n, labels] of both",
                    nameof(predictions));
        Tensor Columns(Tensor t) => Representations.Checked(t.dim() == 1 ? t.unsqueeze(1) : t, group);
        var (y, score) = (Columns(labels), Columns(predictions));
        if (!((y == 0) | (y == 1)).all().item<bool>() || (score < 0).any().item<bool>()
            || (score > 1).any().item<bool>())
            throw new ArgumentException("found labels other than 0 and 1, or scores outside [0, 1]: expected true "
                + "labels and probabilities", nameof(labels));
        var decided = (score >= 0.5).to(ScalarType.Float64);
        var (codes, groups) = Representations.Present(group);
        var random = new SeededRandom(seed);
        var repeats = new (double Dataset, double Model)[Repeats];
        var ratio = 0.0;
        for (var r = 0; r < Repeats; r++)
        {
            using var inner = NewDisposeScope();
            var (train, test) = Representations.Split(codes, TestShare, random);
            ratio = (double)test.Length / train.Length;
            var start = (long)(random.NextBits() >> 1);
            double Leakage(Tensor x) => Attack(x, codes, groups, train, test, start);
            repeats[r] = (Leakage(MadeWrong(y, decided, random)), Leakage(withScores ? score : decided));
        }
        Estimate Mean(string name, Func<(double Dataset, double Model), double> value) =>
            Resampled(name, [.. repeats.Select(value)], ratio);
        return new LeakageAmplificationFinding(Mean("dataset_leakage", r => r.Dataset),
            Mean("model_leakage", r => r.Model),
            Mean("leakage_amplification", r => r.Model - r.Dataset), 1.0 / groups,
            (y == decided).to(ScalarType.Float64).mean().item<double>(), repeats);
    }

    /// <summary>λ_D(a): the leakage of labels of which each is right with probability a.</summary>
    /// <param name="labels">1 where a label holds, else 0, shape [n] or [n, labels].</param>
    /// <param name="group">Each example's group.</param>
    /// <param name="accuracy">a, in [0, 1].</param>
    /// <param name="seed">Decides everything that is random.</param>
    public Estimate DatasetLeakage(Tensor labels, Grouping group, double accuracy, long seed)
    {
        ArgumentNullException.ThrowIfNull(labels);
        Require.Share(accuracy);
        using var scope = NewDisposeScope();
        var y = Representations.Checked(labels.dim() == 1 ? labels.unsqueeze(1) : labels, group);
        var (codes, groups) = Representations.Present(group);
        var random = new SeededRandom(seed);
        var ratio = 0.0;
        var found = new double[Repeats];
        for (var r = 0; r < Repeats; r++)
        {
            using var inner = NewDisposeScope();
            var (train, test) = Representations.Split(codes, TestShare, random);
            ratio = (double)test.Length / train.Length;
            var wrong = Turned(y, (_, _) => 1 - accuracy, random);
            found[r] = Attack(wrong, codes, groups, train, test, (long)(random.NextBits() >> 1));
        }
        return Resampled("dataset_leakage", found, ratio);
    }

    /// <summary>Labels turned at the rates at which decisions are wrong, for each label and value by itself.</summary>
    static Tensor MadeWrong(Tensor y, Tensor decided, SeededRandom random)
    {
        double Rate(int label, int value)
        {
            var those = (y.select(1, label) == value).to(ScalarType.Float64);
            var wrong = (those * (decided.select(1, label) != value).to(ScalarType.Float64)).sum().item<double>();
            return wrong == 0 ? 0 : wrong / those.sum().item<double>();
        }
        var rates = Enumerable.Range(0, (int)y.shape[1]).Select(label => (Rate(label, 0), Rate(label, 1))).ToArray();
        return Turned(y, (label, value) => value == 0 ? rates[label].Item1 : rates[label].Item2, random);
    }

    static Tensor Turned(Tensor y, Func<int, int, double> rate, SeededRandom random)
    {
        var numbers = y.contiguous().data<double>().ToArray();
        var width = (int)y.shape[1];
        for (var i = 0; i < numbers.Length; i++)
            if (random.NextDouble() < rate(i % width, (int)numbers[i]))
                numbers[i] = 1 - numbers[i];
        return tensor(numbers, y.shape);
    }

    double Attack(Tensor x, int[] codes, int groups, int[] train, int[] test, long seed)
    {
        int[] Of(int[] rows) => Array.ConvertAll(rows, row => codes[row]);
        using var attacker = Probe.Fit(x.index_select(0, Probe.Index(train)), Of(train), groups, true, seed);
        using var judged = x.index_select(0, Probe.Index(test));
        return Representations.Balanced(Of(test), attacker.Predict(judged), groups);
    }

    static Estimate Resampled(string name, double[] values, double ratio)
    {
        var (mean, n) = (values.Average(), values.Length);
        var error = Math.Sqrt((1.0 / n + ratio) * values.Sum(v => (v - mean) * (v - mean)) / (n - 1));
        var half = MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, n - 1, 0.975) * error;
        return new Estimate(name, mean, mean - half, mean + half, 0.95);
    }
}
