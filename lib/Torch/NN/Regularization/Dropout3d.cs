using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>While training, sets whole channels of [n, channels, depth, height, width] to zero with probability p and divides the others by 1 - p.</summary>
public sealed class Dropout3d : nn.Module<Tensor, Tensor>
{
    readonly double _p;
    readonly bool _inplace;

    internal Dropout3d(double p, bool inplace) : base(nameof(Dropout3d)) => (_p, _inplace) = (Dropout.Probability(p), inplace);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.dropout3d(input, _p, training, _inplace);
}
