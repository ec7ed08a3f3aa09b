namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The greatest element of each window over one dimension.</summary>
        /// <param name="kernel_size">Length of the window.</param>
        /// <param name="stride">Distance between its positions; null is its length.</param>
        /// <param name="padding">Elements added on both sides.</param>
        /// <param name="dilation">Distance between its elements.</param>
        /// <param name="ceil_mode">Whether windows may reach over the end.</param>
        public static Modules.MaxPool1d MaxPool1d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
            new(All(kernel_size, 1), All(stride ?? kernel_size, 1), All(padding ?? 0, 1), All(dilation ?? 1, 1), ceil_mode);
        /// <summary>The mean of each window over one dimension.</summary>
        /// <param name="kernel_size">Length of the window.</param>
        /// <param name="stride">Distance between its positions; null is its length.</param>
        /// <param name="padding">Zeros added on both sides.</param>
        /// <param name="ceil_mode">Whether windows may reach over the end.</param>
        /// <param name="count_include_pad">Whether the zeros count.</param>
        public static Modules.AvgPool1d AvgPool1d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true) =>
            new(All(kernel_size, 1), All(stride ?? kernel_size, 1), All(padding ?? 0, 1), ceil_mode, count_include_pad);
        /// <summary>Means of windows over one dimension, chosen so that the output has a given size.</summary>
        public static Modules.AdaptiveAvgPool1d AdaptiveAvgPool1d(long output_size) => new(All(output_size, 1));
        /// <summary>The greatest element of each window over two dimensions.</summary>
        /// <param name="kernel_size">Length of the window.</param>
        /// <param name="stride">Distance between its positions; null is its length.</param>
        /// <param name="padding">Elements added on both sides.</param>
        /// <param name="dilation">Distance between its elements.</param>
        /// <param name="ceil_mode">Whether windows may reach over the end.</param>
        public static Modules.MaxPool2d MaxPool2d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
            new(All(kernel_size, 2), All(stride ?? kernel_size, 2), All(padding ?? 0, 2), All(dilation ?? 1, 2), ceil_mode);
        /// <summary>The greatest element of each window over two dimensions, with lengths for each.</summary>
        public static Modules.MaxPool2d MaxPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
            new(kernel_size, stride ?? kernel_size, padding ?? All(0, 2), dilation ?? All(1, 2), ceil_mode);
        /// <summary>The greatest element of each window over two dimensions, with lengths for each.</summary>
        public static Modules.MaxPool2d MaxPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
            MaxPool2d(List(kernel_size)!, List(stride), List(padding), List(dilation), ceil_mode);
        /// <summary>The mean of each window over two dimensions.</summary>
        /// <param name="kernel_size">Length of the window.</param>
        /// <param name="stride">Distance between its positions; null is its length.</param>
        /// <param name="padding">Zeros added on both sides.</param>
        /// <param name="ceil_mode">Whether windows may reach over the end.</param>
        /// <param name="count_include_pad">Whether the zeros count.</param>
        /// <param name="divisor_override">Divisor instead of the number of elements.</param>
        public static Modules.AvgPool2d AvgPool2d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
            new(All(kernel_size, 2), All(stride ?? kernel_size, 2), All(padding ?? 0, 2), ceil_mode, count_include_pad, divisor_override);
        /// <summary>The mean of each window over two dimensions, with lengths for each.</summary>
        public static Modules.AvgPool2d AvgPool2d(long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
            new(kernel_size, stride ?? kernel_size, padding ?? All(0, 2), ceil_mode, count_include_pad, divisor_override);
        /// <summary>The mean of each window over two dimensions, with lengths for each.</summary>
        public static Modules.AvgPool2d AvgPool2d((long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
            AvgPool2d(List(kernel_size)!, List(stride), List(padding), ceil_mode, count_include_pad, divisor_override);
        /// <summary>Means of windows over two dimensions, chosen so that the output has a given size.</summary>
        public static Modules.AdaptiveAvgPool2d AdaptiveAvgPool2d(long output_size) => new(All(output_size, 2));
        /// <summary>Means of windows over two dimensions, chosen so that the output has a given size.</summary>
        public static Modules.AdaptiveAvgPool2d AdaptiveAvgPool2d(long[] output_size) => new(output_size);
        /// <summary>Means of windows over two dimensions, chosen so that the output has a given size.</summary>
        public static Modules.AdaptiveAvgPool2d AdaptiveAvgPool2d((long, long) output_size) => new(List(output_size)!);
        /// <summary>The greatest element of each window over three dimensions.</summary>
        /// <param name="kernel_size">Length of the window.</param>
        /// <param name="stride">Distance between its positions; null is its length.</param>
        /// <param name="padding">Elements added on both sides.</param>
        /// <param name="dilation">Distance between its elements.</param>
        /// <param name="ceil_mode">Whether windows may reach over the end.</param>
        public static Modules.MaxPool3d MaxPool3d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
            new(All(kernel_size, 3), All(stride ?? kernel_size, 3), All(padding ?? 0, 3), All(dilation ?? 1, 3), ceil_mode);
        /// <summary>The greatest element of each window over three dimensions, with lengths for each.</summary>
        public static Modules.MaxPool3d MaxPool3d(long[] kernel_size, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
            new(kernel_size, stride ?? kernel_size, padding ?? All(0, 3), dilation ?? All(1, 3), ceil_mode);
        /// <summary>The greatest element of each window over three dimensions, with lengths for each.</summary>
        public static Modules.MaxPool3d MaxPool3d((long, long, long) kernel_size, (long, long, long)? stride = null, (long, long, long)? padding = null, (long, long, long)? dilation = null, bool ceil_mode = false) =>
            MaxPool3d(List(kernel_size)!, List(stride), List(padding), List(dilation), ceil_mode);
        /// <summary>The mean of each window over three dimensions.</summary>
        /// <param name="kernel_size">Length of the window.</param>
        /// <param name="stride">Distance between its positions; null is its length.</param>
        /// <param name="padding">Zeros added on both sides.</param>
        /// <param name="ceil_mode">Whether windows may reach over the end.</param>
        /// <param name="count_include_pad">Whether the zeros count.</param>
        /// <param name="divisor_override">Divisor instead of the number of elements.</param>
        public static Modules.AvgPool3d AvgPool3d(long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
            new(All(kernel_size, 3), All(stride ?? kernel_size, 3), All(padding ?? 0, 3), ceil_mode, count_include_pad, divisor_override);
        /// <summary>The mean of each window over three dimensions, with lengths for each.</summary>
        public static Modules.AvgPool3d AvgPool3d(long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
            new(kernel_size, stride ?? kernel_size, padding ?? All(0, 3), ceil_mode, count_include_pad, divisor_override);
        /// <summary>The mean of each window over three dimensions, with lengths for each.</summary>
        public static Modules.AvgPool3d AvgPool3d((long, long, long) kernel_size, (long, long, long)? stride = null, (long, long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
            AvgPool3d(List(kernel_size)!, List(stride), List(padding), ceil_mode, count_include_pad, divisor_override);
        /// <summary>Means of windows over three dimensions, chosen so that the output has a given size.</summary>
        public static Modules.AdaptiveAvgPool3d AdaptiveAvgPool3d(long output_size) => new(All(output_size, 3));
        /// <summary>Means of windows over three dimensions, chosen so that the output has a given size.</summary>
        public static Modules.AdaptiveAvgPool3d AdaptiveAvgPool3d(long[] output_size) => new(output_size);
        /// <summary>Means of windows over three dimensions, chosen so that the output has a given size.</summary>
        public static Modules.AdaptiveAvgPool3d AdaptiveAvgPool3d((long, long, long) output_size) => new(List(output_size)!);

        static long[] All(long value, int count) => Modules.ConvolutionShape.All(value, count);

        static long[]? List((long, long)? lengths) => lengths is { } given ? [given.Item1, given.Item2] : null;

        static long[]? List((long, long, long)? lengths) => lengths is { } given ? [given.Item1, given.Item2, given.Item3] : null;
    }
}
