namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Dimensions from start to end made one.</summary>
        public static Modules.Flatten Flatten(long start_dim = 1, long end_dim = -1) => new(start_dim, end_dim);
        /// <summary>One dimension made several.</summary>
        public static Modules.Unflatten Unflatten(long dim, long[] unflattened_size) => new(dim, unflattened_size);
        /// <summary>The input as it is.</summary>
        public static Modules.Identity Identity() => new();
        /// <summary>Channels made into height and width: Shi et al. 2016.</summary>
        public static Modules.PixelShuffle PixelShuffle(long upscaleFactor) => new(upscaleFactor);
        /// <summary>Height and width made into channels.</summary>
        public static Modules.PixelUnshuffle PixelUnshuffle(long downscaleFactor) => new(downscaleFactor);
        /// <summary>Zeros around height and width.</summary>
        public static Modules.ZeroPad2d ZeroPad2d(long padding) => new(padding);
        /// <summary>Elements mirrored around height and width.</summary>
        public static Modules.ReflectionPad2d ReflectionPad2d(long padding) => new(padding);
        /// <summary>The last elements again around height and width.</summary>
        public static Modules.ReplicationPad2d ReplicationPad2d(long padding) => new(padding);
        /// <summary>An image at other lengths; one of <paramref name="size"/> and <paramref name="scale_factor"/> is given.</summary>
        public static Modules.Upsample Upsample(long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool? alignCorners = null) =>
            new(size, scale_factor, mode, alignCorners);
        /// <summary>Cosine of the angle between two vectors along a dimension.</summary>
        public static Modules.CosineSimilarity CosineSimilarity(long dim = 1, double eps = 1e-8) => new(dim, eps);
        /// <summary>p-norm of the difference of two vectors along the last dimension.</summary>
        public static Modules.PairwiseDistance PairwiseDistance(double p = 2.0, double eps = 1e-6, bool keep_dim = false) => new(p, eps, keep_dim);
    }
}
