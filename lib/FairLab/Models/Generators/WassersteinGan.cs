using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// A conditional Wasserstein GAN with gradient penalty (Gulrajani et al. 2017, algorithm 1 [gulrajani2017]) on vectors,
/// such as an autoencoder's codes: the critic maximizes E D(x, c) - E D(G(z, c), c) - λ E (‖∇D(x̂, c)‖ - 1)², with x̂
/// between a real and a generated vector of the same class. Batches hold all classes alike, so that a rare one is
/// learnt as long as a frequent one.
/// </summary>
public sealed record WassersteinGan
{
    /// <summary>Numbers of noise.</summary>
    /// <value>16.</value>
    public int Noise { get; init => field = Require.AtLeast(value, 1); } = 16;

    /// <summary>Units of each of the two hidden layers, of generator and critic.</summary>
    /// <value>128.</value>
    public int Hidden { get; init => field = Require.AtLeast(value, 1); } = 128;

    /// <summary>Steps of the generator.</summary>
    /// <value>1,500.</value>
    public int Steps { get; init => field = Require.AtLeast(value, 1); } = 1500;

    /// <summary>Steps of the critic before each of the generator's.</summary>
    /// <value>5, as published.</value>
    public int CriticSteps { get; init => field = Require.AtLeast(value, 1); } = 5;

    /// <summary>λ.</summary>
    /// <value>1; published is 10 for pictures and 0.1 for points, and codes are nearer to these.</value>
    public double Penalty { get; init => field = Require.NotNegative(value); } = 1;

    /// <summary>Adam's step size, of both; β₁ = 0 and β₂ = 0.9 as published.</summary>
    /// <value>1e-3.</value>
    public double LearningRate { get; init => field = Require.Positive(value); } = 1e-3;

    /// <summary>Vectors of each kind in a batch.</summary>
    /// <value>128.</value>
    public int BatchSize { get; init => field = Require.AtLeast(value, 1); } = 128;

    /// <summary>Receives the step and the critic's estimate of the distance, every hundredth step.</summary>
    /// <value>Null: nobody.</value>
    public IProgress<(int Step, double Distance)>? Progress { get; init; }

