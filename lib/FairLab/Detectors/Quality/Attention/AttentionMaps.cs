using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>Where in each image a network looked.</summary>
public sealed class AttentionMaps : IDisposable
{
    internal AttentionMaps(string method, string layer, Tensor values) =>
        (Method, Layer, Values) = (method, layer, values);

    /// <summary>The method's name.</summary>
    public string Method { get; }

    /// <summary>The layer that was looked at.</summary>
    public string Layer { get; }

    /// <summary>One map an image, shape [n, h, w]; above 0 where it speaks for the output.</summary>
    public Tensor Values { get; }

    /// <summary>How many images.</summary>
    public int Count => (int)Values.shape[0];

    /// <summary>
    /// The maps with the sign of some images turned: a network of two classes has one logit, and what speaks for the
    /// other class is what speaks against it.
    /// </summary>
    /// <param name="images">Whether to turn each, such as where the network decided for class 0.</param>
    /// <exception cref="ArgumentException">Another number of images.</exception>
    public AttentionMaps Turned(IReadOnlyList<bool> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count != Count)
            throw new ArgumentException($"found {images.Count} values, expected {Count}, one an image", nameof(images));
        using var scope = NewDisposeScope();
        var signs = tensor([.. images.Select(isTurned => isTurned ? -1f : 1f)], dtype: Values.dtype);
        return new(Method, Layer, (Values * signs.reshape(-1, 1, 1)).MoveToOuterDisposeScope());
    }

    /// <summary>The maps brought to another size bilinearly, shape [n, height, width].</summary>
    /// <param name="height">Pixels.</param>
    /// <param name="width">Pixels.</param>
    public Tensor Resized(long height, long width)
    {
        if (Values.shape[1] == height && Values.shape[2] == width)
            return Values.alias();
        using var scope = NewDisposeScope();
        return nn.functional.interpolate(Values.unsqueeze(1), [height, width],
            mode: InterpolationMode.Bilinear, align_corners: false).squeeze(1).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The share of each image's attention that lies on a region: m = Σ_p a(p) r(p) / Σ_p a(p), with a the part of the
    /// map above 0 at the region's size, in [0, 1], shape [n].
    /// </summary>
    /// <param name="region">How much of each pixel the region covers, in [0, 1], shape [n, height, width].</param>
    /// <returns>NaN where a map is nowhere above 0, or the image has nothing of the region.</returns>
    /// <exception cref="ArgumentException">A region of another number of images, or empty in every image.</exception>
    public double[] Mass(Tensor region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.dim() != 3 || region.shape[0] != Count)
            throw new ArgumentException($"found a region of shape [{string.Join(", ", region.shape)}], "
                + $"expected [{Count}, height, width]", nameof(region));
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var cover = region.to(ScalarType.Float64);
        var isThere = cover.sum([1L, 2L]) > 0;
        if (!isThere.any().item<bool>())
            throw new ArgumentException("found a region that is empty in every image, expected what it covers in at "
                + "least one", nameof(region));
        var attention = Resized(region.shape[1], region.shape[2]).to(ScalarType.Float64).clamp_min(0);
        var share = (attention * cover).sum([1L, 2L]) / attention.sum([1L, 2L]);
        return [.. where(isThere, share, full_like(share, double.NaN)).cpu().data<double>()];
    }

    /// <summary>One image's map, [h][w].</summary>
    /// <param name="image">Which.</param>
    public double[,] Map(int image)
    {
        var (height, width) = ((int)Values.shape[1], (int)Values.shape[2]);
        using var scope = NewDisposeScope();
        var flat = Values[image].to(ScalarType.Float64).cpu().contiguous().data<double>().ToArray();
        var map = new double[height, width];
        Buffer.BlockCopy(flat, 0, map, 0, flat.Length * sizeof(double));
        return map;
    }

    /// <summary>Frees the maps.</summary>
    public void Dispose() => Values.Dispose();
}
