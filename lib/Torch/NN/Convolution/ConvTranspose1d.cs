using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The gradient of a convolution over 1 dimension as a layer: it makes maps larger.</summary>
            public static Modules.ConvTranspose1d ConvTranspose1d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(new(in_channels, out_channels, ConvolutionShape.All(kernel_size, 1), ConvolutionShape.All(stride, 1), ConvolutionShape.All(padding, 1), ConvolutionShape.All(dilation, 1), groups,
                    padding_mode, null, true, ConvolutionShape.All(output_padding, 1)), bias, device, dtype);

            public static partial class functional
            {
                /// <summary>The gradient of a convolution over 1 dimension with a given weight [in, out / groups, ...].</summary>
                public static Tensor conv_transpose1d(
                    Tensor input, Tensor weight, Tensor? bias = null, long[]? stride = null, long[]? padding = null, long[]? output_padding = null,
                    long[]? dilation = null, long groups = 1) =>
                    Aten.conv_transpose1d.Call(
                        input, weight, bias, stride ?? ConvolutionShape.All(1, 1), padding ?? ConvolutionShape.All(0, 1), output_padding ?? ConvolutionShape.All(0, 1), groups, dilation ?? ConvolutionShape.All(1, 1));
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The gradient of a convolution over 1 dimension as a layer.</summary>
    public sealed class ConvTranspose1d : Convolution
    {
        internal ConvTranspose1d(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype) : base(nameof(ConvTranspose1d), shape, bias, device, dtype)
        {
            if (shape.Mode != PaddingModes.Zeros) throw new ArgumentException("a transposed convolution is padded with zeros only");
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => forward(input, null);

        /// <summary>With the size of the output given, where the stride leaves it open.</summary>
        public Tensor forward(Tensor input, long[]? output_size) => ConvolveTransposed(Aten.conv_transpose1d, input, output_size);
    }
}
