using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.Detectors;

/// <summary>What each pixel of an image counted: the attributions of its channels added up.</summary>
public sealed class ImageAttribution
{
    ImageAttribution(
        string method, IReadOnlyList<double[,]> maps, IReadOnlyList<double> outputs, IReadOnlyList<double> residuals) =>
        (Method, Maps, Outputs, Residuals) = (method, maps, outputs, residuals);

    /// <summary>The method's name.</summary>
    public string Method { get; }

    /// <summary>For each image its attributions, [height, width], in units of the model's output.</summary>
    public IReadOnlyList<double[,]> Maps { get; }

    /// <summary>The model's output on each image.</summary>
    public IReadOnlyList<double> Outputs { get; }

    /// <summary>
    /// For each image what the attributions fall short of completeness; see <see cref="Attribution.Residuals"/>.
    /// </summary>
    public IReadOnlyList<double> Residuals { get; }

    /// <summary>
    /// The share of the sizes |a| of one image that lies on some of its pixels: how much of what the model looks at is
    /// there. Undefined (NaN) when all are 0.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <param name="mask">The pixels, [height, width].</param>
    public double ShareOn(int image, bool[,] mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var map = Maps[image];
        if (mask.GetLength(0) != map.GetLength(0) || mask.GetLength(1) != map.GetLength(1))
            throw new ArgumentException(
                $"found a mask of {mask.GetLength(0)} x {mask.GetLength(1)} pixels, "
                + $"expected {map.GetLength(0)} x {map.GetLength(1)}", nameof(mask));
        var (on, all) = (0.0, 0.0);
        for (var row = 0; row < map.GetLength(0); row++)
            for (var column = 0; column < map.GetLength(1); column++)
            {
                all += Math.Abs(map[row, column]);
                on += mask[row, column] ? Math.Abs(map[row, column]) : 0;
            }
        return all == 0 ? double.NaN : on / all;
    }

    /// <summary>Explains a model's output for some images.</summary>
    /// <param name="model">Images [n, channels, height, width] to outputs [n], or [n, k] with a target.</param>
    /// <param name="images">The images, shape [n, channels, height, width].</param>
    /// <param name="baseline">
    /// The image that stands for "nothing", of that shape or broadcast to it; null for zeros.
    /// </param>
    /// <param name="method">
    /// How; null for integrated gradients. A method that leaves parts out and was given none leaves out square patches.
    /// </param>
    /// <param name="target">Which of k outputs; null when there is one.</param>
    /// <param name="patch">Side of the patches, in pixels.</param>
    public static ImageAttribution Of(Func<Tensor, Tensor> model, Tensor images, Tensor? baseline = null,
        IAttributionMethod? method = null, long? target = null, int patch = 4)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        if (images.dim() != 4)
            throw new ArgumentException(
                $"found the shape {AttributionTask.Shape(images)}, expected [n, channels, height, width]",
                nameof(images));
        var (channels, height, width) = (images.shape[1], images.shape[2], images.shape[3]);
        using var scope = NewDisposeScope();
        method = (method ?? new IntegratedGradients()).For(() => Patches(channels, height, width, patch));
        baseline ??= zeros_like(images.narrow(0, 0, 1));
        using var found = method.Attribute(new AttributionTask(model, images, baseline, target));
        var flat = found.Values.sum(1).to(ScalarType.Float64).cpu().reshape(-1).data<double>().ToArray();
        var maps = new double[images.shape[0]][,];
        for (var i = 0; i < maps.Length; i++)
        {
            maps[i] = new double[height, width];
            var pixels = (int)(height * width);
            Buffer.BlockCopy(flat, i * pixels * sizeof(double), maps[i], 0, pixels * sizeof(double));
        }
        double[] outputs = [.. found.Output.to(ScalarType.Float64).cpu().data<double>()];
        return new ImageAttribution(method.Name, maps, outputs, found.Residuals());
    }

    /// <summary>
    /// Explains a network's output for some images; see
    /// <see cref="Of(Func{Tensor, Tensor}, Tensor, Tensor?, IAttributionMethod?, long?, int)"/>.
    /// </summary>
    /// <inheritdoc cref="Of(Func{Tensor, Tensor}, Tensor, Tensor?, IAttributionMethod?, long?, int)"/>
    public static ImageAttribution Of(nn.Module<Tensor, Tensor> model, Tensor images, Tensor? baseline = null,
        IAttributionMethod? method = null, long? target = null, int patch = 4)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model.call, images, baseline, method, target, patch);
    }

    /// <summary>
    /// Square patches of all channels, smaller at the right and lower edge where the side does not divide: the parts
    /// for methods that leave parts out.
    /// </summary>
    public static IReadOnlyList<long[]> Patches(long channels, long height, long width, int side)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        var channel = Enumerable.Range(0, (int)channels).Select(c => c * height * width).ToArray();
        return [.. Enumerable.Range(0, (int)(height * width))
            .GroupBy(p => (p / width / side, p % width / side), p => (long)p)
            .Select(patch => patch.SelectMany(p => channel.Select(start => start + p)).ToArray())];
    }
}
