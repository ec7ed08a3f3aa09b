using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Layer normalization over the last dimensions: Ba, Kiros and Hinton 2016.</summary>
            /// <param name="normalized_shape">Lengths of the dimensions normalized over.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="elementwise_affine">Whether a scale is learned for each element.</param>
            /// <param name="bias">Whether a shift is learned too.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static Modules.LayerNorm LayerNorm(
                long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

            /// <summary>Layer normalization over the last dimension.</summary>
            public static Modules.LayerNorm LayerNorm(
                long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new([normalized_shape], eps, elementwise_affine, bias, device, dtype);

            /// <summary>Group normalization: Wu and He 2018.</summary>
            public static Modules.GroupNorm GroupNorm(
                long num_groups, long num_channels, double eps = 1e-05, bool affine = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_groups, num_channels, eps, affine, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Layer normalization over the last dimensions: Ba, Kiros and Hinton 2016.</summary>
    public sealed class LayerNorm : nn.Module<Tensor, Tensor>
    {
        readonly long[] _shape;
        readonly double _eps;
        Parameter? _weight, _bias;

        internal LayerNorm(long[] shape, double eps, bool affine, bool bias, Device? device, ScalarType? dtype) : base(nameof(LayerNorm))
        {
            (_shape, _eps) = (shape, eps);
            if (!affine) return;
            register_parameter(nameof(weight), _weight = new Parameter(ones(shape, dtype, device)));
            if (bias) register_parameter(nameof(bias), _bias = new Parameter(zeros(shape, dtype, device)));
        }

        /// <summary>The scale of each element, or null.</summary>
        public Parameter? weight
        {
            get => _weight;
            set => register_parameter(nameof(weight), _weight = value);
        }

        /// <summary>The shift of each element, or null.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => register_parameter(nameof(bias), _bias = value);
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => Aten.layer_norm.Call(tensor, _shape, _weight, _bias, _eps, false);

        /// <summary>The parameters are registered when they are set.</summary>
        protected override void RegisterComponents() { }
    }
}
