using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The gradient of a convolution over 3 dimensions as a layer: it makes maps larger.</summary>
            public static Modules.ConvTranspose3d ConvTranspose3d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(new(in_channels, out_channels, ConvolutionShape.All(kernel_size, 3), ConvolutionShape.All(stride, 3), ConvolutionShape.All(padding, 3), ConvolutionShape.All(dilation, 3), groups,
                    padding_mode, null, true, ConvolutionShape.All(output_padding, 3)), bias, device, dtype);

            /// <summary>The gradient of a convolution over 3 dimensions as a layer, with its own numbers for each.</summary>
            public static Modules.ConvTranspose3d ConvTranspose3d(
                long in_channels, long out_channels, (long, long, long) kernel_size, (long, long, long)? stride = null, (long, long, long)? padding = null,
                (long, long, long)? output_padding = null, (long, long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
                bool bias = true, Device? device = null, ScalarType? dtype = null)
            {
                var (by, around, extra, apart) = (stride ?? (1, 1, 1), padding ?? (0, 0, 0), output_padding ?? (0, 0, 0), dilation ?? (1, 1, 1));
                return new(
                    new(in_channels, out_channels, [kernel_size.Item1, kernel_size.Item2, kernel_size.Item3], [by.Item1, by.Item2, by.Item3], [around.Item1, around.Item2, around.Item3],
                        [apart.Item1, apart.Item2, apart.Item3], groups, padding_mode, null, true, [extra.Item1, extra.Item2, extra.Item3]), bias, device, dtype);
            }

            public static partial class functional
            {
                /// <summary>The gradient of a convolution over 3 dimensions with a given weight [in, out / groups, ...].</summary>
                public static Tensor conv_transpose3d(
                    Tensor input, Tensor weight, Tensor? bias = null, long[]? stride = null, long[]? padding = null, long[]? output_padding = null,
                    long[]? dilation = null, long groups = 1) =>
                    Aten.conv_transpose3d_input.Call(
                        input, weight, bias, stride ?? ConvolutionShape.All(1, 3), padding ?? ConvolutionShape.All(0, 3), output_padding ?? ConvolutionShape.All(0, 3), groups, dilation ?? ConvolutionShape.All(1, 3));
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The gradient of a convolution over 3 dimensions as a layer.</summary>
    public sealed class ConvTranspose3d : Convolution
    {
        internal ConvTranspose3d(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype) : base(nameof(ConvTranspose3d), shape, bias, device, dtype)
        {
            if (shape.Mode != PaddingModes.Zeros) throw new ArgumentException("a transposed convolution is padded with zeros only");
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => forward(input, null);

        /// <summary>With the size of the output given, where the stride leaves it open.</summary>
        public Tensor forward(Tensor input, long[]? output_size) => ConvolveTransposed(Aten.conv_transpose3d_input, input, output_size);
    }
}
