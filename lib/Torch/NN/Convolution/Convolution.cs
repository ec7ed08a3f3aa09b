using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all convolutions share: a weight drawn as PyTorch does, a bias, and the padding.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    Parameter _weight;
    Parameter? _bias;

    private protected Convolution(string name, ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype) : base(name)
    {
        Shape = shape.Validated();
        long[] sizes = shape.Transposed
            ? [shape.Inputs, shape.Outputs / shape.Groups, .. shape.Kernel]
            : [shape.Outputs, shape.Inputs / shape.Groups, .. shape.Kernel];
        _weight = new Parameter(empty(sizes, dtype, device));
        nn.init.kaiming_uniform_(_weight, Math.Sqrt(5));
        register_parameter(nameof(weight), _weight);
        if (!bias) return;
        var bound = 1 / Math.Sqrt(nn.init.CalculateFanInAndFanOut(_weight).fanIn);
        _bias = new Parameter(empty([shape.Outputs], dtype, device));
        nn.init.uniform_(_bias, -bound, bound);
        register_parameter(nameof(bias), _bias);
    }

    /// <summary>The kernels: [out, in / groups, ...], or [in, out / groups, ...] of a transposed convolution.</summary>
    public Parameter weight
    {
        get => _weight;
        set => register_parameter(nameof(weight), _weight = value);
    }

    /// <summary>One number for each output channel, or null.</summary>
    public Parameter? bias
    {
        get => _bias;
        set => register_parameter(nameof(bias), _bias = value);
    }

    /// <summary>Channels of the input.</summary>
    public long in_channels => Shape.Inputs;

    /// <summary>Channels of the output.</summary>
    public long out_channels => Shape.Outputs;

    private protected ConvolutionShape Shape { get; }

    /// <summary>The parameters are registered when they are set.</summary>
    protected override void RegisterComponents() { }

    private protected Tensor Convolve(Operator plain, Operator named, Tensor input)
    {
        if (Shape.Same is { } padding && Shape.Mode == PaddingModes.Zeros)
            return named.Call(input, _weight, _bias, Shape.Stride, padding == Padding.Same ? "same" : "valid", Shape.Dilation, Shape.Groups);
        if (Shape.Mode == PaddingModes.Zeros)
            return plain.Call(input, _weight, _bias, Shape.Stride, Shape.Padding, Shape.Dilation, Shape.Groups);
        using var padded = nn.functional.pad(input, Shape.PaddingFromTheEnd(), Shape.Mode);
        return plain.Call(padded, _weight, _bias, Shape.Stride, new long[Shape.Kernel.Length], Shape.Dilation, Shape.Groups);
    }

    private protected Tensor ConvolveTransposed(Operator op, Tensor input, long[]? outputSize) =>
        op.Call(input, _weight, _bias, Shape.Stride, Shape.Padding, Shape.OutputPadding(input, outputSize), Shape.Groups, Shape.Dilation);
}
