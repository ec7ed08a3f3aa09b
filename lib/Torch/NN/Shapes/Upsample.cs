using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>An image at other lengths.</summary>
public sealed class Upsample : nn.Module<Tensor, Tensor>
{
    readonly long[]? _size;
    readonly double[]? _scale;
    readonly InterpolationMode _mode;
    readonly bool? _corners;

    internal Upsample(long[]? size, double[]? scale, UpsampleMode mode, bool? corners) : base(nameof(Upsample)) =>
        (_size, _scale, _mode, _corners) = (size, scale, (InterpolationMode)mode, corners);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var factors = _scale is [var one] && input.dim() > 3 ? Enumerable.Repeat(one, (int)input.dim() - 2).ToArray() : _scale;
        return nn.functional.interpolate(input, _size, factors, _mode, _corners);
    }
}
