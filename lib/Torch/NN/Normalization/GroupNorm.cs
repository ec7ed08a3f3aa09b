using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Group normalization: Wu and He 2018.</summary>
public sealed class GroupNorm : nn.Module<Tensor, Tensor>
{
    readonly long _groups;
    readonly double _eps;
    readonly Parameter? _weight, _bias;

    internal GroupNorm(long groups, long channels, double eps, bool affine, Device? device, ScalarType? dtype) : base(nameof(GroupNorm))
    {
        (_groups, _eps) = (groups, eps);
        if (!affine) return;
        register_parameter("weight", _weight = new Parameter(ones([channels], dtype, device)));
        register_parameter("bias", _bias = new Parameter(zeros([channels], dtype, device)));
    }

    /// <summary>The scale of each channel, or null.</summary>
    public Parameter? weight => _weight;

    /// <summary>The shift of each channel, or null.</summary>
    public Parameter? bias => _bias;

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => Aten.group_norm.Call(tensor, _groups, _weight, _bias, _eps, false);

    /// <summary>The parameters are registered when they are set.</summary>
    protected override void RegisterComponents() { }
}
