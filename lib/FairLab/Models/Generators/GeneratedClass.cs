using FairLab.Metrics;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>Generated pictures of a class, and what a <see cref="GenerationGate"/> found.</summary>
/// <param name="Class">The class.</param>
/// <param name="Images">Those that are no copies, in [0, 1], shape [n, channels, height, width].</param>
/// <param name="Drawn">How many were drawn for that.</param>
/// <param name="Copies">How many of these were near copies of training pictures.</param>
public sealed record GeneratedClass(int Class, Tensor Images, int Drawn, int Copies)
{
    static readonly Measure NotJudged = Measure.Undefined("no pictures to judge");

    /// <summary>The share that the classifier gives their class, with Wilson's interval; null where there are
    /// none.</summary>
    public Estimate? Agreement { get; init; }

    /// <summary>The mean distance of two generated pictures, by the classifier's features, in units of that of two real
    /// ones of the class.</summary>
    public Measure Diversity { get; init; } = NotJudged;

    /// <summary>The Fréchet distance from real pictures, by the classifier's features.</summary>
    public Measure Frechet { get; init; } = NotJudged;

    /// <summary>The same of as many pictures of uniform noise.</summary>
    public Measure FrechetOfNoise { get; init; } = NotJudged;

    /// <summary>How many times nearer to real pictures than noise they are.</summary>
    public Measure FrechetGain => FrechetOfNoise / Frechet;

    /// <summary>Why they do not pass; empty where they do.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Whether they are fit to be trained on.</summary>
    public bool Passes => Reasons.Count == 0;

    /// <summary>The pictures as rows to append to those that the generator was trained on.</summary>
    /// <param name="train">These.</param>
    public TensorDataset ToDataset(TensorDataset train)
    {
        ArgumentNullException.ThrowIfNull(train);
        return new TensorDataset(Images, tensor(Enumerable.Repeat((long)Class, (int)Images.shape[0]).ToArray()))
        {
            Target = train.Target,
            Outputs = train.Outputs,
        };
    }
}
