using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Dropout that keeps mean and variance after SELU: Klambauer et al. 2017.</summary>
public sealed class AlphaDropout : nn.Module<Tensor, Tensor>
{
    readonly double _p;
    readonly bool _inplace;

    internal AlphaDropout(double p, bool inplace) : base(nameof(AlphaDropout)) => (_p, _inplace) = (Dropout.Probability(p), inplace);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.alpha_dropout(input, _p, training, _inplace);
}
