using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>max(x, 0).</summary>
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? Aten.relu_.CallInPlace(x) : Aten.relu.Unary(x);
            /// <summary>min(max(x, 0), 6).</summary>
            public static Tensor relu6(Tensor x, bool inplace = false) => inplace ? Aten.hardtanh_.CallInPlace(x, 0, 6) : Aten.relu6.Unary(x);
            /// <summary>1 / (1 + e⁻ˣ).</summary>
            public static Tensor sigmoid(Tensor input) => Aten.sigmoid.Unary(input);
            /// <summary>Hyperbolic tangent.</summary>
            public static Tensor tanh(Tensor input) => Aten.tanh.Unary(input);
            /// <summary>x where positive, <c>negative_slope</c> · x elsewhere.</summary>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) => inplace ? Aten.leaky_relu_.CallInPlace(input, negative_slope) : Aten.leaky_relu.Call(input, negative_slope);
            /// <summary>x where positive, alpha (eˣ - 1) elsewhere.</summary>
            public static Tensor elu(Tensor x, double alpha = 1.0, bool inplace = false) => inplace ? Aten.elu_.CallInPlace(x, alpha) : Aten.elu.Call(x, alpha);
            /// <summary>Self-normalizing exponential linear unit: Klambauer et al. 2017.</summary>
            public static Tensor selu(Tensor x, bool inplace = false) => inplace ? Aten.selu_.CallInPlace(x) : Aten.selu.Unary(x);
            /// <summary>max(x, 0) + min(alpha (e^(x / alpha) - 1), 0).</summary>
            public static Tensor celu(Tensor x, double alpha = 1.0, bool inplace = false) => inplace ? Aten.celu_.CallInPlace(x, alpha) : Aten.celu.Call(x, alpha);
            /// <summary>x Φ(x), Φ the normal distribution function: Hendrycks and Gimpel 2016.</summary>
            public static Tensor gelu(Tensor x) => Aten.gelu.Unary(x);
            /// <summary>x / (1 + e⁻ˣ).</summary>
            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? Aten.silu_.CallInPlace(x) : Aten.silu.Unary(x);
            /// <summary>x tanh(ln(1 + eˣ)).</summary>
            public static Tensor mish(Tensor x, bool inplace = false) => inplace ? Aten.mish_.CallInPlace(x) : Aten.mish.Unary(x);
            /// <summary>ln(1 + e^(beta x)) / beta; x where beta x is above the threshold.</summary>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => Aten.softplus.Call(x, beta, threshold);
            /// <summary>x / (1 + |x|).</summary>
            public static Tensor softsign(Tensor x) => x / (1 + x.abs());
            /// <summary>x - tanh x.</summary>
            public static Tensor tanhshrink(Tensor x) => x - x.tanh();
            /// <summary>ln(1 / (1 + e⁻ˣ)).</summary>
            public static Tensor logsigmoid(Tensor x) => Aten.log_sigmoid.Unary(x);
            /// <summary>x held between <c>min_val</c> and <c>max_val</c>.</summary>
            public static Tensor hardtanh(Tensor x, double min_val = -1.0, double max_val = 1.0, bool inplace = false) => inplace ? Aten.hardtanh_.CallInPlace(x, min_val, max_val) : Aten.hardtanh.Call(x, min_val, max_val);
            /// <summary>clamp((x + 3) / 6, 0, 1).</summary>
            public static Tensor hardsigmoid(Tensor x, bool inplace = false) => inplace ? Aten.hardsigmoid_.CallInPlace(x) : Aten.hardsigmoid.Unary(x);
            /// <summary>x clamp((x + 3) / 6, 0, 1).</summary>
            public static Tensor hardswish(Tensor x, bool inplace = false) => inplace ? Aten.hardswish_.CallInPlace(x) : Aten.hardswish.Unary(x);
            /// <summary>x where at least lambda in absolute value, else 0.</summary>
            public static Tensor hardshrink(Tensor x, double lambda = 0.5) => Aten.hardshrink.Call(x, lambda);
            /// <summary>x moved towards 0 by lambda.</summary>
            public static Tensor softshrink(Tensor x, double lambda = 0.5) => Aten.softshrink.Call(x, lambda);
            /// <summary>x where above the threshold, else <c>value</c>.</summary>
            public static Tensor threshold(Tensor x, double threshold, double value, bool inplace = false) => inplace ? Aten.threshold_.CallInPlace(x, threshold, value) : Aten.threshold.Call(x, threshold, value);
            /// <summary>a σ(b) for the two halves a, b of a dimension.</summary>
            public static Tensor glu(Tensor input, long dim = -1) => Aten.glu.Call(input, dim);
        }
    }
}
