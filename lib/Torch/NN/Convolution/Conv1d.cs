using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Convolution over 1 dimension: input [n, in_channels, ...], output [n, out_channels, ...].</summary>
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
            public static Modules.Conv1d Conv1d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(new(in_channels, out_channels, ConvolutionShape.All(kernel_size, 1), ConvolutionShape.All(stride, 1), ConvolutionShape.All(padding, 1), ConvolutionShape.All(dilation, 1), groups, padding_mode), bias, device, dtype);

            /// <summary>Convolution over 1 dimension, padded by name.</summary>
            public static Modules.Conv1d Conv1d(
                long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(new(in_channels, out_channels, ConvolutionShape.All(kernel_size, 1), ConvolutionShape.All(stride, 1), ConvolutionShape.All(0, 1), ConvolutionShape.All(dilation, 1), groups, padding_mode, padding), bias, device, dtype);

            public static partial class functional
            {
                /// <summary>Convolution over 1 dimension with a given weight [out, in / groups, ...].</summary>
                public static Tensor conv1d(
                    Tensor input, Tensor weight, Tensor? bias, long[] strides, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                    Aten.conv1d.Call(input, weight, bias, strides, padding ?? ConvolutionShape.All(0, 1), dilation ?? ConvolutionShape.All(1, 1), groups);

                /// <summary>Convolution over 1 dimension with a given weight [out, in / groups, length].</summary>
                public static Tensor conv1d(
                    Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null, long groups = 1) =>
                    Aten.conv1d.Call(input, weight, bias, stride ?? 1, padding ?? 0, dilation ?? 1, groups);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Convolution over 1 dimension.</summary>
    public sealed class Conv1d : Convolution
    {
        internal Conv1d(ConvolutionShape shape, bool bias, Device? device, ScalarType? dtype) : base(nameof(Conv1d), shape, bias, device, dtype) { }

        /// <inheritdoc/>
        public override Tensor forward(Tensor input) => Convolve(Aten.conv1d, Aten.conv1d_padding, input);
    }
}
