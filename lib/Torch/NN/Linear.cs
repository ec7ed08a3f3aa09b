using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>y = x Wᵀ + b.</summary>
            /// <param name="inputSize">Length of the last dimension of x.</param>
            /// <param name="outputSize">Length of the last dimension of y.</param>
            /// <param name="hasBias">Whether there is a b.</param>
            /// <param name="device">Where the parameters live.</param>
            /// <param name="dtype">Their type.</param>
            public static Modules.Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
                new(inputSize, outputSize, hasBias, device, dtype);

            public static partial class functional
            {
                /// <summary>x Wᵀ + b.</summary>
                /// <param name="input">x, shape [..., in].</param>
                /// <param name="weights">W, shape [out, in].</param>
                /// <param name="bias">b, shape [out], or null.</param>
                public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Aten.linear.Call(input, weights, bias);

                /// <summary>x₁ᵀ A x₂ + b for each output.</summary>
                public static Tensor bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias = null) => Aten.bilinear.Call(input1, input2, weight, bias);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>y = x Wᵀ + b; W and b are drawn uniformly from ±1/√in, as PyTorch does.</summary>
    public sealed class Linear : nn.Module<Tensor, Tensor>
    {
        Parameter _weight;
        Parameter? _bias;

        internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(Linear))
        {
            in_features = inputSize;
            out_features = outputSize;
            _weight = new Parameter(empty([outputSize, inputSize], dtype, device));
            nn.init.kaiming_uniform_(_weight, Math.Sqrt(5));
            register_parameter(nameof(weight), _weight);
            if (!hasBias) return;
            var bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
            _bias = new Parameter(empty([outputSize], dtype, device));
            nn.init.uniform_(_bias, -bound, bound);
            register_parameter(nameof(bias), _bias);
        }

        /// <summary>Length of the last dimension of the input.</summary>
        public long in_features { get; }

        /// <summary>Length of the last dimension of the output.</summary>
        public long out_features { get; }

        /// <summary>W, shape [out, in].</summary>
        public Parameter weight
        {
            get => _weight;
            set => register_parameter(nameof(weight), _weight = value);
        }

        /// <summary>b, shape [out], or null.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => register_parameter(nameof(bias), _bias = value);
        }

        /// <inheritdoc/>
        public override Tensor forward(Tensor tensor) => Aten.linear.Call(tensor, _weight, _bias);

        /// <summary>The parameters are registered when they are set.</summary>
        protected override void RegisterComponents() { }
    }
}
