using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Convolution over 3 dimensions: input [n, in_channels, ...], output [n, out_channels, ...].</summary>
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
            public static Modules.Conv3d Conv3d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(new(in_channels, out_channels, ConvolutionShape.All(kernel_size, 3), ConvolutionShape.All(stride, 3), ConvolutionShape.All(padding, 3), ConvolutionShape.All(dilation, 3), groups, padding_mode), bias, device, dtype);

            /// <summary>Convolution over 3 dimensions, padded by name.</summary>
            public static Modules.Conv3d Conv3d(
                long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(new(in_channels, out_channels, ConvolutionShape.All(kernel_size, 3), ConvolutionShape.All(stride, 3), ConvolutionShape.All(0, 3), ConvolutionShape.All(dilation, 3), groups, padding_mode, padding), bias, device, dtype);

            /// <summary>Convolution over 3 dimensions with its own numbers for each.</summary>
            public static Modules.Conv3d Conv3d(
                long in_channels, long out_channels, (long, long, long) kernel_size, (long, long, long)? stride = null, (long, long, long)? padding = null,
                (long, long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null)
            {
                var (by, around, apart) = (stride ?? (1, 1, 1), padding ?? (0, 0, 0), dilation ?? (1, 1, 1));
                return new(
                    new(in_channels, out_channels, [kernel_size.Item1, kernel_size.Item2, kernel_size.Item3], [by.Item1, by.Item2, by.Item3], [around.Item1, around.Item2, around.Item3],
                        [apart.Item1, apart.Item2, apart.Item3], groups, padding_mode), bias, device, dtype);
            }

            /// <summary>Convolution over 3 dimensions with its own numbers for each, padded by name.</summary>
            public static Modules.Conv3d Conv3d(
                long in_channels, long out_channels, (long, long, long) kernel_size, Padding padding, (long, long, long)? stride = null, (long, long, long)? dilation = null,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
            {
                var (by, apart) = (stride ?? (1, 1, 1), dilation ?? (1, 1, 1));
                return new(
                    new(in_channels, out_channels, [kernel_size.Item1, kernel_size.Item2, kernel_size.Item3], [by.Item1, by.Item2, by.Item3], ConvolutionShape.All(0, 3), [apart.Item1, apart.Item2, apart.Item3],
                        groups, padding_mode, padding), bias, device, dtype);
            }

            public static partial class functional
            {
                /// <summary>Convolution over 3 dimensions with a given weight [out, in / groups, ...].</summary>
                public static Tensor conv3d(
                    Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                    Aten.conv3d.Call(input, weight, bias, strides ?? ConvolutionShape.All(1, 3), padding ?? ConvolutionShape.All(0, 3), dilation ?? ConvolutionShape.All(1, 3), groups);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Convolution over 3 dimensions.</summary>
    public sealed class Conv3d : Convolution
    {
        internal Conv3d(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype) : base(nameof(Conv3d), shape, bias, device, dtype) { }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => Convolve(Aten.conv3d, Aten.conv3d_padding, input);
    }
}
