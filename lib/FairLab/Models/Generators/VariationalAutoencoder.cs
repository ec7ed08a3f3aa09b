using FairLab.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// A small variational autoencoder of pictures (Kingma and Welling 2014 [kingma2014]) whose decoder is told the class
/// (Sohn et al. 2015 [sohn2015]): an encoder q(z | x) = N(μ(x), σ²(x)) of three convolutions and a decoder of three
/// transposed ones minimize ‖x - x̂(z, c)‖² / 2s² + KL(q(z | x) ‖ N(0, I)), z drawn from q. Batches hold all classes
/// alike, so that a rare one is learnt as long as a frequent one.
/// </summary>
/// <example><code>
/// using var autoencoder = new VariationalAutoencoder().Train(images, classes, seed: 1);
/// var faces = autoencoder.Sample(@class: 3, count: 100, seed: 2);
/// </code></example>
public sealed record VariationalAutoencoder
{
    /// <summary>Numbers of a code z.</summary>
    /// <value>32.</value>
    public int Latent { get; init => field = Require.AtLeast(value, 1); } = 32;

    /// <summary>Maps of the first convolution; each of the two that follow doubles them.</summary>
    /// <value>24.</value>
    public int Maps { get; init => field = Require.AtLeast(value, 1); } = 24;

    /// <summary>s: how far a pixel in [0, 1] is taken to lie from what is decoded. The smaller, the sharper the
    /// pictures, and the further codes lie from N(0, I).</summary>
    /// <value>0.04.</value>
    public double Deviation { get; init => field = Require.Positive(value); } = 0.04;

    /// <summary>Training steps.</summary>
    /// <value>1,000.</value>
    public int Steps { get; init => field = Require.AtLeast(value, 1); } = 1000;

    /// <summary>Pictures in a training step.</summary>
    /// <value>32.</value>
    public int BatchSize { get; init => field = Require.AtLeast(value, 1); } = 32;

    /// <summary>Adam's step size at the start; it falls to a tenth along half a cosine.</summary>
    /// <value>0.003.</value>
    public double LearningRate { get; init => field = Require.Positive(value); } = 3e-3;

    /// <summary>Where tensors live: "cpu", "cuda", or "auto" for cuda where there is one. What is random is drawn on
    /// the CPU.</summary>
    /// <value>"cpu".</value>
    public string Device { get; init => field = Require.Device(value); } = "cpu";

    /// <summary>Receives the losses of the first and every fiftieth step.</summary>
    /// <value>Null: nobody.</value>
    public IProgress<AutoencoderLoss>? Progress { get; init; }

    /// <summary>Ends the training.</summary>
    /// <value>None.</value>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Trains on pictures of some classes.</summary>
    /// <param name="images">In [0, 1], shape [n, channels, height, width], both sides multiples of 8.</param>
    /// <param name="classes">The class of each picture, numbered from 0, shape [n].</param>
    /// <param name="seed">Decides everything that is random.</param>
    /// <exception cref="ArgumentException">
    /// Other shapes, pixels outside [0, 1], or a class without a picture.
    /// </exception>
    /// <exception cref="InvalidOperationException">A loss that is not a number, with its step.</exception>
    public ImageAutoencoder Train(Tensor images, IReadOnlyList<int> classes, long seed)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(classes);
        Check(images, classes);
        using var scope = NewDisposeScope();
        var rows = new ClassRows(classes, "picture");
        var random = new SeededRandom(seed);
        using var stream = new SeededStream(random.NextBits());
        var device = TrainingRecipe.DeviceOf(Device);
        var pictures = images.detach().to(device).to(ScalarType.Float32);
        var network = new AutoencoderNetwork(this, images.shape, rows.Count, device);
        using var optimizer = optim.Adam(network.parameters(), LearningRate);
        var history = new List<AutoencoderLoss>();
        network.train();
        for (var step = 1; step <= Steps; step++)
        {
            Cancellation.ThrowIfCancellationRequested();
            Checkpoint.Pass();
            optimizer.ParamGroups.First().LearningRate =
                LearningRate * (0.55 + 0.45 * Math.Cos(Math.PI * (step - 1) / Steps));
            var loss = Step(step, network, optimizer, pictures, rows, random);
            if (step != 1 && step % 50 != 0 && step != Steps)
                continue;
            history.Add(loss);
            Progress?.Report(loss);
        }
        network.eval();
        return new ImageAutoencoder(network, pictures, classes, device) { History = history };
    }

    AutoencoderLoss Step(int step, AutoencoderNetwork network, optim.Optimizer optimizer, Tensor pictures,
        ClassRows rows, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        var drawn = rows.Draw(BatchSize, random);
        var x = pictures.index_select(0, rows.RowsOf(drawn, random).to(pictures.device));
        var (mean, logVariance) = network.Encode(x);
        var z = mean + ((logVariance / 2).exp() * randn(BatchSize, Latent).to(pictures.device));
        var decoded = network.Decode(z, ClassRows.OneHot(drawn, rows.Count).to(pictures.device));
        var error = (x - decoded).square().sum() / BatchSize;
        var divergence = (mean.square() + logVariance.exp() - logVariance - 1).sum() / (2 * BatchSize);
        optimizer.zero_grad();
        var loss = (error / (2 * Deviation * Deviation)) + divergence;
        loss.backward();
        optimizer.step();
        var pixels = x.numel() / BatchSize;
        var (mse, kl) = (error.item<float>() / pixels, divergence.item<float>());
        return double.IsFinite(loss.item<float>()) ? new AutoencoderLoss(step, Math.Sqrt(mse), kl)
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"step {step}: found a loss of {loss.item<float>()}, expected a number; try a smaller LearningRate"));
    }

    static void Check(Tensor images, IReadOnlyList<int> classes)
    {
        if (images.dim() != 4 || images.shape[0] != classes.Count || classes.Count == 0
            || images.shape[2] % 8 != 0 || images.shape[3] % 8 != 0)
            throw new ArgumentException($"found pictures of shape [{string.Join(", ", images.shape)}] and "
                + $"{classes.Count} classes, expected [n, channels, height, width] with sides that are multiples of 8 "
                + "and n of at least 1", nameof(images));
        using var scope = NewDisposeScope();
        var pixels = images.detach().to(ScalarType.Float32);
        // Where one is not a number, neither end is.
        if (!(pixels.min().item<float>() >= 0 && pixels.max().item<float>() <= 1))
            throw new ArgumentException("found pictures with pixels outside [0, 1], expected all in it",
                nameof(images));
    }
}
