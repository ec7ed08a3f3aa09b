using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The numbers of a convolution, validated once.</summary>
/// <param name="Inputs">Channels of the input.</param>
/// <param name="Outputs">Channels of the output.</param>
/// <param name="Kernel">Lengths of the kernel.</param>
/// <param name="Stride">Distances between its positions.</param>
/// <param name="Padding">Elements added on both sides.</param>
/// <param name="Dilation">Distances between the kernel's elements.</param>
/// <param name="Groups">Groups of channels kept apart.</param>
/// <param name="Mode">What is added.</param>
/// <param name="Same">Padding by name instead of by numbers.</param>
/// <param name="Transposed">Whether it is the gradient of a convolution.</param>
/// <param name="ExtraPadding">Elements added to one side of a transposed convolution's output.</param>
internal sealed record ConvolutionShape(
    long Inputs, long Outputs, long[] Kernel, long[] Stride, long[] Padding, long[] Dilation, long Groups, PaddingModes Mode,
    Padding? Same = null, bool Transposed = false, long[]? ExtraPadding = null)
{
    internal ConvolutionShape Validated()
    {
        if (Groups < 1 || Inputs % Groups != 0 || Outputs % Groups != 0)
            throw new ArgumentException($"{Inputs} input and {Outputs} output channels cannot be divided into {Groups} groups");
        if (Kernel.Concat(Stride).Concat(Dilation).Any(length => length < 1)) throw new ArgumentException("kernel_size, stride and dilation must be at least 1");
        if (Padding.Any(length => length < 0)) throw new ArgumentException("padding must not be negative");
        return this;
    }

    /// <summary>Padding on both sides of each dimension, the last dimension first, as <c>pad</c> takes it.</summary>
    internal long[] PaddingFromTheEnd()
    {
        var pad = new long[2 * Kernel.Length];
        for (var i = 0; i < Kernel.Length; i++)
        {
            var at = 2 * (Kernel.Length - 1 - i);
            var total = Same == TorchSharp.Padding.Same ? Dilation[i] * (Kernel[i] - 1) : 0;
            (pad[at], pad[at + 1]) = Same is null ? (Padding[i], Padding[i]) : (total / 2, total - (total / 2));
        }
        return pad;
    }

    /// <summary>What must be added to the output for it to have a wanted size.</summary>
    internal long[] OutputPadding(Tensor input, long[]? wanted)
    {
        if (wanted is null) return ExtraPadding ?? new long[Kernel.Length];
        var sizes = input.shape;
        var (first, given) = (sizes.Length - Kernel.Length, wanted.Length > Kernel.Length ? wanted[^Kernel.Length..] : wanted);
        var extra = new long[Kernel.Length];
        for (var i = 0; i < extra.Length; i++)
        {
            var least = ((sizes[first + i] - 1) * Stride[i]) - (2 * Padding[i]) + (Dilation[i] * (Kernel[i] - 1)) + 1;
            extra[i] = given[i] - least;
            if (extra[i] < 0 || extra[i] >= Stride[i])
                throw new ArgumentException($"output_size {given[i]} is not in [{least}, {least + Stride[i] - 1}] for an input of {sizes[first + i]}", nameof(wanted));
        }
        return extra;
    }

    internal static long[] All(long value, int count) => Enumerable.Repeat(value, count).ToArray();
}
