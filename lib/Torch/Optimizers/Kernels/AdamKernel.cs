using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Modules;

/// <summary>One step of Adam in a single pass over the numbers, with the operations and rounding of PyTorch's in their order.</summary>
/// <param name="Beta1">Decay rate of the mean.</param>
/// <param name="Beta2">Decay rate of the mean square.</param>
/// <param name="Correction">√(1 - beta2ᵗ).</param>
/// <param name="Epsilon">Added to the denominator.</param>
/// <param name="StepSize">lr / (1 - beta1ᵗ).</param>
/// <param name="Decay">Weight decay added to the gradient: Adam's.</param>
/// <param name="Shrink">Factor of the weights before the step: 1 - lr · decay, AdamW's.</param>
/// <param name="Sign">-1 to go up the gradient.</param>
internal readonly record struct AdamKernel(
    double Beta1, double Beta2, double Correction, double Epsilon, double StepSize, double Decay, double Shrink, float Sign)
{
    /// <summary>Changes values and both running averages; <paramref name="maximum"/> is empty or the running maximum of AMSGrad.</summary>
    internal void Run(Span<float> values, ReadOnlySpan<float> gradient, Span<float> mean, Span<float> square, Span<float> maximum)
    {
        ref var p = ref MemoryMarshal.GetReference(values);
        ref var g = ref MemoryMarshal.GetReference(gradient);
        ref var m = ref MemoryMarshal.GetReference(mean);
        ref var v = ref MemoryMarshal.GetReference(square);
        ref var x = ref MemoryMarshal.GetReference(maximum);
        var (beta1, rest1, beta2, rest2) = ((float)Beta1, (float)(1 - Beta1), (float)Beta2, (float)(1 - Beta2));
        var (correction, epsilon, step, decay, shrink) = ((float)Correction, (float)Epsilon, (float)-StepSize, (float)Decay, (float)Shrink);
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= values.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            {
                var at = (nuint)i;
                var weight = Vector256.LoadUnsafe(ref p, at);
                if (Shrink != 1) weight *= shrink;
                var slope = Vector256.LoadUnsafe(ref g, at) * Sign;
                if (Decay != 0) slope = Vector256.FusedMultiplyAdd(weight, Vector256.Create(decay), slope);
                var average = Vector256.FusedMultiplyAdd(slope, Vector256.Create(rest1), Vector256.LoadUnsafe(ref m, at) * beta1);
                var power = Vector256.FusedMultiplyAdd(slope * rest2, slope, Vector256.LoadUnsafe(ref v, at) * beta2);
                average.StoreUnsafe(ref m, at);
                power.StoreUnsafe(ref v, at);
                if (!maximum.IsEmpty)
                {
                    power = Vector256.Max(Vector256.LoadUnsafe(ref x, at), power);
                    power.StoreUnsafe(ref x, at);
                }
                var scale = (Vector256.Sqrt(power) / correction) + Vector256.Create(epsilon);
                (weight + (average * step / scale)).StoreUnsafe(ref p, at);
            }
        }
        for (; i < values.Length; i++)
        {
            var weight = Unsafe.Add(ref p, i);
            if (Shrink != 1) weight *= shrink;
            var slope = Unsafe.Add(ref g, i) * Sign;
            if (Decay != 0) slope = MathF.FusedMultiplyAdd(weight, decay, slope);
            var average = MathF.FusedMultiplyAdd(slope, rest1, Unsafe.Add(ref m, i) * beta1);
            var power = MathF.FusedMultiplyAdd(slope * rest2, slope, Unsafe.Add(ref v, i) * beta2);
            Unsafe.Add(ref m, i) = average;
            Unsafe.Add(ref v, i) = power;
            if (!maximum.IsEmpty) power = Unsafe.Add(ref x, i) = MathF.Max(Unsafe.Add(ref x, i), power);
            Unsafe.Add(ref p, i) = weight + (average * step / ((MathF.Sqrt(power) / correction) + epsilon));
        }
    }
}
