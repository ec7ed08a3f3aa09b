using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>While training, sets whole channels of [n, channels, height, width] to zero with probability p and divides the others by 1 - p: Tompson et al. 2015.</summary>
public sealed class Dropout2d : nn.Module<Tensor, Tensor>
{
    readonly double _p;
    readonly bool _inplace;

    internal Dropout2d(double p, bool inplace) : base(nameof(Dropout2d)) => (_p, _inplace) = (Dropout.Probability(p), inplace);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.dropout2d(input, _p, training, _inplace);
}
