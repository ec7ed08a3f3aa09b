using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Convolution over 2 dimensions: input [n, in_channels, ...], output [n, out_channels, ...].</summary>
            /// <param name="in_channels">Channels of the input.</param>
            /// <param name="out_channels">Channels of the output.</param>
            /// <param name="kernel_size">Length of the kernel.</param>
            /// <param name="stride">Distance between its positions.</param>
            /// <param name="padding">Elements added on both sides.</param>
            /// <param name="dilation">Distance between the kernel's elements.</param>
            /// <param name="padding_mode">What is added.</param>
            /// <param name="groups">Groups of channels kept apart.</param>
            /// <param name="bias">Whether a number is added to each output channel.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static Modules.Conv2d Conv2d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(new(in_channels, out_channels, ConvolutionShape.All(kernel_size, 2), ConvolutionShape.All(stride, 2), ConvolutionShape.All(padding, 2), ConvolutionShape.All(dilation, 2), groups, padding_mode), bias, device, dtype);

            /// <summary>Convolution over 2 dimensions, padded by name.</summary>
            public static Modules.Conv2d Conv2d(
                long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(new(in_channels, out_channels, ConvolutionShape.All(kernel_size, 2), ConvolutionShape.All(stride, 2), ConvolutionShape.All(0, 2), ConvolutionShape.All(dilation, 2), groups, padding_mode, padding), bias, device, dtype);

            /// <summary>Convolution over 2 dimensions with its own numbers for each.</summary>
            public static Modules.Conv2d Conv2d(
                long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null,
                (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null)
            {
                var (by, around, apart) = (stride ?? (1, 1), padding ?? (0, 0), dilation ?? (1, 1));
                return new(
                    new(in_channels, out_channels, [kernel_size.Item1, kernel_size.Item2], [by.Item1, by.Item2], [around.Item1, around.Item2],
                        [apart.Item1, apart.Item2], groups, padding_mode), bias, device, dtype);
            }

            /// <summary>Convolution over 2 dimensions with its own numbers for each, padded by name.</summary>
            public static Modules.Conv2d Conv2d(
                long in_channels, long out_channels, (long, long) kernel_size, Padding padding, (long, long)? stride = null, (long, long)? dilation = null,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
            {
                var (by, apart) = (stride ?? (1, 1), dilation ?? (1, 1));
                return new(
                    new(in_channels, out_channels, [kernel_size.Item1, kernel_size.Item2], [by.Item1, by.Item2], ConvolutionShape.All(0, 2), [apart.Item1, apart.Item2],
                        groups, padding_mode, padding), bias, device, dtype);
            }

            public static partial class functional
            {
                /// <summary>Convolution over 2 dimensions with a given weight [out, in / groups, ...].</summary>
                public static Tensor conv2d(
                    Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                    Aten.conv2d.Call(input, weight, bias, strides ?? ConvolutionShape.All(1, 2), padding ?? ConvolutionShape.All(0, 2), dilation ?? ConvolutionShape.All(1, 2), groups);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Convolution over 2 dimensions.</summary>
    public sealed class Conv2d : Convolution
    {
        internal Conv2d(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype) : base(nameof(Conv2d), shape, bias, device, dtype) { }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => Convolve(Aten.conv2d, Aten.conv2d_padding, input);
    }
}
