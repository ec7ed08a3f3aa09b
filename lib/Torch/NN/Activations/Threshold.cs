using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x where above the threshold, else <c>value</c>.</summary>
public sealed class Threshold : nn.Module<Tensor, Tensor>
{
    readonly double _threshold;
    readonly double _value;
    readonly bool _inplace;

    internal Threshold(double threshold, double value, bool inplace) : base(nameof(Threshold))
    {
        _threshold = threshold;
        _value = value;
        _inplace = inplace;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.threshold(input, _threshold, _value, _inplace);
}
