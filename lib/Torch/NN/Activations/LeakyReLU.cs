using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x where positive, <c>negative_slope</c> · x elsewhere.</summary>
public sealed class LeakyReLU : nn.Module<Tensor, Tensor>
{
    readonly double _negative_slope;
    readonly bool _inplace;

    internal LeakyReLU(double negative_slope, bool inplace) : base(nameof(LeakyReLU))
    {
        _negative_slope = negative_slope;
        _inplace = inplace;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.leaky_relu(input, _negative_slope, _inplace);
}
