using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FairLab.Mitigators;

/// <summary>
/// f_g(x, h) = n_g(x) + W_g h: inputs, fixed features and perhaps a group's number in one row each, shape
/// [n, inputs + features (+ 1)].
/// </summary>
sealed class SideBySide : nn.Module<Tensor, Tensor>
{
    readonly nn.Module<Tensor, Tensor> _network;
    readonly Linear _features;
    readonly long[] _shape;
    readonly int _width, _outputs, _groups;

    public SideBySide(nn.Module<Tensor, Tensor> network, long[] shape, int width, int outputs, int groups)
        : base(nameof(SideBySide))
    {
        (_network, _shape, _width, _outputs, _groups) = (network, shape, width, outputs, groups);
        // The network has a constant of its own.
        _features = nn.Linear(width, outputs * groups, hasBias: false);
        register_module("network", _network);
        register_module("features", _features);
    }

    public static Tensor Pack(Tensor inputs, Tensor features, int[]? codes = null)
    {
        Tensor[] parts = [inputs.flatten(1), features.to(inputs.device)];
        return cat(codes is null ? parts
            : [.. parts, tensor(Array.ConvertAll(codes, c => (float)c), device: inputs.device).unsqueeze(1)], 1);
    }

    public override Tensor forward(Tensor packed)
    {
        var inputs = _shape.Aggregate(1L, (all, n) => all * n);
        var n = packed.shape[0];
        var own = _network.call(packed.narrow(1, 0, inputs).reshape([n, .. _shape]));
        if (own.numel() != n * _outputs * _groups)
            throw new ArgumentException($"found an output of shape [{string.Join(", ", own.shape)}], expected "
                + $"[{n}, {_outputs * _groups}]: a builder that is asked for {_outputs * _groups} outputs",
                    nameof(packed));
        var sum = own.reshape(n, -1) + _features.call(packed.narrow(1, inputs, _width));
        if (_groups == 1)
            return sum;
        var group = packed.narrow(1, inputs + _width, 1).to(ScalarType.Int64).unsqueeze(2).expand(n, 1, _outputs);
        return sum.reshape(n, _groups, _outputs).gather(1, group).reshape(n, _outputs);
    }
}
