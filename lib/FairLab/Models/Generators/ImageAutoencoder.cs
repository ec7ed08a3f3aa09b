using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Models;

/// <summary>
/// Makes codes of pictures and pictures of codes. Its own pictures of a class are decoded from N(m, S), the mean and
/// covariance of q(z | x) over the pictures of the class; S is drawn towards the covariance within all classes, as if d
/// of that class's pictures, as many as a code has numbers, had it (Friedman 1989 [friedman1989]): a class of a few
/// pictures borrows from the others how people differ.
/// </summary>
public sealed class ImageAutoencoder : IImageGenerator
{
    readonly AutoencoderNetwork _network;
    readonly Device _device;
    readonly (Tensor Mean, Tensor Root)[] _codes;

    internal ImageAutoencoder(AutoencoderNetwork network, Tensor images, IReadOnlyList<int> classes, Device device)
    {
        (_network, _device) = (network, device);
        Classes = classes.Max() + 1;
        _codes = Moments(images, classes);
    }

    /// <inheritdoc/>
    public int Classes { get; }

    /// <summary>The losses of the first and every fiftieth step.</summary>
    public IReadOnlyList<AutoencoderLoss> History { get; internal init; } = [];

    /// <summary>μ(x), shape [n, latent].</summary>
    /// <param name="images">In [0, 1], shape [n, channels, height, width].</param>
    public Tensor Encode(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        return Encoded(images).Mean.MoveToOuterDisposeScope();
    }

    /// <summary>Pictures in [0, 1] of codes, shape [n, channels, height, width].</summary>
    /// <param name="codes">Shape [n, latent].</param>
    /// <param name="class">Of which class.</param>
    public Tensor Decode(Tensor codes, int @class)
    {
        ArgumentNullException.ThrowIfNull(codes);
        Known(@class, Classes);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var condition = ClassRows.OneHot([.. Enumerable.Repeat(@class, (int)codes.shape[0])], Classes);
        return _network.Decode(codes.to(_device), condition.to(_device)).cpu().MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Sample(int @class, int count, long seed)
    {
        Require.AtLeast(count, 1, nameof(count));
        Known(@class, Classes);
        using var scope = NewDisposeScope();
        using var stream = new SeededStream((ulong)seed);
        var (mean, root) = _codes[@class];
        var codes = mean + randn(count, mean.shape[1]).matmul(root.transpose(0, 1));
        return Decode(codes, @class).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the networks.</summary>
    public void Dispose()
    {
        _network.Dispose();
        foreach (var (mean, root) in _codes)
        {
            mean.Dispose();
            root.Dispose();
        }
    }

    internal static void Known(int @class, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(@class);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(@class, classes);
    }

    /// <summary>μ and log σ² on the CPU, a batch after another: what is between takes much more room.</summary>
    (Tensor Mean, Tensor LogVariance) Encoded(Tensor images)
    {
        const long Batch = 250;
        using var _ = no_grad();
        var (means, logVariances) = (new List<Tensor>(), new List<Tensor>());
        for (long start = 0; start < images.shape[0]; start += Batch)
        {
            using var scope = NewDisposeScope();
            var part = images.narrow(0, start, Math.Min(Batch, images.shape[0] - start)).to(_device);
            var (mean, logVariance) = _network.Encode(part);
            means.Add(mean.cpu().contiguous().MoveToOuterDisposeScope());
            logVariances.Add(logVariance.cpu().contiguous().MoveToOuterDisposeScope());
        }
        return (cat([.. means], 0), cat([.. logVariances], 0));
    }

    /// <summary>m and a root of S for each class.</summary>
    (Tensor, Tensor)[] Moments(Tensor images, IReadOnlyList<int> classes)
    {
        using var scope = NewDisposeScope();
        var (mean, logVariance) = Encoded(images);
        var (codes, spread) = (mean.to(ScalarType.Float64), logVariance.to(ScalarType.Float64).exp());
        var d = (int)codes.shape[1];
        var rows = new ClassRows(classes, "picture");
        var found = Enumerable.Range(0, Classes).Select(c =>
        {
            var own = tensor(rows[c].Select(i => (long)i).ToArray());
            var (z, s) = (codes.index_select(0, own), spread.index_select(0, own));
            var centre = z.mean([0L], keepdim: true);
            var centred = z - centre;
            // Σ (μ - m)(μ - m)ᵀ + diag Σ σ² over the class.
            var sum = centred.transpose(0, 1).matmul(centred) + (eye(d, dtype: ScalarType.Float64) * s.sum([0L]));
            return (Centre: centre, Sum: sum, Count: rows[c].Count);
        }).ToArray();
        var within = found.Select(f => f.Sum).Aggregate((a, b) => a + b) / classes.Count;
        return [.. found.Select(f =>
        {
            var covariance = (f.Sum + (d * within)) / (f.Count + d);
            var root = linalg.cholesky(covariance + (1e-8 * eye(d, dtype: ScalarType.Float64)));
            // They outlive the training.
            return (f.Centre.to(ScalarType.Float32).DetachFromDisposeScope(),
                root.to(ScalarType.Float32).DetachFromDisposeScope());
        })];
    }
}
