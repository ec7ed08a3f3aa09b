using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>The gradient of a convolution over 2 dimensions as a layer: it makes maps larger.</summary>
            public static Modules.ConvTranspose2d ConvTranspose2d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(new(in_channels, out_channels, ConvolutionShape.All(kernel_size, 2), ConvolutionShape.All(stride, 2), ConvolutionShape.All(padding, 2), ConvolutionShape.All(dilation, 2), groups,
                    padding_mode, null, true, ConvolutionShape.All(output_padding, 2)), bias, device, dtype);

            /// <summary>The gradient of a convolution over 2 dimensions as a layer, with its own numbers for each.</summary>
            public static Modules.ConvTranspose2d ConvTranspose2d(
                long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                (long, long)? output_padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
                bool bias = true, Device? device = null, ScalarType? dtype = null)
            {
                var (by, around, extra, apart) = (stride ?? (1, 1), padding ?? (0, 0), output_padding ?? (0, 0), dilation ?? (1, 1));
                return new(
                    new(in_channels, out_channels, [kernel_size.Item1, kernel_size.Item2], [by.Item1, by.Item2], [around.Item1, around.Item2],
                        [apart.Item1, apart.Item2], groups, padding_mode, null, true, [extra.Item1, extra.Item2]), bias, device, dtype);
            }

            public static partial class functional
            {
                /// <summary>The gradient of a convolution over 2 dimensions with a given weight [in, out / groups, ...].</summary>
                public static Tensor conv_transpose2d(
                    Tensor input, Tensor weight, Tensor? bias = null, long[]? stride = null, long[]? padding = null, long[]? output_padding = null,
                    long[]? dilation = null, long groups = 1) =>
                    Aten.conv_transpose2d_input.Call(
                        input, weight, bias, stride ?? ConvolutionShape.All(1, 2), padding ?? ConvolutionShape.All(0, 2), output_padding ?? ConvolutionShape.All(0, 2), groups, dilation ?? ConvolutionShape.All(1, 2));
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>The gradient of a convolution over 2 dimensions as a layer.</summary>
    public sealed class ConvTranspose2d : Convolution
    {
        internal ConvTranspose2d(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype) : base(nameof(ConvTranspose2d), shape, bias, device, dtype)
        {
            if (shape.Mode != PaddingModes.Zeros) throw new ArgumentException("a transposed convolution is padded with zeros only");
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => forward(input, null);

        /// <summary>With the size of the output given, where the stride leaves it open.</summary>
        public Tensor forward(Tensor input, long[]? output_size) => ConvolveTransposed(Aten.conv_transpose2d_input, input, output_size);
    }
}
