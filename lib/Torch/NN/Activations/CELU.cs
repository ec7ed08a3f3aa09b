using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>max(x, 0) + min(alpha (e^(x / alpha) - 1), 0).</summary>
public sealed class CELU : nn.Module<Tensor, Tensor>
{
    readonly double _alpha;
    readonly bool _inplace;

    internal CELU(double alpha, bool inplace) : base(nameof(CELU))
    {
        _alpha = alpha;
        _inplace = inplace;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.celu(input, _alpha, _inplace);
}
