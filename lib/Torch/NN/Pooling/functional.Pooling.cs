using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The greatest element of each window over one dimension.</summary>
            public static Tensor max_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                Aten.max_pool1d.Call(input, All(kernel_size, 1), All(stride ?? kernel_size, 1), All(padding ?? 0, 1), All(dilation ?? 1, 1), ceil_mode);
            /// <summary>The mean of each window over one dimension.</summary>
            public static Tensor avg_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true) =>
                Aten.avg_pool1d.Call(input, All(kernel_size, 1), All(stride ?? kernel_size, 1), All(padding ?? 0, 1), ceil_mode, count_include_pad);
            /// <summary>Means of windows over one dimension, chosen so that the output has a given size.</summary>
            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) => Aten.adaptive_avg_pool1d.Call(input, All(output_size, 1));
            /// <summary>The greatest element of each window over two dimensions.</summary>
            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                Aten.max_pool2d.Call(input, All(kernel_size, 2), All(stride ?? kernel_size, 2), All(padding ?? 0, 2), All(dilation ?? 1, 2), ceil_mode);
            /// <summary>The mean of each window over two dimensions.</summary>
            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Aten.avg_pool2d.Call(input, All(kernel_size, 2), All(stride ?? kernel_size, 2), All(padding ?? 0, 2), ceil_mode, count_include_pad, divisor_override);
            /// <summary>Means of windows over two dimensions, chosen so that the output has a given size.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => Aten.adaptive_avg_pool2d.Call(input, output_size);
            /// <summary>The greatest element of each window over two dimensions, with lengths for each.</summary>
            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Aten.max_pool2d.Call(input, kernel_size, strides ?? kernel_size, padding ?? All(0, 2), dilation ?? All(1, 2), ceil_mode);
            /// <summary>The mean of each window over two dimensions, with lengths for each.</summary>
            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? paddings = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Aten.avg_pool2d.Call(input, kernel_size, strides ?? kernel_size, paddings ?? All(0, 2), ceil_mode, count_include_pad, divisor_override);
            /// <summary>The greatest element of each window over three dimensions.</summary>
            public static Tensor max_pool3d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                Aten.max_pool3d.Call(input, All(kernel_size, 3), All(stride ?? kernel_size, 3), All(padding ?? 0, 3), All(dilation ?? 1, 3), ceil_mode);
            /// <summary>The mean of each window over three dimensions.</summary>
            public static Tensor avg_pool3d(Tensor input, long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Aten.avg_pool3d.Call(input, All(kernel_size, 3), All(stride ?? kernel_size, 3), All(padding ?? 0, 3), ceil_mode, count_include_pad, divisor_override);
            /// <summary>Means of windows over three dimensions, chosen so that the output has a given size.</summary>
            public static Tensor adaptive_avg_pool3d(Tensor input, long[] output_size) => Aten.adaptive_avg_pool3d.Call(input, output_size);
            /// <summary>The greatest element of each window over three dimensions, with lengths for each.</summary>
            public static Tensor max_pool3d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Aten.max_pool3d.Call(input, kernel_size, strides ?? kernel_size, padding ?? All(0, 3), dilation ?? All(1, 3), ceil_mode);
            /// <summary>The mean of each window over three dimensions, with lengths for each.</summary>
            public static Tensor avg_pool3d(Tensor input, long[] kernel_size, long[]? strides = null, long[]? paddings = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                Aten.avg_pool3d.Call(input, kernel_size, strides ?? kernel_size, paddings ?? All(0, 3), ceil_mode, count_include_pad, divisor_override);
        }
    }
}
