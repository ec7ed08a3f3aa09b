using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FairLab.TorchGuards;

/// <summary>Arguments that libtorch would take for memory that is not there.</summary>
static class ArgumentGuard
{
    [Hook("Before", "TorchSharp.torch/Storage::.ctor")]
    internal static void CheckStorage(Tensor tensor, IntPtr data)
    {
        if (tensor is { is_sparse: true })
            throw new ArgumentException(
                "storage: found a sparse tensor, which has no storage; expected a dense one: to_dense() gives it");
    }

    [Hook("Before", "TorchSharp.Modules.RNN::get_bias_ih")]
    [Hook("Before", "TorchSharp.Modules.RNN::get_bias_hh")]
    [Hook("Before", "TorchSharp.Modules.RNN::get_weight_ih")]
    [Hook("Before", "TorchSharp.Modules.RNN::get_weight_hh")]
    internal static void CheckLayer(RNN module, long layer)
    {
        int layers = module.named_parameters().Count(p => p.name.StartsWith("weight_ih", StringComparison.Ordinal));
        if (layer < 0 || layer >= layers)
            throw new ArgumentOutOfRangeException(nameof(layer), layer,
                $"RNN: expected a layer from 0 to {layers - 1}");
    }

    [Hook("Before", "TorchSharp.torch::einsum")]
    internal static void CheckEquation(string equation, Tensor[] tensors) =>
        ArgumentNullException.ThrowIfNull(equation);
}
