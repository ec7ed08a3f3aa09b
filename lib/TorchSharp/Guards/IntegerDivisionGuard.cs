using TorchSharp;
using static TorchSharp.torch;

namespace FairLab.TorchGuards;

/// <summary>
/// The least integer by -1 does not fit its type, and the processor ends the process for it. Only divisions that round
/// and have no fraction are looked at.
/// </summary>
static class IntegerDivisionGuard
{
    [Hook("Before", "TorchSharp.torch/Tensor::div")]
    [Hook("Before", "TorchSharp.torch/Tensor::div_")]
    internal static void Divide(Tensor left, Tensor right, RoundingMode rounding)
    {
        if (rounding != RoundingMode.None)
            Check(left, right);
    }

    [Hook("Before", "TorchSharp.torch/Tensor::div")]
    [Hook("Before", "TorchSharp.torch/Tensor::div_")]
    internal static void Divide(Tensor left, Scalar right, RoundingMode rounding)
    {
        if (rounding != RoundingMode.None && IsInteger(left) && IsInteger(right.Type))
            Check(left, right.ToInt64() == -1);
    }

    [Hook("Before", "TorchSharp.torch/Tensor::floor_divide")]
    [Hook("Before", "TorchSharp.torch/Tensor::floor_divide_")]
    [Hook("Before", "TorchSharp.torch/Tensor::fmod")]
    [Hook("Before", "TorchSharp.torch/Tensor::fmod_")]
    [Hook("Before", "TorchSharp.torch/Tensor::remainder")]
    [Hook("Before", "TorchSharp.torch/Tensor::remainder_")]
    internal static void Check(Tensor left, Tensor right)
    {
        if (!IsInteger(left) || right is null || !IsInteger(right) || left.is_meta)
            return;
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        Check(left, right.eq(-1).any().item<bool>());
    }

    static void Check(Tensor left, bool byMinusOne)
    {
        if (!byMinusOne || left.numel() == 0)
            return;
        using var scope = NewDisposeScope();
        long least = left.dtype == ScalarType.Int64 ? long.MinValue : int.MinValue;
        if (left.dtype is ScalarType.Int64 or ScalarType.Int32 && left.eq(least).any().item<bool>())
            throw new OverflowException($"integer division: found {least} by -1, which {left.dtype} cannot hold");
    }

    static bool IsInteger(Tensor t) => IsInteger(t.dtype);

    static bool IsInteger(ScalarType type) =>
        type is ScalarType.Int64 or ScalarType.Int32 or ScalarType.Int16 or ScalarType.Int8;
}
