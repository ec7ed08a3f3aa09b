using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>ln(1 + e^(beta x)) / beta; x where beta x is above the threshold.</summary>
public sealed class Softplus : nn.Module<Tensor, Tensor>
{
    readonly double _beta;
    readonly double _threshold;

    internal Softplus(double beta, double threshold) : base(nameof(Softplus))
    {
        _beta = beta;
        _threshold = threshold;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.softplus(input, _beta, _threshold);
}
