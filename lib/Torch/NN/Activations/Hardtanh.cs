using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x held between <c>min_val</c> and <c>max_val</c>.</summary>
public sealed class Hardtanh : nn.Module<Tensor, Tensor>
{
    readonly double _min_val;
    readonly double _max_val;
    readonly bool _inplace;

    internal Hardtanh(double min_val, double max_val, bool inplace) : base(nameof(Hardtanh))
    {
        _min_val = min_val;
        _max_val = max_val;
        _inplace = inplace;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.hardtanh(input, _min_val, _max_val, _inplace);
}
