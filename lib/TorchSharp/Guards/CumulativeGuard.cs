using static TorchSharp.torch;

namespace FairLab.TorchGuards;

/// <summary>Running extremes: their exports catch nothing, so that a dimension that is not there ends the
/// process.</summary>
static class CumulativeGuard
{
    [Hook("Instead", "TorchSharp.torch/Tensor::cummax")]
    internal static (Tensor values, Tensor indexes) Max(Tensor values, long dim) =>
        Pair(OwnScript.Invoke("cummax", values, dim));

    [Hook("Instead", "TorchSharp.torch/Tensor::cummin")]
    internal static (Tensor values, Tensor indexes) Min(Tensor values, long dim) =>
        Pair(OwnScript.Invoke("cummin", values, dim));

    static (Tensor, Tensor) Pair(object found) => ((Tensor, Tensor))found;
}