    /// <summary>Ends the training.</summary>
    /// <value>None.</value>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Trains on vectors of some classes.</summary>
    /// <param name="vectors">Shape [n, d].</param>
    /// <param name="classes">The class of each vector, numbered from 0, shape [n].</param>
    /// <param name="seed">Decides everything that is random.</param>
    /// <exception cref="ArgumentException">
    /// Other shapes, a class without a vector, or numbers that are not finite.
    /// </exception>
    /// <exception cref="InvalidOperationException">A loss that is not a number, with its step.</exception>
    public VectorGenerator Train(Tensor vectors, IReadOnlyList<int> classes, long seed)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(classes);
        if (vectors.dim() != 2 || vectors.shape[0] != classes.Count || classes.Count == 0)
            throw new ArgumentException($"found vectors of shape [{string.Join(", ", vectors.shape)}] and "
                + $"{classes.Count} classes, expected [n, d] and n of at least 1", nameof(vectors));
        var members = new ClassRows(classes, "vector");
        using var scope = NewDisposeScope();
        var random = new SeededRandom(seed);
        using var stream = new SeededStream(random.NextBits());
        var (scaled, mean, deviation) = Standardized(vectors);
        var width = (int)vectors.shape[1];
        var generator = Layers(Noise + members.Count, width);
        using var critic = Layers(width + members.Count, 1);
        using var ours = optim.Adam(generator.parameters(), LearningRate, 0, 0.9);
        using var theirs = optim.Adam(critic.parameters(), LearningRate, 0, 0.9);
        var history = new List<(int, double)>();
        for (var step = 1; step <= Steps; step++)
        {
            Cancellation.ThrowIfCancellationRequested();
            Checkpoint.Pass();
            var distance = 0.0;
            for (var i = 0; i < CriticSteps; i++)
                distance = CriticStep(critic, theirs, generator, scaled, members, random);
            if (!double.IsFinite(distance))
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"step {step}: found a distance of {distance}, expected a number; try a smaller LearningRate"));
            GeneratorStep(critic, ours, generator, members, random);
            if (step % 100 != 0 && step != Steps)
                continue;
            history.Add((step, distance));
            Progress?.Report((step, distance));
        }
        return new VectorGenerator(generator, members.Count, Noise, mean.MoveToOuterDisposeScope(),
            deviation.MoveToOuterDisposeScope()) { History = history };
    }

    /// <summary>Trains on an autoencoder's codes of pictures, so that generated codes become pictures.</summary>
    /// <param name="autoencoder">What makes codes of pictures, and pictures of codes.</param>
    /// <param name="images">Shape [n, channels, height, width].</param>
    /// <param name="classes">The class of each picture, numbered from 0, shape [n].</param>
    /// <param name="seed">Decides everything that is random.</param>
    public LatentGenerator Train(ImageAutoencoder autoencoder, Tensor images, IReadOnlyList<int> classes, long seed)
    {
        ArgumentNullException.ThrowIfNull(autoencoder);
        using var codes = autoencoder.Encode(images);
        return new LatentGenerator(autoencoder, Train(codes, classes, seed));
    }

    /// <summary>λ (‖∇_x D(x, c)‖ - 1)², the mean over rows, differentiable in the critic's parameters.</summary>
    /// <param name="critic">D, from [n, d + classes] to [n, 1].</param>
    /// <param name="between">x̂, shape [n, d].</param>
    /// <param name="condition">One-hot classes, shape [n, classes].</param>
    internal Tensor GradientPenalty(nn.Module<Tensor, Tensor> critic, Tensor between, Tensor condition)
    {
        var x = between.detach().requires_grad_();
        var scores = critic.call(cat([x, condition], 1));
        var slopes = autograd.grad([scores.sum()], [x], create_graph: true)[0];
        // A norm of exactly 0 has no derivative.
        var norms = (slopes.square().sum(1) + 1e-12).sqrt();
        return Penalty * (norms - 1).square().mean();
    }

    double CriticStep(nn.Module<Tensor, Tensor> critic, optim.Optimizer optimizer,
        nn.Module<Tensor, Tensor> generator, Tensor vectors, ClassRows members, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        var classes = members.Draw(BatchSize, random);
        var condition = ClassRows.OneHot(classes, members.Count);
        var real = vectors.index_select(0, members.RowsOf(classes, random));
        Tensor generated;
        using (no_grad())
            generated = generator.call(cat([randn(BatchSize, Noise), condition], 1));
        var share = rand(BatchSize, 1);
        var between = (share * real) + ((1 - share) * generated);
        optimizer.zero_grad();
        var distance = critic.call(cat([real, condition], 1)).mean()
            - critic.call(cat([generated, condition], 1)).mean();
        (GradientPenalty(critic, between, condition) - distance).backward();
        optimizer.step();
        return distance.item<float>();
    }

    void GeneratorStep(nn.Module<Tensor, Tensor> critic, optim.Optimizer optimizer,
        nn.Module<Tensor, Tensor> generator, ClassRows members, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        var condition = ClassRows.OneHot(members.Draw(BatchSize, random), members.Count);
        optimizer.zero_grad();
        var generated = generator.call(cat([randn(BatchSize, Noise), condition], 1));
        (-critic.call(cat([generated, condition], 1)).mean()).backward();
        optimizer.step();
    }

    nn.Module<Tensor, Tensor> Layers(int inputs, int outputs) => nn.Sequential(
        ("first", nn.Linear(inputs, Hidden)), ("relu1", nn.ReLU()),
        ("second", nn.Linear(Hidden, Hidden)), ("relu2", nn.ReLU()), ("last", nn.Linear(Hidden, outputs)));

    static (Tensor Scaled, Tensor Mean, Tensor Deviation) Standardized(Tensor vectors)
    {
        var values = vectors.detach().cpu().to(ScalarType.Float32);
        if (!values.isfinite().all().item<bool>())
            throw new ArgumentException("found vectors with numbers that are not finite, expected finite ones",
                nameof(vectors));
        var mean = values.mean([0L], keepdim: true);
        var deviation = (values - mean).square().mean([0L], keepdim: true).sqrt();
        deviation = where(deviation > 0, deviation, ones_like(deviation));
        return ((values - mean) / deviation, mean, deviation);
    }
}
